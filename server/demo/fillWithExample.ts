import { DEFAULT_ZONE, localDate, type Instant } from "../../shared/base/time.ts";
import { createIdeas } from "../idea/ideas.ts";
import type { Parts } from "../parts.ts";
import { organisationValue } from "../storage/organisation.ts";
import { withoutWaiting } from "../storage/withoutWaiting.ts";
import { liveCards } from "./cardLife.ts";
import { comment } from "./commentLife.ts";
import { colourDays } from "./crossLife.ts";
import { drawSurface } from "./surfaceLife.ts";
import { PEOPLE, TRUST_NAME } from "./hospital.ts";
import { liveMatters } from "./matterLife.ts";
import { holdMeetings, settleEachDay } from "./meetingLife.ts";
import { seedMessages, seedVisits } from "./messageLife.ts";
import { pastSeries } from "./pastSeries.ts";
import type { PastClock } from "./pastClock.ts";
import { sendIdeas } from "./phoneIdeas.ts";
import { measureSection, showAbove } from "./pointsLife.ts";
import { followRisks } from "./riskLife.ts";
import { type Happening, HISTORY_DAYS, live, quiet, type Scene, timeOf } from "./scene.ts";
import { seededBy } from "./seeded.ts";
import { seeSignals } from "./signalLife.ts";
import { skipToday } from "./skipToday.ts";
import { countByHand, nightLines } from "./tallyLife.ts";
import { vote } from "./voteLife.ts";
import { freshThanks, giveThanks } from "./thanksLife.ts";
import { raisePreparedness, sayToday } from "./today.ts";
import { measureHospital } from "./wholeHospital.ts";
import { newPassword, writeHospital } from "./writeHospital.ts";

export interface Wish {
  readonly seed?: number;
  /** Is told in words how far it has come. */
  readonly tell?: (line: string) => void;
}

/**
 * Fills an empty installation with the example hospital and ninety days of its life; the same seed and day give the same
 * hospital. All of it is done by the product's own commands, at the times at which people would have given them.
 * @param clock the one the server runs by: it is set back while the past is lived through
 * @returns lines for the terminal: who can sign in, with passwords that are made anew each time
 */
export async function fillWithExample(
  parts: Parts,
  clock: PastClock,
  { seed = 2026, tell }: Wish = {},
): Promise<string[]> {
  if (await organisationValue(parts.storage.db, "name")) {
    return [
      "The data folder is in use already: nothing was changed. For a fresh example set DATA_DIR to an empty folder.",
    ];
  }
  tell?.(`Making the example hospital, with ${HISTORY_DAYS} days of meetings. This takes a few seconds.`);
  const now = clock.now();
  const password = await newPassword(parts);
  try {
    const scene = await openScene(
      quiet(parts, clock, seededBy(seed, "ids").bytes),
      clock,
      { seed, now },
      password.hash,
    );
    await withoutWaiting(parts.storage, async () => live(scene, clock, await history(scene), tell));
    await skipToday(scene);
  } finally {
    clock.standAt(undefined);
  }
  return signInLines(parts, password.plain);
}

/** The hospital on the day before its first meeting: units, people, boards, and what each meeting consists of. */
async function openScene(
  parts: Parts,
  clock: PastClock,
  { seed, now }: { readonly seed: number; readonly now: Instant },
  passwordHash: string,
): Promise<Scene> {
  const today = localDate(now, DEFAULT_ZONE);
  clock.standAt(timeOf({ today }, HISTORY_DAYS + 1, "10:00"));
  const ids = seededBy(seed, "hospital").bytes;
  const { boards, people } = await parts.storage.transaction((tx) =>
    writeHospital(tx, ids, { at: clock.now(), today, passwordHash }),
  );
  await parts.rightsChanged();
  return { parts, seed, now, today, boards, people, measures: new Map() };
}

/** Everything that has happened, in no order yet. */
async function history(scene: Scene): Promise<Happening[]> {
  const keys = [...scene.boards.keys()];
  const sections = keys.filter((key) => scene.boards.get(key)?.unit.kind === "section");
  const points: Happening[] = [];
  for (const key of sections) points.push(...(await measureSection(scene, key)));
  await showAbove(scene);
  points.push(...(await measureHospital(scene)));
  const counted = await countByHand(scene);
  const { daily, weekly } = pastSeries(scene);
  return [
    ...points,
    ...[...daily, ...weekly].flatMap((series) => holdMeetings(scene, series)),
    ...settleEachDay(scene, HISTORY_DAYS),
    ...daily.flatMap((series) => liveCards(scene, series)),
    ...daily.filter(({ key }) => sections.includes(key)).flatMap((series) => colourDays(scene, series)),
    ...daily.filter(({ key }) => sections.includes(key)).flatMap((series) => giveThanks(scene, series)),
    ...seeSignals(scene, sections),
    ...sections.flatMap((key) => sayToday(scene, key)),
    ...raisePreparedness(scene),
    ...followRisks(scene),
    ...liveMatters(scene),
    ...sendIdeas(scene, createIdeas(scene.parts)),
    ...freshThanks(scene),
    ...seedMessages(scene),
    ...seedVisits(scene),
    ...comment(scene),
    ...vote(scene, daily),
    ...counted,
    ...nightLines(scene),
    ...drawSurface(scene),
  ];
}

function signInLines(parts: Parts, password: string): string[] {
  const shown = PEOPLE.filter((person) => person.as);
  const width = Math.max(...shown.map((person) => person.login.length));
  return [
    `The example hospital is ready: ${TRUST_NAME}. All names are invented, all figures are made by a generator.`,
    `Sign in at ${parts.publicUrl()} with one of these; the password of all of them is  ${password}`,
    ...shown.map((person) => `  ${person.login.padEnd(width)}  ${person.as}`),
    "It is not printed again. (tavle admin create makes a way in later.)",
  ];
}
