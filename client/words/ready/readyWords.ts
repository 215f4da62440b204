import type { Language } from "../../../shared/access/actor.ts";
import type { ReadyId, ReadyWords } from "../../../shared/measure/catalogue.ts";
import { en } from "./en.ts";
import { nb } from "./nb.ts";
import { nn } from "./nn.ts";

/**
 * The words of the ready definitions, which become the words of a measure that is picked. Not among the texts that every page
 * carries: only the catalogue shows them. Sources are named as hospitals name them.
 */
export const readyWords: Readonly<Record<Language, Readonly<Record<ReadyId, ReadyWords>>>> = { nb, nn, en };
