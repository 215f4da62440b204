import * as z from "zod/mini";
import { todayDay } from "../today/today.ts";

/** What a command on a day answers. */
export const todayChanged = z.object({ day: todayDay });
