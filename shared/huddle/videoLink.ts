import * as z from "zod/mini";

const LONGEST = 1000;

/**
 * Where those who are not in the room meet by video. Only an address that says in its own host where it leads: https, no
 * name and password before the host. It is opened in a tab of its own and never framed.
 */
export const videoUrl = z.string().check(z.trim(), z.maxLength(LONGEST), z.refine(leadsToHost, "an https:// address"));

function leadsToHost(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "" && /^[^.]+(\.[^.]+)+$/.test(hostname);
}

/** @returns the host that an address leads to, or undefined for one that is none */
export function hostOf(text: string): string | undefined {
  return videoUrl.safeParse(text).success ? new URL(text.trim()).hostname : undefined;
}
