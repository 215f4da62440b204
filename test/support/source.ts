import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Another system, as real as a socket: answers what a test tells it to. */
export interface Source {
  readonly port: number;
  readonly url: string;
  /** `host:port`, as the operator's list names it. */
  readonly place: string;
  /** What was asked, in order. */
  readonly asked: readonly { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  answer(how: (request: IncomingMessage, response: ServerResponse) => void): void;
  answerJson(body: unknown): void;
  close(): Promise<void>;
}

/** Starts one on a free port of 127.0.0.1. */
export async function startSource(): Promise<Source> {
  const asked: { path: string; headers: IncomingMessage["headers"] }[] = [];
  let how: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end("[]");
  const server: Server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", headers: request.headers });
    how(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    place: `127.0.0.1:${port}`,
    asked,
    answer: (next) => void (how = next),
    answerJson: (body) =>
      void (how = (_, response) =>
        response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
