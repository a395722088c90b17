import { type FocusEvent, type PointerEvent, useEffect, useState, useSyncExternalStore } from 'react';

/** How long somebody may be away and come back, in milliseconds: a hand overshoots, a finger lifts. */
const AWAY_MS = 300;

/**
 * Whether somebody is choosing at this moment: the pointer is over one of the areas, or the focus is in it. What moved
 * there would move under the pointer, and the next click would choose something else. It is told apart from React's own
 * state so that only what holds still is drawn anew.
 */
export class Choosing {
  #isChoosing = false;
  #pointed: Element | null = null;
  #isFocused = false;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** What an element needs to be such an area. */
  readonly area = {
    onPointerEnter: ({ currentTarget }: PointerEvent) => this.#point(currentTarget),
    // A finger that lifts has not gone anywhere: it is over when it touches something else.
    onPointerLeave: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && this.#point(null),
    onFocus: () => {
      this.#isFocused = true;
      this.#settle();
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      // Another window has the focus: here it comes back to where it was.
      if (!document.hasFocus() || currentTarget.contains(relatedTarget)) return;
      this.#isFocused = false;
      this.#settle();
    },
  };

  readonly isChoosing = (): boolean => this.#isChoosing;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows touches elsewhere until the returned function is called. */
  readonly watch = (): (() => void) => {
    const onPointerDown = ({ target }: Event) => {
      if (target instanceof Node && this.#pointed && !this.#pointed.contains(target)) this.#point(null);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      clearTimeout(this.#leaving);
    };
  };

  #point(area: Element | null): void {
    this.#pointed = area;
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#leaving);
    if (this.#pointed || this.#isFocused) this.#tell(true);
    else this.#leaving = setTimeout(() => this.#tell(false), AWAY_MS);
  }

  #tell(isChoosing: boolean): void {
    if (isChoosing === this.#isChoosing) return;
    this.#isChoosing = isChoosing;
    for (const listener of this.#listeners) listener();
  }
}

export function useChoosing(): Choosing {
  const [choosing] = useState(() => new Choosing());
  useEffect(() => choosing.watch(), [choosing]);
  return choosing;
}

export const useIsChoosing = (choosing: Choosing): boolean =>
  useSyncExternalStore(choosing.subscribe, choosing.isChoosing);
