/*
 * Runs before `npm start`, on whatever Node the machine has: so old JavaScript only, in this one file.
 * Says what to do when Node is too old or nothing is installed, then builds the client when its sources have changed.
 */
"use strict";

var fs = require("node:fs");
var path = require("node:path");
var spawnSync = require("node:child_process").spawnSync;

var root = path.join(__dirname, "..");
var NEEDED = [24, 15];

function stop(line) {
  process.stderr.write("\n" + line + "\n\n");
  process.exit(1);
}

function isOldNode() {
  var has = process.versions.node.split(".").map(Number);
  return has[0] < NEEDED[0] || (has[0] === NEEDED[0] && has[1] < NEEDED[1]);
}

if (!fs.existsSync(path.join(root, "node_modules", "express"))) {
  stop("Nothing is installed yet. Run: npm ci");
}
if (isOldNode()) {
  stop(
    "Tavlemøte needs Node " +
      NEEDED.join(".") +
      " or newer; this is " +
      process.versions.node +
      ".\n" +
      "On Linux (x64) `npm ci` brings it along: run `npm ci` without leaving out optional dependencies, then `npm start`.\n" +
      "Elsewhere install Node 24 from https://nodejs.org and start again.",
  );
}

var built = spawnSync(process.execPath, [path.join(__dirname, "build.ts")], { cwd: root, stdio: "inherit" });
process.exit(built.status === null ? 1 : built.status);
