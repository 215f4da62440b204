import { ask, type Call, call } from "./caller.ts";
import type { TestServer } from "./startServer.ts";

/** A wall that a leader has paired with the first section's board. */
export interface Wall {
  readonly id: string;
  readonly cookie: string;
  asks(method: string, path: string, how?: Omit<Call, "cookie">): ReturnType<typeof call>;
}

export async function pairWall(
  server: Pick<TestServer, "url" | "hospital" | "as">,
  mode: "look" | "touch",
): Promise<Wall> {
  const opened = (await ask(server.url, "POST", "/api/v1/pairings")).body;
  const body = { code: opened.code, name: "Gangen", mode, inches: 65, distance: 4 };
  const path = `/api/v1/boards/${server.hospital.boardId}/screens`;
  const paired = await server.as("leader", "POST", path, { body });
  if (paired.status !== 200) throw new Error(`pairing answered ${paired.status}`);
  const claimed = await ask(server.url, "POST", "/api/v1/pairings/claim", { body: { secret: opened.secret } });
  const { cookie } = claimed;
  if (!cookie) throw new Error("a paired wall got no cookie");
  const asks: Wall["asks"] = (method, at, how = {}) => call(server.url, method, `/api/v1${at}`, { ...how, cookie });
  return { id: paired.body.id, cookie, asks };
}
