import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const TEXT = new Set([".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".md"]);
/** Below this a packed copy saves less than its headers cost. */
const WORTH_PACKING = 1024;

/** Writes a `.br` and a `.gz` beside every text asset: the server hands them out as they are and never packs by itself. */
function packed(): Plugin {
  let outDir = "";
  return {
    name: "tavle-packed",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      // After the service worker has been written beside the rest.
      order: "post",
      sequential: true,
      async handler() {
        const names = await readdir(outDir, { recursive: true });
        for (const name of names) await pack(join(outDir, name));
      },
    },
  };
}

async function pack(path: string): Promise<void> {
  if (!TEXT.has(extname(path)) || !(await stat(path)).isFile()) return;
  const plain = await readFile(path);
  if (plain.length < WORTH_PACKING) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${path}.br`, brotliCompressSync(plain, { params: quality }));
  await writeFile(`${path}.gz`, gzipSync(plain, { level: 9 }));
}

/** The shell of walls and boards for a reload without network: our own worker, told by the plugin which files to keep. */
const shell = VitePWA({
  strategies: "injectManifest",
  srcDir: "client/screen",
  filename: "sw.ts",
  // It takes over when a page says so: a wall between meetings, a person when it suits.
  injectRegister: false,
  registerType: "prompt",
  manifest: false,
  injectManifest: {
    globPatterns: ["**/*.{js,css,html,woff2}", "favicon.svg"],
    // Nor the worker of the workbench: no wall ever opens it, and it needs the server's figures anyway.
    globIgnores: ["sw.js", "i/sw.js", "ide/**", "fjern/**", "assets/worker-*.js"],
    maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
  },
});

/** What every page needs, in one file: on a phone each request more costs more than what these weigh. */
const IN_ALL_PAGES =
  /rolldown.runtime|preload-helper|fnrvalidator|client\/(live\/(api|language|report|pageOwner|freshId)|screen\/useWakeLock)\.|shared\/(base\/(ids|outcome|time)|privacy|remote|protocol\/(http|problem))\b/;

const SERVER = "http://localhost:3000";

export default defineConfig({
  plugins: [react(), shell, packed()],
  build: {
    outDir: "dist/client",
    emptyOutDir: true,
    manifest: true,
    // Names and licences of everything bundled travel with the bundle.
    license: { fileName: "licences.md" },
    // Nothing as data: in scripts or styles, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "chrome120",
    rolldownOptions: {
      input: {
        people: "index.html",
        wall: "skjerm/index.html",
        phone: "ide/index.html",
        handheld: "fjern/index.html",
        ideaWorker: "client/idea/sw.ts",
      },
      output: {
        codeSplitting: {
          groups: [
            { name: "small", test: IN_ALL_PAGES },
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
          ],
        },
        // A service worker is asked for by one name for ever, from within the part of the site that it looks after.
        entryFileNames: ({ name }) => (name === "ideaWorker" ? "i/sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    proxy: {
      "/api": SERVER,
      "/sync": { target: SERVER, ws: true },
      "/socket.io": { target: SERVER, ws: true },
    },
  },
});
