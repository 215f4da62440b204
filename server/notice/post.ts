import { type Outcome, refused } from "../../shared/base/outcome.ts";
import type { NoticeFault } from "../../shared/notice/outcome.ts";
import type { Parts } from "../parts.ts";
import { systemLookUp } from "../pull/outside.ts";
import { type Letter, openSmtp, type Smtp } from "./smtp.ts";
import { type Post, postToTeams, type Webhooks } from "./teams.ts";

type Arrived = Outcome<null, NoticeFault>;

/** The two ways out of the house. */
export interface PostOffice {
  mail(letter: Letter): Promise<Arrived>;
  teams(address: string, post: Post): Promise<Arrived>;
  close(): void;
}

export function openPostOffice({ config, clock }: Pick<Parts, "config" | "clock">): PostOffice {
  const ending = new AbortController();
  const smtp: Smtp | undefined = config.mail && openSmtp(config.mail, clock);
  const hooks: Webhooks = { clock, hosts: config.noticeHosts, lookUp: systemLookUp, ends: ending.signal };
  return {
    mail: async (letter) => (smtp ? await smtp.send(letter) : refused("not-set-up")),
    teams: (address, post) => postToTeams(hooks, address, post),
    close() {
      ending.abort();
      smtp?.close();
    },
  };
}
