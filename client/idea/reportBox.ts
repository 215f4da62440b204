import type { MeasureId } from "../../shared/base/ids.ts";
import { type CrossLine, crossLineReply } from "../../shared/cross/greenCross.ts";
import { type KeptReport, readReports } from "../../shared/idea/kept.ts";
import { tallyReply } from "../../shared/measure/tally.ts";
import { type Answer, type Trouble, withBearer } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import type { IdeaBox } from "./ideaBox.ts";

const KEY = "tavle-reports";
/** What passes by itself is tried again; anything else needs whoever gave it. */
const PASSES: readonly Trouble["code"][] = ["no-network", "internal", "too-many"];

/** How what was just counted stands: sent, waiting for network, or turned away. */
export type ReportState = { readonly kind: "sent" | "waiting" } | { readonly kind: "refused"; readonly code: string };

export interface ReportPicture {
  readonly waiting: readonly KeptReport[];
  /** How many a measure has by the server's last answer. */
  readonly counts: ReadonlyMap<string, number | null>;
}

/**
 * Tallies and lines of one phone that wait to be sent. Each is kept before it is sent and goes out in the order it was given,
 * so it arrives exactly once, and what is taken back comes after what it takes back.
 */
export class ReportBox {
  private readonly box: IdeaBox;
  private readonly shelf: Pick<Storage, "getItem" | "setItem">;
  private readonly listeners = new Set<() => void>();
  private picture: ReportPicture;
  private sending: Promise<void> | undefined;
  /** Out on the wire just now: it can no longer be taken back by not sending it. */
  private inFlight: string | undefined;

  constructor(box: IdeaBox, shelf: Pick<Storage, "getItem" | "setItem">) {
    this.box = box;
    this.shelf = shelf;
    // A page that opens comes from a new scan, as a rule: what was turned away tries again.
    const waiting = readReports(shelf.getItem(KEY)).map((each) => ({ ...each, trouble: null }));
    this.picture = { waiting, counts: new Map() };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): ReportPicture => this.picture;

  /** How one stands; what is no longer here has arrived. */
  stateOf(id: string): ReportState {
    const found = this.picture.waiting.find((each) => each.id === id);
    if (!found) return { kind: "sent" };
    return found.trouble === null ? { kind: "waiting" } : { kind: "refused", code: found.trouble };
  }

  /** @param day by the phone's own clock @returns its id, to take it back by */
  tally(short: string, measureId: MeasureId, day: string): string {
    const id = freshId<"tally">();
    this.add({ id, path: "/tallies", short, body: { id, measureId, day }, ticket: null, trouble: null });
    return id;
  }

  /** Takes a tally back: by not sending it, or by telling the server after it. */
  untally(id: string, measureId: MeasureId): void {
    const found = this.picture.waiting.find((each) => each.id === id);
    if (found?.ticket === null && this.inFlight !== id) {
      return this.put(this.picture.waiting.filter((each) => each.id !== id));
    }
    const given = found ?? this.sent.get(id);
    if (!given) return;
    const { short, ticket } = given;
    this.add({ id: `back ${id}`, path: "/tallies/removal", short, body: { id, measureId }, ticket, trouble: null });
  }

  line(short: string, line: Omit<CrossLine, "id" | "boardId">): string {
    const id = freshId<"event">();
    this.add({ id, path: "/cross-lines", short, body: { ...line, id }, ticket: null, trouble: null });
    return id;
  }

  /** A refusal has been read. */
  dismiss(id: string): void {
    this.put(this.picture.waiting.filter((each) => each.id !== id));
  }

  /** Sends what waits, one after another; one run at a time. */
  sendWaiting(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private readonly changed = new Set<string>();
  /** With which ticket each went out in the life of this page. */
  private readonly sent = new Map<string, KeptReport>();

  private async sendAll(): Promise<void> {
    for (;;) {
      const next = this.picture.waiting.find(({ trouble }) => trouble === null);
      if (!next || !(await this.sendOne(next))) return;
    }
  }

  /** @returns whether it makes sense to go on with the next */
  private async sendOne({ id, short, path, body, ticket: kept }: KeptReport): Promise<boolean> {
    const ticket = kept ?? (await this.box.pass(short));
    if (typeof ticket !== "string") return this.note(id, ticket);
    // Kept with it first: when the answer is lost, it is sent again in the same name.
    this.change(id, { ticket });
    this.inFlight = id;
    const answer = await this.deliver(ticket, path, body);
    this.inFlight = undefined;
    const report = this.picture.waiting.find((each) => each.id === id);
    if (answer.ok) {
      if (report) this.sent.set(id, report);
      this.put(this.picture.waiting.filter((each) => each.id !== id));
      return true;
    }
    // Taken back what never came, or twice: nothing is left to do.
    if (path === "/tallies/removal" && answer.refusal.code === "not-found") {
      this.dismiss(id);
      return true;
    }
    if (answer.refusal.code === "link-used" && path !== "/tallies/removal") return this.another(id, ticket);
    return this.note(id, answer.refusal);
  }

  private async deliver(ticket: string, path: KeptReport["path"], body: object): Promise<Answer<unknown>> {
    if (path === "/cross-lines") return await withBearer(ticket, "POST", path, crossLineReply, body);
    const answer = await withBearer(ticket, "POST", path, tallyReply, body);
    if (answer.ok) {
      const { measureId, count } = answer.value;
      this.show({ ...this.picture, counts: new Map([...this.picture.counts, [measureId, count]]) });
    }
    return answer;
  }

  /** The ticket has given all it may: the last scan may still give another. */
  private async another(id: string, ticket: string): Promise<boolean> {
    this.box.spend(ticket);
    const report = this.picture.waiting.find((each) => each.id === id);
    // Once each: what a fresh ticket cannot give either, none can.
    const mayTry = report && !this.changed.has(id);
    this.changed.add(id);
    const next = mayTry ? await this.box.pass(report.short) : undefined;
    if (typeof next === "string") {
      this.change(id, { ticket: next });
      return true;
    }
    this.change(id, { ticket: null });
    return this.note(id, next ?? { code: "link-used", message: "" });
  }

  private note(id: string, { code }: Trouble): boolean {
    if (PASSES.includes(code)) return false;
    this.change(id, { trouble: code });
    return true;
  }

  private add(report: KeptReport): void {
    this.put([...this.picture.waiting, report]);
    void this.sendWaiting();
  }

  private change(id: string, part: Partial<KeptReport>): void {
    this.put(this.picture.waiting.map((each) => (each.id === id ? { ...each, ...part } : each)));
  }

  private put(waiting: readonly KeptReport[]): void {
    this.shelf.setItem(KEY, JSON.stringify(waiting));
    this.show({ ...this.picture, waiting });
  }

  private show(picture: ReportPicture): void {
    this.picture = picture;
    for (const listener of this.listeners) listener();
  }
}
