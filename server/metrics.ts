import { timingSafeEqual } from "node:crypto";
import type { Express } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

export interface Measured {
  readonly sync: () => { readonly sockets: number; readonly boards: number };
  readonly live: () => { readonly person: number; readonly screen: number };
  /** Messages that leave the house, kept for thirty days. */
  readonly notices: () => Promise<readonly { channel: string; state: string; count: number }[]>;
}

/** `/metrics` for Prometheus, for those who have the token; without METRICS_TOKEN there is no such address. */
export function mountMetrics(app: Express, token: string | undefined, measured: Measured): void {
  if (!token) {
    app.get("/metrics", (_request, response) => void response.status(404).end());
    return;
  }
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, "tavle_sync_sockets", "Open connections to boards", () => measured.sync().sockets);
  gauge(registry, "tavle_open_boards", "Boards held open in memory", () => measured.sync().boards);
  gauge(registry, "tavle_live_people", "Live connections of people", () => measured.live().person);
  gauge(registry, "tavle_live_screens", "Live connections of wall screens", () => measured.live().screen);
  new Gauge({
    name: "tavle_notice_messages",
    help: "Messages by mail and to Teams of the last thirty days: waiting, sent, given-up, dropped",
    labelNames: ["channel", "state"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { channel, state, count } of await measured.notices()) this.set({ channel, state }, count);
    },
  });
  const expected = Buffer.from(`Bearer ${token}`);
  app.get("/metrics", async (request, response) => {
    const given = Buffer.from(request.get("authorization") ?? "");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return void response.status(401).end();
    response.type(registry.contentType).send(await registry.metrics());
  });
}

function gauge(registry: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}
