import { execFileSync } from "node:child_process";
import { join } from "node:path";

/**
 * Browser tests see what users get: the built client, made anew when its sources have changed. In a process of its own,
 * since this one says that it tests, and React's build heeds that.
 */
export default function built(): void {
  const root = join(import.meta.dirname, "..", "..");
  execFileSync(process.execPath, ["scripts/build.ts"], { cwd: root, stdio: "inherit" });
}
