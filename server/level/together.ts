/** So long those who ask are gathered: nobody notices it, and sixty screens that hear one news ask within less than that. */
const GATHER_MS = 15;

/**
 * One reading for all who ask at once. It begins after the last of their questions, so nobody is given an answer that is older
 * than what they asked about; nothing is kept between readings, so nothing can go stale, with any number of processes. Without
 * the wait nothing would be shared: SQLite answers at once, and each question would be through before the next is heard.
 */
export function together<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const gathering = new Map<Key, Promise<Value>>();

  async function gathered(key: Key): Promise<Value> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    gathering.delete(key);
    return await read(key);
  }

  return (key) => {
    const known = gathering.get(key);
    if (known) return known;
    const reading = gathered(key);
    gathering.set(key, reading);
    return reading;
  };
}
