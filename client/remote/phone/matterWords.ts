import type { Language } from "../../../shared/access/actor.ts";
import { en, nb, nn } from "../../words/matters.ts";
import { en as problemEn, nb as problemNb, nn as problemNn } from "../../words/problem.ts";

/** The words of matters, for the part of the phone's page that is loaded when somebody signed in answers one. */
export const matterWords: Readonly<Record<Language, typeof nb>> = { nb, nn, en };

/** Why a step with a matter was refused: needed as seldom as the rest. */
export const problemWords = { nb: problemNb, nn: problemNn, en: problemEn } as const;
