import * as z from "zod/mini";
import { measureDefinition } from "../measure/measure.ts";
import { signalPicture } from "../measure/signalPicture.ts";

/** The chart that went along with a matter, as it was when the matter was sent: figures, limits, and what they are of. */
export const matterPicture = z.object({
  definition: measureDefinition,
  unitName: z.string(),
  zone: z.string(),
  at: z.int(),
  picture: signalPicture,
});
export type MatterPicture = z.infer<typeof matterPicture>;
