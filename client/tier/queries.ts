import { useQuery } from "@tanstack/react-query";
import type { UnitId } from "../../shared/base/ids.ts";
import { unitSchema } from "../../shared/protocol/boards.ts";
import { contactBody, officesSchema, treeChangeBody, treePreview } from "../../shared/protocol/units.ts";
import type { TreeChange } from "../../shared/tier/changes.ts";
import { send, sendForm } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

/** Who speaks for a unit and how it is reached; news of the unit make it stale. */
export function useOffices(id: UnitId) {
  return useQuery(queryOf(["unit", id, "offices"], `/units/${id}/offices`, officesSchema));
}

export function changeContact({ id, ...values }: { readonly id: UnitId; readonly [field: string]: unknown }) {
  return sendForm("PUT", `/units/${id}/contact`, values, contactBody, officesSchema);
}

/** What a change would do; asked for anew each time, since matters come and go meanwhile. */
export function usePreview(id: UnitId, change: TreeChange | undefined) {
  const to = change && "to" in change ? `&to=${change.to}` : "";
  const key = ["unit", id, "changes", change?.do ?? "", to] as const;
  const path = `/units/${id}/changes?do=${change?.do ?? "close"}${to}`;
  return useQuery({ ...queryOf(key, path, treePreview), enabled: change !== undefined, staleTime: 0, gcTime: 0 });
}

interface Changing {
  readonly id: UnitId;
  readonly version: number;
  readonly change: TreeChange;
}

export function changeTree({ id, version, change }: Changing) {
  return send("POST", `/units/${id}/changes`, treeChangeBody.parse({ version, change }), unitSchema);
}
