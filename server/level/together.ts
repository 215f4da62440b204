/**
 * One reading for all who ask at once. Whoever asks while a reading runs waits for the next one, which begins after the
 * question: so nobody is given an answer that is older than what they asked about, and sixty screens that hear one news cost
 * two readings. Nothing is kept between readings, so nothing can go stale; it holds for any number of processes.
 */
export function together<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const running = new Map<Key, Promise<Value>>();
  const next = new Map<Key, Promise<Value>>();

  function begin(key: Key): Promise<Value> {
    const reading = read(key);
    running.set(key, reading);
    const over = (): void => {
      if (running.get(key) === reading) running.delete(key);
    };
    reading.then(over, over);
    return reading;
  }

  return (key) => {
    const now = running.get(key);
    if (!now) return begin(key);
    const known = next.get(key);
    if (known) return known;
    const go = (): Promise<Value> => {
      next.delete(key);
      return begin(key);
    };
    const after = now.then(go, go);
    next.set(key, after);
    return after;
  };
}
