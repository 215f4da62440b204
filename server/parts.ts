import type { Logger } from "pino";
import type { RandomBytes } from "../shared/base/ids.ts";
import type { Authority } from "./access/authority.ts";
import type { PasswordCost } from "./access/passwords.ts";
import type { Sessions } from "./access/sessions.ts";
import type { Clock } from "./clock.ts";
import type { Commands } from "./commands.ts";
import type { Config } from "./config.ts";
import type { Live } from "./live.ts";
import type { Moment } from "./moment/moment.ts";
import type { Remotes } from "./remote/remotes.ts";
import type { Storage } from "./storage/database.ts";
import type { SumCache } from "./storage/sumCache.ts";
import type { Sync } from "./sync/sync.ts";

/** What every feature is given; built once, in `app.ts`. */
export interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly passwordCost: PasswordCost;
  readonly storage: Storage;
  readonly authority: Authority;
  readonly sessions: Sessions;
  readonly commands: Commands;
  readonly live: Live;
  readonly moment: Moment;
  readonly remotes: Remotes;
  readonly sync: Sync;
  readonly sums: SumCache;
  /** To be called after the commit of a change of rights: every live socket is judged anew, in all processes within 5 s. */
  readonly rightsChanged: () => Promise<void>;
  /** The address that people use, without a slash at the end; known once the port is. */
  readonly publicUrl: () => string;
  /** Hash of sources and lock file of this build; walls reload when it changes. */
  readonly build: string;
}
