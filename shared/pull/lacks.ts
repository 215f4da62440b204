import type { PullDefinition } from "./source.ts";

/** Fields that must be filled before a source can be fetched; while one tries, they may still be unknown. */
export function lacksIn({ mapping, measureId }: PullDefinition): string[] {
  const lacks: string[] = [];
  if (mapping.period === "") lacks.push("mapping.period");
  const isRatio = mapping.numerator !== "" || mapping.denominator !== "";
  if (isRatio && mapping.numerator === "") lacks.push("mapping.numerator");
  if (isRatio && mapping.denominator === "") lacks.push("mapping.denominator");
  if (!isRatio && mapping.value === "") lacks.push("mapping.value");
  if (measureId === null && mapping.measure === "") lacks.push("measureId");
  return lacks;
}
