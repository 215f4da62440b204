/** Loaded into a server's process beside it (`--import`): a message from the test is a bug that nobody catches. */
process.on("message", (kind) => {
  if (kind === "throw") {
    setImmediate(() => {
      throw new Error("a bug that was thrown");
    });
  }
  if (kind === "reject") void Promise.reject(new Error("a bug that was rejected"));
});
