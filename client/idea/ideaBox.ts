import { type Receipt, receiptSchema, type Similar, similarSchema, ticketSchema } from "../../shared/idea/idea.ts";
import { type Kept, type KeptIdea, readKept } from "../../shared/idea/kept.ts";
import { type Answer, send, type Trouble, withBearer } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";

const KEY = "tavle-ideas";
/** So many of one's own are remembered; what waits is never forgotten. */
const MOST_KEPT = 30;
/** What passes by itself is tried again; anything else needs the giver. */
const PASSES: readonly Trouble["code"][] = ["no-network", "internal", "too-many"];

/**
 * The ideas of one phone: what waits to be sent, and the receipts. An idea is kept before it is sent, and sent under the id
 * that it was kept with, so that it arrives exactly once whatever the network does.
 */
export class IdeaBox {
  private readonly shelf: Pick<Storage, "getItem" | "setItem">;
  private readonly listeners = new Set<() => void>();
  private kept: Kept;
  private sending: Promise<void> | undefined;

  constructor(shelf: Pick<Storage, "getItem" | "setItem">) {
    this.shelf = shelf;
    this.kept = readKept(shelf.getItem(KEY));
  }

  /** Two pages on one phone share what is kept. */
  readonly reload = (): void => {
    this.kept = readKept(this.shelf.getItem(KEY));
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get state(): Kept {
    return this.kept;
  }

  /** Comes with what was scanned, if anything was. @returns what stands in the way of sending now; undefined = nothing */
  async enter(short: string, scanned: string | undefined): Promise<Trouble | undefined> {
    if (scanned !== undefined) this.keep({ scans: { ...this.kept.scans, [short]: scanned } });
    if (this.kept.tickets.some((each) => each.short === short && each.expiresAt > Date.now())) return undefined;
    const secret = this.kept.scans[short];
    if (secret === undefined) return { code: "code-unknown", message: "Nothing was scanned." };
    return await this.exchange({ short, secret });
  }

  /** The four digits that stand beside the code. */
  async type(short: string, code: string): Promise<Trouble | undefined> {
    const trouble = await this.exchange({ short, code });
    if (!trouble) await this.sendWaiting();
    return trouble;
  }

  private async exchange(body: { short: string; secret?: string; code?: string }): Promise<Trouble | undefined> {
    const answer = await send("POST", "/ideas/tickets", body, ticketSchema);
    if (!answer.ok) return answer.refusal;
    const { ticket, expiresAt, door } = answer.value;
    const pass = { short: body.short, ticket, expiresAt };
    this.keep({
      tickets: [...this.kept.tickets, pass],
      passes: [...this.kept.passes.filter((each) => each.expiresAt > Date.now()), pass],
      doors: [...this.kept.doors.filter((each) => each.short !== door.short), door],
      // A scan that let one in has been read rightly: ideas that were turned away may try again.
      ideas: this.kept.ideas.map((idea) => (idea.short === body.short ? { ...idea, trouble: null } : idea)),
    });
    return undefined;
  }

  /** A ticket for a line or a tally, spent on an idea or not. @returns what stands in the way when there is none */
  async pass(short: string): Promise<string | Trouble> {
    const found = (): string | undefined =>
      this.kept.passes.find((each) => each.short === short && each.expiresAt > Date.now())?.ticket;
    const known = found();
    if (known !== undefined) return known;
    const secret = this.kept.scans[short];
    const trouble = secret === undefined ? undefined : await this.exchange({ short, secret });
    return found() ?? trouble ?? { code: "code-unknown", message: "Nothing was scanned." };
  }

  /** A ticket that has given all it may. */
  spend(ticket: string): void {
    this.keep({ passes: this.kept.passes.filter((each) => each.ticket !== ticket) });
  }

  /** Keeps an idea, then sends it. @returns its id at once: whether it has been sent is to be seen in `state` */
  give(short: string, text: string, name: string): KeptIdea["id"] {
    const idea: KeptIdea = {
      id: freshId(),
      secret: freshId<"receipt">(),
      short,
      text: text.trim(),
      name: name.trim(),
      ticket: this.takeTicket(short),
      receipt: null,
      trouble: null,
    };
    const old = this.kept.ideas.filter((each, place) => each.receipt === null || place < MOST_KEPT - 1);
    this.keep({ ideas: [idea, ...old], name: idea.name });
    void this.sendWaiting();
    return idea.id;
  }

  /** Sends what waits, one after another; one run at a time. */
  sendWaiting(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  /** Asks for the answers to what was sent. */
  async follow(): Promise<void> {
    for (const { id, secret, receipt } of this.kept.ideas) {
      if (!receipt) continue;
      const answer = await followReceipt(secret);
      if (answer.ok) this.change(id, { receipt: answer.value });
    }
  }

  forget(id: KeptIdea["id"]): void {
    this.keep({ ideas: this.kept.ideas.filter((idea) => idea.id !== id) });
  }

  /** Earlier ideas that are like a text; none when it cannot be asked. Digits never leave for this. */
  async similar(short: string, text: string): Promise<readonly Similar[]> {
    const ticket = this.kept.tickets.find((each) => each.short === short)?.ticket;
    if (ticket === undefined) return [];
    const body = { text: text.replaceAll(/\p{N}/gu, " ") };
    const answer = await withBearer(ticket, "POST", "/ideas/similar", similarSchema, body);
    return answer.ok ? answer.value.items : [];
  }

  private async sendAll(): Promise<void> {
    // Oldest first, and each once: what waits still after this waits for network or for its giver.
    const waiting = this.kept.ideas.filter(({ receipt, trouble }) => receipt === null && trouble === null);
    for (const { id } of waiting.toReversed()) {
      if (!(await this.sendOne(id))) return;
    }
  }

  /** @returns whether it makes sense to go on with the next */
  private async sendOne(id: KeptIdea["id"]): Promise<boolean> {
    const trouble = await this.ensureTicket(id);
    if (trouble) return this.note(id, trouble);
    const idea = this.kept.ideas.find((each) => each.id === id);
    if (!idea?.ticket) return true;
    const { secret, text, name, ticket } = idea;
    const answer = await withBearer(ticket, "POST", "/ideas", receiptSchema, { id, secret, text, name });
    if (answer.ok) {
      this.change(id, { receipt: answer.value, trouble: null });
      return true;
    }
    // A ticket that has run out: the next scan gives another.
    if (answer.refusal.code === "link-used") this.change(id, { ticket: null });
    return this.note(id, answer.refusal);
  }

  private async ensureTicket(id: KeptIdea["id"]): Promise<Trouble | undefined> {
    const idea = this.kept.ideas.find((each) => each.id === id);
    if (!idea || idea.ticket) return undefined;
    const trouble = this.kept.tickets.some(({ short }) => short === idea.short)
      ? undefined
      : await this.enter(idea.short, undefined);
    if (!trouble) this.change(id, { ticket: this.takeTicket(idea.short) });
    return trouble;
  }

  private note(id: KeptIdea["id"], { code }: Trouble): boolean {
    if (PASSES.includes(code)) return false;
    this.change(id, { trouble: code });
    return true;
  }

  private takeTicket(short: string): string | null {
    const ticket = this.kept.tickets.find((each) => each.short === short)?.ticket;
    if (ticket === undefined) return null;
    this.keep({ tickets: this.kept.tickets.filter((each) => each.ticket !== ticket) });
    return ticket;
  }

  private change(id: KeptIdea["id"], part: Partial<KeptIdea>): void {
    this.keep({ ideas: this.kept.ideas.map((idea) => (idea.id === id ? { ...idea, ...part } : idea)) });
  }

  private keep(part: Partial<Kept>): void {
    this.kept = { ...this.kept, ...part };
    this.shelf.setItem(KEY, JSON.stringify(this.kept));
    for (const listener of this.listeners) listener();
  }
}

export function followReceipt(secret: string): Promise<Answer<Receipt>> {
  return withBearer(secret, "GET", "/ideas/receipt", receiptSchema);
}
