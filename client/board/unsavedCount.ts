import { MESSAGE, SYNC_MESSAGE } from "../../shared/protocol/sync.ts";

/**
 * How many edits made here are not on the server's disk. The server counts this connection's sync step 2 and update
 * messages and says how many are durable; each of them carries all edits made before it was sent.
 */
export class UnsavedCount {
  private madeSoFar = 0;
  private durable = 0;
  private sentAt: number[] = [];

  get unsaved(): number {
    return this.madeSoFar - this.durable;
  }

  made(edits = 1): void {
    this.madeSoFar += edits;
  }

  connecting(): void {
    this.sentAt = [];
  }

  sent(bytes: Uint8Array): void {
    const carriesEdits = bytes[1] === SYNC_MESSAGE.step2 || bytes[1] === SYNC_MESSAGE.update;
    if (bytes[0] === MESSAGE.sync && carriesEdits) this.sentAt.push(this.madeSoFar);
  }

  saved(count: number): void {
    this.durable = Math.max(this.durable, this.sentAt[count - 1] ?? 0);
  }
}

/** The same socket, which also says what it sends. */
export function countingSocket(Socket: typeof WebSocket, sent: (bytes: Uint8Array) => void): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (data instanceof Uint8Array) sent(data);
      super.send(data);
    }
  };
}
