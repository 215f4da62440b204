import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { HeldSharedText } from "../../client/board/textBinding.ts";
import { readMessage } from "../../server/sync/messages.ts";
import {
  screen,
  socketAs,
  startSyncServer,
  stockClient,
  type SyncServerUnderTest,
  until,
} from "../support/syncServer.ts";

let server: SyncServerUnderTest;
beforeAll(async () => {
  server = await startSyncServer();
});
afterAll(() => server.close());

/** A browser's socket that keeps a copy of each update that leaves. */
function tapped(who: string) {
  const updates: Uint8Array[] = [];
  class Tapped extends socketAs(server, who) {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const message = data instanceof Uint8Array ? readMessage(Uint8Array.from(data)) : undefined;
      if (message && "update" in message) updates.push(message.update);
      super.send(data);
    }
  }
  return { updates, Socket: Tapped };
}

/** Every text that an update brings, whether it shows or not. */
function textsIn(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item)) return [];
    if (struct.content instanceof Y.ContentString) return [struct.content.str];
    return struct.content instanceof Y.ContentAny
      ? struct.content.arr.filter((value) => typeof value === "string")
      : [];
  });
}

const digitsIn = (text: string) => text.match(/\d/g)?.length ?? 0;

// Synthetic: born 15 November (month + 80) 1980.
test.each(["15918012364", "159180 12364", "15.91.80-12364"])(
  "of %s typed letter by letter no update that leaves the browser and no stored row holds more than six digits",
  async (number) => {
    const board = server.aBoard();
    const { updates, Socket } = tapped("kari");
    const [kari, ola] = [screen(server, board, "kari", { Socket }), stockClient(server, board, "ola")];
    await until(() => kari.connection.state === "live" && ola.provider.synced);
    const id = kari.edit.addCard({ title: "Oppfølging", laneId: defaultLaneId("new") });
    const field = new HeldSharedText(kari.note(id));
    const sentence = `Ring ${number} i dag `;
    for (let end = 1; end <= sentence.length; end += 1) {
      field.type(sentence.slice(0, end), end);
      // A pause after every letter, the worst that can be typed.
      field.send(end);
    }
    field.send(null);
    await until(() => kari.unsaved === 0 && ola.board.note(id)?.toString().endsWith(" i dag ") === true);

    const seen = ola.board.note(id)?.toString() ?? "";
    expect(digitsIn(seen)).toBe(6);
    expect(field.text).toBe(sentence);
    const rows = (await server.updates.load(board, 1)).tail.map(({ bytes }) => bytes);
    for (const update of [...updates, ...rows]) {
      // Ids are 26 letters and digits of chance; everything else is text that somebody wrote.
      const written = textsIn(update).filter((text) => !/^[a-z2-7]{26}$/.test(text));
      for (const text of written) expect(digitsIn(text)).toBeLessThanOrEqual(6);
    }
    expect(kari.connection.state).toBe("live");
    kari.close();
    ola.close();
  },
);
