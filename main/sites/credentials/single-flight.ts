/** Whoever asks for `key` while it is being worked on gets the same result, or the same failure. */
export function createSingleFlight<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const inFlight = new Map<string, Promise<T>>();
  return (key, work) => {
    const running = inFlight.get(key);
    if (running !== undefined) return running;
    const flight = work().finally(() => inFlight.delete(key));
    inFlight.set(key, flight);
    return flight;
  };
}
