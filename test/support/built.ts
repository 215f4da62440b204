import { buildClient } from "../../scripts/build.ts";

/** Browser tests see what users get: the built client, made anew when its sources have changed. */
export default async function built(): Promise<void> {
  await buildClient();
}
