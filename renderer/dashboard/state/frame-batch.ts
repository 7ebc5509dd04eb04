/**
 * Hands items over once per frame, however many came. A page in the background gets no frames: there a timer does it.
 */
export function batchPerFrame<T>(deliver: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] = [];

  function flush(): void {
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    deliver(items);
  }

  return (item) => {
    waiting.push(item);
    if (waiting.length > 1) return;
    if (document.hidden) setTimeout(flush, 200);
    else requestAnimationFrame(flush);
  };
}
