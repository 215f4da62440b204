import type { Fact } from "./facts.ts";
import { DIFFERENCES } from "./ownDifferences.ts";
import { READING } from "./ownReading.ts";
import { RULES } from "./ownRules.ts";

export const OWN: readonly Fact[] = [...DIFFERENCES, ...RULES, ...READING];
