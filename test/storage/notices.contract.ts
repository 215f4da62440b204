import { beforeAll, beforeEach, expect, test } from "vitest";
import { type BoardId, newId, type PersonId, type UnitId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import * as choices from "../../server/storage/noticeChoices.ts";
import * as messages from "../../server/storage/noticeMessages.ts";
import * as notices from "../../server/storage/notices.ts";
import type { Storage } from "../../server/storage/database.ts";
import { insertPerson, setRole } from "../../server/storage/persons.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of notices", (open) => {
  const random = seededRandom(9);
  const unitId: UnitId = newId(random);
  const boardId: BoardId = newId(random);
  let storage: Storage;
  let personId: PersonId;
  let to: messages.Recipient;

  beforeAll(async () => {
    storage = await open();
    await insertUnit(
      storage.db,
      { id: unitId, parentId: null, kind: "section", name: "Post", zone: "Europe/Oslo" },
      NOW,
    );
  });
  beforeEach(async () => {
    personId = newId(random);
    to = { kind: "person", id: personId };
    const person = { id: personId, login: personId, name: "Kari", passwordHash: null, language: "nb" } as const;
    await insertPerson(storage.db, person, NOW);
  });

  const notice = (matterId: EscalationId, number = 0, at = NOW) =>
    ({ id: newId<"notice">(random), personId, event: "answered", matterId, number, boardId, at }) as const;
  const delivery = (matterId = newId<"escalation">(random), number = 0) =>
    ({
      id: newId<"delivery">(random),
      channel: "mail",
      to,
      event: "answered",
      matterId,
      number,
      boardId,
      at: NOW,
    }) as const;
  const gather = (now: number) =>
    storage.transaction((tx) => messages.gather(tx, newId<"message">(random), "mail", to, now));
  const due = async (now: number) =>
    (await messages.messagesDue(storage.db, now, 99)).filter((each) => each.to.id === to.id);

  test("tells a person of one thing once, and of another step again", async () => {
    const matter = newId<"escalation">(random);
    const told = [];
    for (const each of [notice(matter), notice(matter), notice(matter, 3)]) {
      told.push(await notices.insertNotice(storage.db, each));
    }
    expect(told).toEqual([true, false, true]);
    expect(await notices.noticesOf(storage.db, personId, 9)).toHaveLength(2);
  });

  test("marks as read what had come, and forgets what is old", async () => {
    for (const at of [NOW, NOW + MINUTE]) await notices.insertNotice(storage.db, notice(newId(random), 0, at));
    expect(await notices.markRead(storage.db, personId, NOW, NOW + 2 * MINUTE)).toBe(true);
    expect(await notices.markRead(storage.db, personId, NOW, NOW + 2 * MINUTE)).toBe(false);
    const readAt = async () => (await notices.noticesOf(storage.db, personId, 9)).map((each) => each.readAt);
    expect(await readAt()).toEqual([null, NOW + 2 * MINUTE]);
    await notices.forgetNoticesBefore(storage.db, NOW + 1);
    expect(await readAt()).toEqual([null]);
  });

  test("gathers all that waits for somebody into one message, once", async () => {
    const [first, second] = [delivery(), delivery()];
    for (const each of [first, first, second]) {
      await messages.insertDelivery(storage.db, { ...each, id: newId(random) }, NOW + MINUTE);
    }
    expect(await messages.recipientsDue(storage.db, NOW, 9)).not.toContainEqual({ channel: "mail", to });
    expect(await messages.recipientsDue(storage.db, NOW + MINUTE, 9)).toContainEqual({ channel: "mail", to });
    const gathered = await gather(NOW + MINUTE);
    expect(gathered.map(({ matterId }) => matterId).toSorted()).toEqual([first.matterId, second.matterId].toSorted());
    expect(await gather(NOW + MINUTE)).toEqual([]);
    const [message, ...more] = await due(NOW + MINUTE);
    expect(more).toEqual([]);
    expect(await messages.deliveriesOf(storage.db, message?.id ?? newId(random))).toHaveLength(2);
  });

  test("of many who gather and claim at once, one alone sends each thing", async () => {
    for (let i = 0; i < 5; i += 1) await messages.insertDelivery(storage.db, delivery(), NOW);
    const gathered = await Promise.all(Array.from({ length: 8 }, () => gather(NOW)));
    expect(gathered.map((each) => each.length).toSorted((a, b) => b - a)).toEqual([5, 0, 0, 0, 0, 0, 0, 0]);
    const [message] = await due(NOW);
    if (!message) throw new Error("no message");
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => messages.claimMessage(storage.db, message, NOW, NOW + MINUTE)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test("a claim that nobody settles is free again when its lease is over, with the same id", async () => {
    await messages.insertDelivery(storage.db, delivery(), NOW);
    await gather(NOW);
    const [message] = await due(NOW);
    if (!message) throw new Error("no message");
    await messages.claimMessage(storage.db, message, NOW, NOW + MINUTE);
    expect(await due(NOW)).toEqual([]);
    expect((await due(NOW + MINUTE)).map(({ id, tries }) => [id, tries])).toEqual([[message.id, 1]]);
  });

  test("what is over is not sent again, says nothing any more, and is told as lost until a later one arrives", async () => {
    const mail = (key: string) =>
      ({
        id: newId<"message">(random),
        channel: "mail",
        to,
        content: "{}",
        key: `${key} ${personId}`,
        at: NOW,
      }) as const;
    const [first, second] = [mail("a"), mail("b")];
    expect(await messages.insertMessage(storage.db, first)).toBe(true);
    expect(await messages.insertMessage(storage.db, { ...first, id: newId(random) })).toBe(false);
    await messages.endMessage(storage.db, first.id, "given-up", "later", NOW + DAY);
    expect(await due(NOW + 2 * DAY)).toEqual([]);
    const row = await storage.db
      .selectFrom("notice_messages")
      .selectAll()
      .where("id", "=", first.id)
      .executeTakeFirstOrThrow();
    expect(row.content).toBeNull();
    const lost = { count: 1, at: NOW + DAY, fault: "later" };
    expect(await messages.givenUpSince(storage.db, to, NOW)).toEqual(lost);
    await messages.insertMessage(storage.db, second);
    await messages.endMessage(storage.db, second.id, "sent", null, NOW + DAY + 1);
    expect(await messages.givenUpSince(storage.db, to, NOW)).toBeNull();
    await messages.forgetMessagesBefore(storage.db, NOW + DAY + 2);
    expect((await messages.messageCounts(storage.db)).filter(({ state }) => state === "given-up")).toEqual([]);
  });

  test("an address is used when its code was spent, once and in time; the one before stays until then", async () => {
    const wait = (pending: string, hash: string) =>
      choices.awaitAddress(storage.db, to, pending, { hash: `${hash} ${personId}`, until: NOW + MINUTE });
    const spend = (hash: string, now = NOW) => choices.confirmAddress(storage.db, `${hash} ${personId}`, now);
    await wait("kari@sykehus.no", "one");
    expect(await choices.addressOf(storage.db, to)).toEqual({ address: null, pending: "kari@sykehus.no" });
    expect(await spend("one", NOW + MINUTE)).toBeUndefined();
    expect(await spend("one")).toEqual(to);
    expect(await spend("one")).toBeUndefined();
    await wait("kari@annet.no", "two");
    expect(await choices.addressOf(storage.db, to)).toEqual({ address: "kari@sykehus.no", pending: "kari@annet.no" });
    await wait("kari@tredje.no", "three");
    expect(await spend("two")).toBeUndefined();
    await choices.removeAddress(storage.db, to);
    expect(await spend("three")).toBeUndefined();
  });

  test("those who can be told have a role in the unit itself; mail is chosen, and needs an address", async () => {
    await setRole(storage.db, personId, unitId, "deputy");
    await choices.setMailed(storage.db, personId, ["answer", "safety"]);
    const told = async () => (await choices.toldIn(storage.db, unitId)).find((each) => each.personId === personId);
    expect(await told()).toMatchObject({ role: "deputy", mailed: [] });
    await choices.awaitAddress(storage.db, to, "kari@sykehus.no", { hash: `x ${personId}`, until: NOW + 1 });
    await choices.confirmAddress(storage.db, `x ${personId}`, NOW);
    expect(await told()).toMatchObject({ mailed: ["safety", "answer"] });
    expect(await choices.toldIn(storage.db, newId(random))).toEqual([]);
  });

  test("a unit's channel and what is posted there are set and taken away", async () => {
    expect(await choices.unitChoices(storage.db, unitId)).toEqual({ teams: null, posted: [] });
    const set = { teams: { url: "https://flyt.sykehus.no/x", at: NOW, by: "Kari" }, posted: ["safety"] } as const;
    await choices.setUnitChoices(storage.db, unitId, set);
    expect(await choices.unitChoices(storage.db, unitId)).toEqual(set);
    await choices.setUnitChoices(storage.db, unitId, { teams: null, posted: ["safety"] });
    expect((await choices.unitChoices(storage.db, unitId)).teams).toBeNull();
  });
});
