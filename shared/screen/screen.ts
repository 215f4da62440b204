import * as z from "zod/mini";
import { languageSchema } from "../access/actor.ts";
import { boardId, screenId, unitId } from "../base/ids.ts";
import { DAY, MINUTE, type Instant, type LocalTime } from "../base/time.ts";

/** A wall that looks only shows; one paired for touch may act on its board while a meeting runs there. */
export const SCREEN_MODES = ["look", "touch"] as const;
export const SCREEN_THEMES = ["auto", "light", "dark"] as const;

/** Diagonal of the panel in inches, and from how many metres the room reads it. */
const panelInches = z.number().check(z.gte(10), z.lte(150));
const readingMetres = z.number().check(z.gte(0.5), z.lte(12));
const screenName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

export const screenSettings = z.object({
  name: screenName,
  boardId,
  mode: z.enum(SCREEN_MODES),
  inches: panelInches,
  distance: readingMetres,
  theme: z.enum(SCREEN_THEMES),
});
export type ScreenSettings = z.infer<typeof screenSettings>;
export type ScreenMode = ScreenSettings["mode"];
export type ScreenTheme = ScreenSettings["theme"];

/** What most sections have on the wall, and what the reference drawings are drawn for. */
export const COMMON_SCREEN = { mode: "look", inches: 65, distance: 4, theme: "auto" } as const;

/** A leader binds the wall that shows this code to a board. */
export const confirmPairing = z.object({
  code: z.string().check(z.maxLength(40)),
  name: screenName,
  mode: z.enum(SCREEN_MODES),
  inches: panelInches,
  distance: readingMetres,
});

export type ConfirmPairing = z.infer<typeof confirmPairing>;

/** A screen as lists and the wall itself see it. */
export const screenView = z.object({
  id: screenId,
  name: screenName,
  boardId,
  boardName: z.string(),
  unitId,
  unitName: z.string(),
  mode: z.enum(SCREEN_MODES),
  inches: panelInches,
  distance: readingMetres,
  theme: z.enum(SCREEN_THEMES),
  pairedAt: z.number(),
  lastSeen: z.nullable(z.number()),
  /** The build that the wall runs, as it last told. */
  build: z.nullable(z.string()),
  /** Until when it shows its own name large, so that somebody in the corridor finds it. */
  identifyUntil: z.nullable(z.number()),
  version: z.number(),
});
export type ScreenView = z.infer<typeof screenView>;

/** What a paired wall asks about itself: how it is set, and the language and the clock of its board. */
export const ownScreen = z.extend(screenView, { language: languageSchema, zone: z.string() });
export type OwnScreen = z.infer<typeof ownScreen>;

/** Screens of one unit and those below it, or of all units one leads. */
export const screensAsked = z.object({ unitId: z.optional(unitId) });

/** A wall tells now and then that it is alive; `resting` when nobody would miss it for the second a reload takes. */
export const screenSign = z.object({ build: z.string().check(z.maxLength(100)), resting: z.boolean() });
/** `renewed`: the cookie is new, and the wall reloads so that its sockets use it. */
export const screenSignReply = z.object({ renewed: z.boolean() });

/** Compare-and-set on `version`; what is not named stays. */
export const screenChange = z.object({
  version: z.number(),
  name: z.optional(screenName),
  boardId: z.optional(boardId),
  mode: z.optional(z.enum(SCREEN_MODES)),
  inches: z.optional(panelInches),
  distance: z.optional(readingMetres),
  theme: z.optional(z.enum(SCREEN_THEMES)),
});
export type ScreenChange = z.infer<typeof screenChange>;

/** A paired wall stays signed in until it has been away for 90 days; there is no absolute limit. */
export const SCREEN_AWAY_LIMIT = 90 * DAY;
/** How often a wall is given a new secret. The old one holds until the new one has been used. */
export const SCREEN_ROTATION = 7 * DAY;
/** How long a screen shows its own name after *Finn skjermen*. */
export const IDENTIFY_TIME = 10_000;
/** How often a wall tells that it is alive, and when its silence is worth a word in the list. */
export const HEARTBEAT = 30_000;
export const SILENT_AFTER = 5 * MINUTE;

/** Font sizes for three reading distances, and the gap between panels; CSS pixels. */
export interface ReadingSizes {
  readonly glance: number;
  readonly read: number;
  readonly near: number;
  readonly gap: number;
}

/** Height of a capital letter as part of the font size: the smaller of Inter's 0.727 and the usual 0.70. */
const CAPITAL = 0.7;
const MILLIMETRES_PER_INCH = 25.4;
/**
 * Capitals of *read* are seen under this angle. ISO 9241-3 sets 16 as the least; a little above it gives the 76 pixels
 * that a 65-inch panel of 2160 lines needs at 4 m (look/README.md: 110, 76 and 48).
 */
const READ_ARC_MINUTES = 17.25;
const GLANCE_OF_READ = 110 / 76;
const NEAR_OF_READ = 48 / 76;
const GAP_OF_READ = 26 / 76;

/**
 * The font size at which capitals are seen under an angle.
 * @param panel diagonal in inches; width and height of the window that fills it, in the pixels that are asked for
 * @param distance metres from the eye to the panel
 * @returns font size in those pixels
 */
export function fontSizeFor(
  arcMinutes: number,
  panel: { readonly inches: number; readonly width: number; readonly height: number },
  distance: number,
): number {
  const millimetresPerPixel = (panel.inches * MILLIMETRES_PER_INCH) / Math.hypot(panel.width, panel.height);
  const capital = distance * 1000 * Math.tan((arcMinutes / 60) * (Math.PI / 180));
  return capital / CAPITAL / millimetresPerPixel;
}

/**
 * Sizes of a wall, from its inches and the room's distance: never from the window's height, so that portrait reads as
 * well as landscape. Pixels are those of `width` and `height`; a panel of 3840 at scale 2 gives CSS pixels for 1920.
 */
export function readingSizes(inches: number, distance: number, width: number, height: number): ReadingSizes {
  const read = fontSizeFor(READ_ARC_MINUTES, { inches, width, height }, distance);
  return { glance: read * GLANCE_OF_READ, read, near: read * NEAR_OF_READ, gap: read * GAP_OF_READ };
}

const NIGHT_FROM: LocalTime = "22:00";
const NIGHT_TO: LocalTime = "06:00";

/** Dark at night, unless the screen is set to one of the two. @param time in the unit's zone */
export function themeAt(theme: ScreenTheme, time: LocalTime): "light" | "dark" {
  if (theme !== "auto") return theme;
  return time >= NIGHT_FROM || time < NIGHT_TO ? "dark" : "light";
}

const SHIFT_EVERY = 3 * MINUTE;
/** Offsets in CSS pixels, a slow walk around the middle: no line stays on the same pixels for a day. */
const SHIFTS = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [-2, 2],
  [-2, 0],
  [-2, -2],
  [0, -2],
  [2, -2],
] as const;

/** Where the picture stands just now, against burn-in. */
export function pixelShift(now: Instant): readonly [x: number, y: number] {
  return SHIFTS[Math.floor(now / SHIFT_EVERY) % SHIFTS.length] ?? SHIFTS[0];
}

/**
 * Which page of a list that does not fit is shown: pages change by the clock, so that two walls of a board agree.
 * @param every milliseconds a page stands
 */
export function pageAt(now: Instant, pages: number, every: number): number {
  return pages <= 1 ? 0 : Math.floor(now / every) % pages;
}
