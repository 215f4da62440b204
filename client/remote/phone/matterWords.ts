import type { Language } from "../../../shared/access/actor.ts";
import { en as escalationEn, nb as escalationNb, nn as escalationNn } from "../../words/escalation.ts";
import { en, nb, nn } from "../../words/matters.ts";
import { en as problemEn, nb as problemNb, nn as problemNn } from "../../words/problem.ts";

/** The words of matters, for the part of the phone's page that is loaded when somebody signed in answers one. */
export const matterWords: Readonly<Record<Language, typeof nb>> = { nb, nn, en };

/** How a matter stands, and why a step with it was refused: needed as seldom as the rest. */
export const stateWords = { nb: escalationNb, nn: escalationNn, en: escalationEn } as const;
export const problemWords = { nb: problemNb, nn: problemNn, en: problemEn } as const;
