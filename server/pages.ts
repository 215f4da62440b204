import { existsSync, readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { extname, join } from "node:path";
import type { Express, NextFunction, Request, Response } from "express";
import helmet from "helmet";
import type { Config } from "./config.ts";

const YEAR = 365 * 24 * 60 * 60;
/** Packed forms that the build leaves beside each text file, best first. */
const PACKED = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** Security headers on every answer: nothing is fetched from anywhere but here. */
export function mountHeaders(app: Express, config: Config): void {
  const https = config.tls !== undefined || [config.publicUrl, config.ideaUrl].some((url) => url?.startsWith("https:"));
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustProxy);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          objectSrc: ["'none'"],
        },
      },
      strictTransportSecurity: https && { maxAge: YEAR, includeSubDomains: false },
      referrerPolicy: { policy: "no-referrer" },
    }),
  );
}

/** The built client: hashed files for ever, pages never; every other address is the client's own to route. */
export function mountPages(app: Express, folder: string): void {
  app.use((request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const file = fileFor(folder, request.path);
    if (file) return sendFile(request, response, folder, file);
    next();
  });
  app.use((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return void response.status(405).end();
    // A hashed file of a release that is gone must not answer with a page: the browser would run it as a script.
    if (extname(request.path) !== "" || request.path.includes("/.") || request.path.startsWith("/assets/"))
      return void response.status(404).type("text").send("Not found");
    sendFile(request, response, folder, pageFor(request.path));
  });
  // Express would answer with the stack.
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const given = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
    const status = given >= 400 && given < 600 ? given : 500;
    response.status(status).type("text").send(STATUS_CODES[status]);
  });
}

/** The wall, the idea from a phone and the phone as a keyboard are pages of their own, so that neither loads what the other needs. */
function pageFor(path: string): string {
  if (/^\/skjerm(\/|$)/.test(path)) return "skjerm/index.html";
  if (/^\/f\/?$/.test(path)) return "fjern/index.html";
  return /^\/i(\/|$)/.test(path) ? "ide/index.html" : "index.html";
}

/** @returns the path of a file of the build, relative to its folder; nothing outside it, nothing hidden */
function fileFor(folder: string, path: string): string | undefined {
  if (!/^\/[\w./-]+$/.test(path) || path.split("/").some((part) => part.startsWith("."))) return undefined;
  const file = path.slice(1);
  if (file.endsWith("/") || extname(file) === "" || extname(file) === ".html") return undefined;
  return existsSync(join(folder, file)) ? file : undefined;
}

function sendFile(request: Request, response: Response, folder: string, file: string): void {
  const hashed = file.startsWith("assets/");
  response.set("Cache-Control", hashed ? `public, max-age=${YEAR}, immutable` : "no-cache");
  response.vary("Accept-Encoding");
  response.type(extname(file));
  for (const [encoding, ending] of PACKED) {
    if (request.acceptsEncodings(encoding) && existsSync(join(folder, file + ending))) {
      response.set("Content-Encoding", encoding);
      return void response.sendFile(file + ending, { root: folder });
    }
  }
  response.sendFile(file, { root: folder });
}

/** The name of the build that stands in a folder: walls reload when it changes. */
export function buildName(folder: string): string {
  const file = join(folder, "..", "release.json");
  if (!existsSync(file)) return "development";
  const release: { build?: string } = JSON.parse(readFileSync(file, "utf8"));
  return release.build ?? "development";
}

/** `/healthz`: the process lives. `/readyz`: it can also reach its storage. `/version`: what runs here. */
export function mountHealth(app: Express, ready: () => Promise<boolean>, version: string, build: string): void {
  app.get("/healthz", (_request, response) => void response.json({ ok: true }));
  app.get("/version", (_request, response) => void response.json({ version, build }));
  app.get("/readyz", async (_request, response) => {
    const isReady = await ready();
    response.status(isReady ? 200 : 503).json({ ok: isReady });
  });
}
