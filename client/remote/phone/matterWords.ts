import type { Language } from "../../../shared/access/actor.ts";
import { en, nb, nn } from "../../words/matters.ts";

/** The words of matters, for the part of the phone's page that is loaded when somebody signed in answers one. */
export const matterWords: Readonly<Record<Language, typeof nb>> = { nb, nn, en };
