import { type Id, newId } from "../../shared/base/ids.ts";

/** A fresh id in the browser; `crypto.randomUUID` is absent on plain http. */
export function freshId<Kind extends string>(): Id<Kind> {
  return newId((count) => crypto.getRandomValues(new Uint8Array(count)));
}
