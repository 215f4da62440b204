/** Where a unit's messages may be posted to: nowhere, unless the operator names the host. */
export interface NoticeHosts {
  /** `host:port`: may lie inside the house. */
  readonly named: ReadonlySet<string>;
  /** What stands after the star, with its dot: `.environment.api.powerplatform.com`. Those must lie outside the house. */
  readonly endings: readonly string[];
}

/** Of a name, at least two parts after the star: nobody opens all of `.com`. */
const ENDING = /^\*((?:\.[a-z0-9-]+){2,})$/i;
const NAMED = /^(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i;

/**
 * Reads `NOTICE_HOSTS`: names of hosts, comma-separated, with a port unless it is 443; or a star before the end of a name.
 * @param faults every fault there is, one line each, is added
 */
export function readNoticeHosts(text: string | undefined, faults: string[]): NoticeHosts {
  const named = new Set<string>();
  const endings: string[] = [];
  for (const each of (text ?? "").split(",").map((part) => part.trim().toLowerCase())) {
    if (each === "") continue;
    const ending = ENDING.exec(each)?.[1];
    const [, host, port = "443"] = NAMED.exec(each) ?? [];
    if (ending) endings.push(ending);
    else if (host && Number(port) <= 65_535) named.add(`${host}:${Number(port)}`);
    else
      faults.push(`NOTICE_HOSTS: ${each} is not a host such as *.environment.api.powerplatform.com or flyt.sykehus.no`);
  }
  return { named, endings };
}
