/** One of the servers that are compared, in a process of its own: `tavle` or `broadcast`, as its argument says. */
import { createServer } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { startSyncServer } from "../support/syncServer.ts";

/** What any server must do at least: hand each frame to all others on the board. Nothing is read, kept or checked. */
async function startBroadcast(): Promise<string> {
  const server = createServer();
  const boards = new Map<string, Set<WebSocket>>();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const board = boards.get(request.url ?? "") ?? new Set();
      boards.set(request.url ?? "", board.add(opened));
      opened.on("message", (data) => {
        for (const other of board) if (other !== opened) other.send(data);
      });
      opened.on("close", () => board.delete(opened));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

const boardCount = Number(process.argv[3]);
if (process.argv[2] === "broadcast") {
  const boards = Array.from({ length: boardCount }, (_, at) => `board-${at}`);
  process.send?.({ origin: await startBroadcast(), boards });
} else {
  const server = await startSyncServer();
  const boards = Array.from({ length: boardCount }, () => server.aBoard());
  process.send?.({ origin: server.origin, boards });
  process.on("SIGTERM", () => void server.close().then(() => process.exit()));
}
process.on("disconnect", () => process.exit());
