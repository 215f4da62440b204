/**
 * Removes the copies of boards whose name begins so, which is how the board names them: `tavle:<whose>:<document>:<epoch>`.
 * @param except what stands in the names of those that stay
 */
export async function dropBoardCopies(begins: string, except?: string): Promise<void> {
  const kept = await indexedDB.databases();
  const isLeft = (name: string): boolean => except !== undefined && name.includes(except);
  const names = kept.flatMap(({ name }) => (name?.startsWith(begins) && !isLeft(name) ? [name] : []));
  await Promise.all(names.map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", () => resolve());
    // A board that is still open goes when it closes.
    request.addEventListener("blocked", () => resolve());
    request.addEventListener("error", () => resolve());
  });
}
