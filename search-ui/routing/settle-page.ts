import { useEffect } from 'react';
import { arrivedBy, keptPosition, type Place } from './location.ts';

/**
 * Frames to wait for a page's content once nothing of it is on its way, about a second: after that the top of the page
 * is the better place.
 */
const FRAMES = 60;

/** With any of these a reader has taken over: nothing moves any more. */
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * After a step to another page: to its top, with the focus on its heading. After back and forward: where the reader
 * was, with the focus where it was. A change of the same page's parameters moves nothing.
 */
export function useSettledPage(place: Place): void {
  const { path, search } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what makes another page
  useEffect(() => {
    if (arrivedBy() !== 'load') dropServerHead();
    if (arrivedBy() !== 'push') return;
    scrollTo(0, 0);
    return eachFrame(() => {
      const heading = document.querySelector<HTMLElement>('main h1');
      // The page before may still be there, hidden, until the next one has loaded.
      if (!heading?.checkVisibility()) return false;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return true;
    });
  }, [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every address has its own place
  useEffect(() => {
    const position = keptPosition();
    if (!position || (arrivedBy() !== 'traverse' && arrivedBy() !== 'load')) return;
    return eachFrame((isLast) => {
      if (!isLast && document.documentElement.scrollHeight < position.y + innerHeight) return false;
      scrollTo(0, position.y);
      if (position.focus) document.getElementById(position.focus)?.focus({ preventScroll: true });
      return true;
    });
  }, [path, search]);
}

/** What the server said of the page that was loaded is not true of the next one. */
function dropServerHead(): void {
  const said =
    'script[type="application/ld+json"], meta[name^="citation_"], meta[property^="og:"], link[rel=canonical]';
  for (const element of document.head.querySelectorAll(said)) element.remove();
}

/** Tries once in each frame until it succeeds, the reader acts, or the returned function is called. */
function eachFrame(attempt: (isLast: boolean) => boolean): () => void {
  let frame = 0;
  let handle = 0;
  const stop = () => {
    cancelAnimationFrame(handle);
    for (const act of ACTS) removeEventListener(act, stop, true);
  };
  const step = () => {
    // However long a script or an answer takes, the page is not there before.
    if (!document.querySelector('main .skeleton')) frame += 1;
    if (attempt(frame >= FRAMES) || frame >= FRAMES) stop();
    else handle = requestAnimationFrame(step);
  };
  for (const act of ACTS) addEventListener(act, stop, { capture: true, passive: true });
  handle = requestAnimationFrame(step);
  return stop;
}
