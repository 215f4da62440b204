import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Mail {
  readonly to: readonly string[];
  /** Headers by name in small letters, words decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

/** What the server answers to a mail: takes it, or the code that it refuses it by. */
type Manner = (to: string) => "take" | { readonly code: number; readonly at: "recipient" | "data" };

/** A mail server, as real as a socket: takes what it is sent, or refuses as a test tells it to. */
export interface MailServer {
  readonly port: number;
  readonly mails: readonly Mail[];
  /** Connections that have been opened, ever. */
  readonly connections: () => number;
  behave(manner: Manner): void;
  /** Called when a mail has been taken and before that is answered: to stop the world there. */
  beforeAnswer(run: (mail: Mail) => void | Promise<void>): void;
  close(): Promise<void>;
}

function refusal(code: number): Error {
  return Object.assign(new Error("no"), { responseCode: code });
}

/** Starts one on a free port of 127.0.0.1, without TLS unless it is told a certificate. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: Mail[] = [];
  let manner: Manner = () => "take";
  const saidTo = new Map<string, ReturnType<Manner>>();
  let connections = 0;
  let before: (mail: Mail) => void | Promise<void> = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ["STARTTLS"] : [],
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onRcptTo({ address }, session, done) {
      const said = manner(address);
      saidTo.set(session.id, said);
      done(said !== "take" && said.at === "recipient" ? refusal(said.code) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => void parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const said = saidTo.get(session.id) ?? "take";
        if (said !== "take") return done(refusal(said.code));
        const mail = readMail(Buffer.concat(parts).toString("latin1"), to);
        mails.push(mail);
        void Promise.resolve(before(mail)).then(() => done());
      });
    },
    ...options,
  });
  // A client that is killed in the middle tells it here.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    connections: () => connections,
    behave: (next) => void (manner = next),
    beforeAnswer: (run) => void (before = run),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readMail(raw: string, to: readonly string[]): Mail {
  const { headers, body } = readPart(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary ? body.split(`--${boundary}`).map((part) => readPart(part.replace(/^\r\n/, ""))) : [];
  const of = (type: string): string => {
    const part = parts.find((each) => each.headers.get("content-type")?.startsWith(type));
    return part ? decoded(part.body, part.headers.get("content-transfer-encoding") ?? "7bit") : "";
  };
  return { to, headers, subject: headers.get("subject") ?? "", text: of("text/plain"), html: of("text/html"), raw };
}

function readPart(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim()));
  }
  return { headers, body: raw.slice(end + 4) };
}

/** Words of a header as RFC 2047 writes them. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString()
        : decoded(word.replaceAll("_", " "), "quoted-printable"),
    );
}

function decoded(body: string, how: string): string {
  if (how === "base64") return Buffer.from(body, "base64").toString();
  if (how !== "quoted-printable") return Buffer.from(body, "latin1").toString();
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
