import * as Y from "yjs";
import { type Actor, actorId } from "../../shared/access/actor.ts";

/**
 * Whose the client ids of a board are. Yjs believes whoever writes under an id; an edit under a colleague's would make
 * hers, when it comes, look like one that is known already, and it would vanish. So an id belongs to whoever wrote
 * under it first, as far back as the log's tail tells.
 */
export class ClientIds {
  private readonly owners = new Map<number, string>();

  /** Whether all of them are free, or this actor's own. */
  mayUse(actor: Actor, clients: ReadonlySet<number>): boolean {
    const name = nameOf(actor.kind, actorId(actor));
    return [...clients].every((client) => (this.owners.get(client) ?? name) === name);
  }

  take(actor: Actor, clients: ReadonlySet<number>): void {
    for (const client of clients) this.owners.set(client, nameOf(actor.kind, actorId(actor)));
  }

  /** What a row of the log says: it was accepted once, under the ids it holds. */
  takeRow(row: { readonly actorKind: string; readonly actorId: string | null; readonly bytes: Uint8Array }): void {
    for (const { id } of Y.decodeUpdate(row.bytes).structs) {
      if (!this.owners.has(id.client)) this.owners.set(id.client, nameOf(row.actorKind, row.actorId));
    }
  }
}

function nameOf(kind: string, id: string | null): string {
  return `${kind}:${id ?? ""}`;
}
