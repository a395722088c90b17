import { useState } from 'react';

/**
 * What is shown: `now`, or while it is held still what stood there, brought up to date. `step` applied to its own
 * outcome changes nothing more; `isSame` says whether two look the same to the next step.
 */
export function useSteady<Shown>(
  now: Shown,
  isHeld: boolean,
  step: (stood: Shown, now: Shown) => Shown,
  isSame: (one: Shown, other: Shown) => boolean,
): Shown {
  const [stood, setStood] = useState(now);
  const shown = isHeld ? step(stood, now) : now;
  // React's own way to remember what was drawn before: at once, before anything is drawn with it.
  if (!isSame(shown, stood)) setStood(shown);
  return shown;
}
