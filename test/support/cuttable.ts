import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** A wire between browsers and a server that can be cut: what is open on it breaks, and nothing new opens. */
export interface Cuttable {
  /** The address that people use. */
  readonly url: string;
  /** What a server behind it is started with: its own port, where the wire ends, and its public address. */
  readonly environment: Readonly<Record<string, string>>;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttable(): Promise<Cuttable> {
  const open = new Set<Socket>();
  let isCut = false;
  const behind = await freePort();
  const server = createServer((outer) => {
    if (isCut) return void outer.destroy();
    const inner = connect(behind, "127.0.0.1");
    for (const [one, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      open.add(one);
      // A wire that breaks is what it is made for.
      one.on("error", () => undefined);
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const { port } = server.address() as AddressInfo;
  const breakAll = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: `http://localhost:${port}`,
    environment: { PORT: String(behind), HOST: "127.0.0.1", PUBLIC_URL: `http://localhost:${port}` },
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    close() {
      breakAll();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** Free a moment ago, and nobody else on this machine asks for it by number. */
async function freePort(): Promise<number> {
  const asked = createServer();
  await new Promise<void>((listening) => asked.listen(0, "127.0.0.1", listening));
  const { port } = asked.address() as AddressInfo;
  await new Promise((closed) => asked.close(closed));
  return port;
}
