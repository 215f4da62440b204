import { useQuery } from "@tanstack/react-query";
import type { PersonId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { NoticeChoice } from "../../shared/notice/event.ts";
import { sampleOutcome } from "../../shared/notice/outcome.ts";
import {
  addressBody,
  confirmReply,
  noticeChoices,
  noticeList,
  unitNotices,
  unitNoticesBody,
  unitOnCallBody,
} from "../../shared/notice/wire.ts";
import { nothing } from "../../shared/protocol/http.ts";
import type { QueryKey } from "../../shared/protocol/live.ts";
import { send, sendForm } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

/** What one has been told of; news of it come by themselves. */
export function useNotices(me: PersonId) {
  return useQuery(queryOf(["notices", me], "/notices", noticeList));
}

export const choicesKey = (me: PersonId): QueryKey => ["notices", me, "choices"];

export function useNoticeChoices(me: PersonId) {
  return useQuery(queryOf(choicesKey(me), "/notices/choices", noticeChoices));
}

export const unitNoticesKey = (unit: UnitId): QueryKey => ["unit-notices", unit];

export function useUnitNotices(unit: UnitId) {
  return useQuery(queryOf(unitNoticesKey(unit), `/units/${unit}/notices`, unitNotices));
}

export function sayRead(until: Instant) {
  return send("POST", "/notices/read", { until }, nothing);
}

export function chooseMailed(mailed: readonly NoticeChoice[]) {
  return send("PUT", "/notices/choices", { mailed }, noticeChoices);
}

export function setOwnAddress(address: string | null) {
  return sendForm("PUT", "/notices/address", { address }, addressBody, sampleOutcome);
}

export function sendOwnSample() {
  return send("POST", "/notices/sample", {}, sampleOutcome);
}

export function confirmAddress(token: string) {
  return send("POST", "/notices/confirm", { token }, confirmReply);
}

export interface UnitChange {
  readonly unit: UnitId;
  readonly teams?: string | null;
  readonly posted?: readonly NoticeChoice[];
}

export function changeUnitNotices({ unit, ...change }: UnitChange) {
  return sendForm("PUT", `/units/${unit}/notices`, change, unitNoticesBody, unitNotices);
}

export function setOnCall({ unit, address }: { readonly unit: UnitId; readonly address: string | null }) {
  return sendForm("PUT", `/units/${unit}/notices/on-call`, { address }, unitOnCallBody, sampleOutcome);
}

export function sendUnitSample({ unit, to }: { readonly unit: UnitId; readonly to: "teams" | "on-call" }) {
  return send("POST", `/units/${unit}/notices/sample`, { to }, sampleOutcome);
}
