import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { sampleOutcome } from "../../shared/notice/outcome.ts";
import {
  addressBody,
  choicesBody,
  confirmBody,
  confirmReply,
  type NoticeChoices,
  noticeChoices,
  noticeList,
  readBody,
} from "../../shared/notice/wire.ts";
import { nothing } from "../../shared/protocol/http.ts";
import { tryLimit } from "../access/limits.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { addressOf, mailedOf, setMailed } from "../storage/noticeChoices.ts";
import type { Recipient } from "../storage/noticeMessages.ts";
import { markRead } from "../storage/notices.ts";
import { confirm, type MailLimits, mailLimits, setAddress, tellOfChoices, TOO_OFTEN } from "./addresses.ts";
import { noticeListOf } from "./list.ts";
import type { PostOffice } from "./post.ts";
import { sampleByMail } from "./sample.ts";
import { unitNoticeRoutes } from "./unitRoutes.ts";

type Person = Actor & { readonly kind: "person" };

const NOT_A_PERSON = refused({ code: "not-allowed", message: "Notices are for people who are signed in." } as const);

/** What people are told of, and how each wants to be told. */
export function noticeRoutes(parts: Parts, post: PostOffice): Route[] {
  const limits = mailLimits(parts.clock);
  return [...listRoutes(parts), ...ownRoutes(parts, post, limits), ...unitNoticeRoutes(parts, post, limits)];
}

function personOf(actor: Actor): Person | undefined {
  return actor.kind === "person" && may(actor, "notice:own", { kind: "person", id: actor.id }) ? actor : undefined;
}

function listRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/notices",
      action: "notice:own",
      summary: "What one has been told of, the newest first, and what could not be delivered",
      reply: noticeList,
      async handle({ actor }) {
        const person = personOf(actor);
        return person ? ok(await noticeListOf(parts, person)) : NOT_A_PERSON;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/notices/read",
      action: "notice:own",
      summary: "Say that one has read what had come by an instant",
      body: readBody,
      reply: nothing,
      async handle({ actor, body }) {
        const person = personOf(actor);
        if (!person) return NOT_A_PERSON;
        const now = parts.clock.now();
        const changed = await markRead(parts.storage.db, person.id, Math.min(body.until, now), now);
        if (changed) parts.live.tell(`person:${person.id}`, { kind: "notices:changed", id: person.id });
        return ok({});
      },
    }),
  ];
}

function ownRoutes(parts: Parts, post: PostOffice, limits: MailLimits): Route[] {
  const tries = tryLimit(parts.clock, 300, 15 * MINUTE);
  return [
    route({
      method: "get",
      path: "/api/v1/notices/choices",
      action: "notice:own",
      summary: "Where and of what one is told by mail",
      reply: noticeChoices,
      async handle({ actor }) {
        const person = personOf(actor);
        return person ? ok(await choicesOf(parts, person)) : NOT_A_PERSON;
      },
    }),
    route({
      method: "put",
      path: "/api/v1/notices/choices",
      action: "notice:own",
      summary: "Choose of what one is told by mail",
      body: choicesBody,
      reply: noticeChoices,
      async handle({ actor, body, key }) {
        const person = personOf(actor);
        if (!person) return NOT_A_PERSON;
        const audited = { actor, action: "notice:own", thing: person.id, unitId: null } as const;
        const done = await parts.commands.run({ ...audited, key, fingerprint: body }, async (act) => {
          await setMailed(act.tx, person.id, body.mailed);
          tellOfChoices(act, recipientOf(person));
          return ok({});
        });
        return done.ok ? ok(await choicesOf(parts, person)) : done;
      },
    }),
    route({
      method: "put",
      path: "/api/v1/notices/address",
      action: "notice:own",
      summary: "Say where one is told by mail; a link is sent there first. null takes it away",
      body: addressBody,
      reply: sampleOutcome,
      async handle({ actor, body }) {
        const person = personOf(actor);
        if (!person) return NOT_A_PERSON;
        const who = { actor, action: "notice:own", of: recipientOf(person), unitId: null } as const;
        return await setAddress(parts, post, limits, who, body.address);
      },
    }),
    route({
      method: "post",
      path: "/api/v1/notices/confirm",
      action: "public",
      summary: "Confirm an address by the one-time link that was sent there",
      body: confirmBody,
      reply: confirmReply,
      async handle({ body, address }) {
        return tries.tooMany(address) ? TOO_OFTEN : await confirm(parts, body.token);
      },
    }),
    route({
      method: "post",
      path: "/api/v1/notices/sample",
      action: "notice:own",
      summary: "Send oneself a sample, and hear what it came to",
      body: nothing,
      reply: sampleOutcome,
      async handle({ actor }) {
        const person = personOf(actor);
        if (!person) return NOT_A_PERSON;
        return limits.perSender.tooMany(person.id) ? TOO_OFTEN : await sampleByMail(parts, post, recipientOf(person));
      },
    }),
  ];
}

function recipientOf({ id }: Person): Recipient {
  return { kind: "person", id };
}

async function choicesOf({ storage, config }: Parts, person: Person): Promise<NoticeChoices> {
  const { address, pending } = await addressOf(storage.db, recipientOf(person));
  return { address, pending, mail: config.mail !== undefined, mailed: await mailedOf(storage.db, person.id) };
}
