import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useView } from '../state/view-store.ts';

/** How near the newest row must be for the person to count as watching it. */
const nearEnough = 80;

interface AutoFollow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** false: the person reads elsewhere, and is not moved. */
  readonly isFollowing: boolean;
  resume(): void;
}

function isInSight(row: Element, scroller: Element): boolean {
  const [inner, outer] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return inner.top < outer.bottom + nearEnough && inner.bottom > outer.top - nearEnough;
}

/** Keeps the newest row in sight, until the person scrolls away or opens something to read. */
export function useAutoFollow(newest: string | undefined): AutoFollow {
  const scroller = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  const isReading = useView(({ openRow }) => openRow !== undefined);
  const latest = useRef(newest);
  latest.current = newest;

  function newestRow(): Element | undefined {
    if (!latest.current) return undefined;
    return scroller.current?.querySelector(`[data-row="${CSS.escape(latest.current)}"]`) ?? undefined;
  }

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    function onScroll(): void {
      const row = newestRow();
      if (element && row) setFollowing(isInSight(row, element));
    }
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  });

  useEffect(() => {
    if (newest === undefined) {
      // A fresh run begins at the top.
      scroller.current?.scrollTo({ top: 0 });
      setFollowing(true);
    } else if (isFollowing && !isReading) {
      scroller.current?.querySelector(`[data-row="${CSS.escape(newest)}"]`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [newest, isFollowing, isReading]);

  return {
    scroller,
    isFollowing: isFollowing || newest === undefined,
    resume: () => {
      setFollowing(true);
      newestRow()?.scrollIntoView({ block: 'center' });
    },
  };
}
