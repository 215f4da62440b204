/**
 * `npm run dev`: Vite's server in front, with hot reload, passing /api, /sync and /socket.io on to our server, which starts
 * again when its files are saved. Uses the same ./data as `npm start`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createServer, type Plugin } from "vite";

const ROOT = join(import.meta.dirname, "..");
const SERVER_PORT = process.env.PORT ?? "3000";
const target = `http://localhost:${SERVER_PORT}`;

/** The wall's page is a folder to Vite, which would answer /skjerm without the slash with the people's page. */
const wallPage: Plugin = {
  name: "tavle-wall-page",
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      request.url = request.url?.replace(/^\/skjerm(?=$|\?)/, "/skjerm/");
      next();
    });
  },
};

const vite = await createServer({
  root: ROOT,
  plugins: [wallPage],
  server: {
    port: 5173,
    proxy: {
      "/api": target,
      "/sync": { target, ws: true },
      "/socket.io": { target, ws: true },
    },
  },
});
await vite.listen();
const address = vite.resolvedUrls?.local[0] ?? "http://localhost:5173/";

const server = spawn(process.execPath, ["--watch", "server/main.ts", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  // The browser's origin is Vite's, and links are made for the address that people open.
  env: { ...process.env, PORT: SERVER_PORT, PUBLIC_URL: address.replace(/\/$/, ""), HOST: "127.0.0.1" },
});
console.log(`\nOpen ${address}\n`);

async function stop(): Promise<void> {
  server.kill("SIGTERM");
  await vite.close();
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
server.once("exit", () => void vite.close());
