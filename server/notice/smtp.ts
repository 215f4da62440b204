import nodemailer from "nodemailer";
import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import type { NoticeFault } from "../../shared/notice/outcome.ts";
import type { Clock } from "../clock.ts";
import type { MailConfig } from "../config/mail.ts";

/** A mail as it is handed over: whole, to one address. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same at every try: a mail system that has it already can tell the repeat. */
  readonly messageId: string;
  /** Where the reader stops such mails. */
  readonly stop: string;
}

export interface Smtp {
  send(letter: Letter): Promise<Outcome<null, NoticeFault>>;
  close(): void;
}

/** Waits of one step of the conversation, and of the whole: a server that answers a byte a second is not waited for. */
const STEP_MS = 10_000;
const WHOLE_MS = 30_000;

/** Opens no connection before the first mail. */
export function openSmtp(config: MailConfig, clock: Clock): Smtp {
  const { host, port, user, password, from, tls } = config;
  const pool = nodemailer.createTransport({
    pool: true,
    maxConnections: 2,
    // Tries are ours: one that the pool makes by itself nobody counts.
    maxRequeues: 0,
    host,
    port,
    secure: tls === "implicit",
    requireTLS: tls === "required",
    ignoreTLS: tls === "none",
    ...(user && password && { auth: { user, pass: password } }),
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
    // A mail holds what it is given, and fetches nothing.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A connection that breaks while idle tells it here; without a listener it would end the process.
  pool.on("error", () => undefined);
  return {
    async send({ to, subject, text, html, messageId, stop }) {
      const ending = new AbortController();
      const timer = clock.after(WHOLE_MS, () => ending.abort());
      try {
        await pool.sendMail({
          from,
          // An address alone, never parsed as a list of them.
          to: { name: "", address: to },
          subject,
          text,
          html,
          messageId,
          headers: {
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "List-Unsubscribe": `<${stop}>`,
          },
          signal: ending.signal,
        });
        return ok(null);
      } catch (error) {
        return refused(ending.signal.aborted ? "timeout" : faultOf(error));
      } finally {
        timer.cancel();
      }
    },
    close: () => pool.close({ force: true }),
  };
}

/** What the mail server said, in a word of ours: its own may quote the address. */
export function faultOf(error: unknown): NoticeFault {
  const { code, responseCode, isOfSystem } = readError(error);
  if (code === "EAUTH" || code === "ENOAUTH") return "sign-in";
  // A certificate that is refused comes as a fault of the socket that no call of the system has made.
  if (code === "ETLS" || code === "EREQUIRETLS" || (code === "ESOCKET" && !isOfSystem)) return "tls";
  // Of the envelope or the message itself, and for good (5yz). 503 says that the conversation went wrong, not the mail.
  if (responseCode >= 500 && responseCode !== 503 && (code === "EENVELOPE" || code === "EMESSAGE")) return "refused";
  if (responseCode >= 400) return "later";
  if (code === "ETIMEDOUT") return "timeout";
  return code === "EENVELOPE" ? "refused" : "unreachable";
}

function readError(error: unknown) {
  const of: object = typeof error === "object" && error !== null ? error : {};
  return {
    code: "code" in of && typeof of.code === "string" ? of.code : "",
    responseCode: "responseCode" in of && typeof of.responseCode === "number" ? of.responseCode : 0,
    isOfSystem: "syscall" in of,
  };
}
