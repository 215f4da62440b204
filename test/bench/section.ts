import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const REPORT = join(import.meta.dirname, "../../docs/benchmarks.md");

/**
 * Puts one part of the report in the place of the one with the same heading, or last: a part is measured by itself with
 * `npm run bench -- <its name>`. @param section begins with its heading, `## ...`
 */
export function replaceSection(section: string): void {
  const heading = section.slice(0, section.indexOf("\n"));
  const parts = readFileSync(REPORT, "utf8").split(/^(?=## )/m);
  const place = parts.findIndex((part) => part.startsWith(`${heading}\n`));
  const text = `${section.trimEnd()}\n\n`;
  if (place === -1) parts.push(text);
  else parts[place] = text;
  const joined = parts.map((part) => `${part.trimEnd()}\n`).join("\n");
  writeFileSync(REPORT, joined);
}
