import * as z from "zod/mini";

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 06:30"));

/** How often a source is asked: four choices for people, and cron for those who know it. Times are in the unit's zone. */
export const scheduleSchema = z.discriminatedUnion("every", [
  /** `minute` past every hour. */
  z.object({ every: z.literal("hour"), minute: z.int().check(z.gte(0), z.lte(59)) }),
  z.object({ every: z.literal("day"), at: time }),
  /** Monday to Friday. */
  z.object({ every: z.literal("weekday"), at: time }),
  z.object({ every: z.literal("monday"), at: time }),
  /** Five parts: minute, hour, day of month, month, day of week. */
  z.object({ every: z.literal("cron"), pattern: z.string().check(z.trim(), z.minLength(9), z.maxLength(60)) }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** A schedule as cron says it: minute, hour, day of month, month, day of week. */
export function cronOf(schedule: Schedule): string {
  switch (schedule.every) {
    case "hour":
      return `${schedule.minute} * * * *`;
    case "day":
      return `${clockPart(schedule.at)} * * *`;
    case "weekday":
      return `${clockPart(schedule.at)} * * 1-5`;
    case "monday":
      return `${clockPart(schedule.at)} * * 1`;
    case "cron":
      return schedule.pattern;
  }
}

function clockPart(at: string): string {
  const [hour, minute] = at.split(":").map(Number);
  return `${minute} ${hour}`;
}
