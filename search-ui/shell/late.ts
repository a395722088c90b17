import { useEffect, useReducer } from 'react';

/**
 * A part of the interface whose script comes when it is first needed. React's own `lazy` keeps what stands in a part's
 * place for 300 ms, so that nothing flashes; by then the first answer of the server could have been shown.
 */
export interface Late<Part> {
  /** Null until it is there. @throws what its script failed with */
  read(): Part | null;
  /** Never rejects: a failure is told where the part is shown. */
  load(): Promise<void>;
}

export function late<Part>(bring: () => Promise<Part>): Late<Part> {
  let part: Part | null = null;
  let failure: { readonly cause: unknown } | null = null;
  return {
    read() {
      if (failure) throw failure.cause;
      return part;
    },
    async load() {
      if (part !== null) return;
      try {
        part = await bring();
        failure = null;
      } catch (cause) {
        failure = { cause };
      }
    },
  };
}

export const present = <Part>(part: Part): Late<Part> => ({ read: () => part, load: async () => {} });

/** The part, or null while it is on its way. @throws what its script failed with */
export function useLate<Part>(wanted: Late<Part>): Part | null {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const part = wanted.read();
  const isMissing = part === null;
  useEffect(() => {
    if (!isMissing) return;
    let isShown = true;
    void wanted.load().then(() => isShown && redraw());
    return () => {
      isShown = false;
    };
  }, [wanted, isMissing]);
  return part;
}
