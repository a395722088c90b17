import { type ReactNode, useId, useState } from 'react';
import type { Meaning } from '../language/meaning.ts';

/** A word with its definition one hover, focus or tap away (WCAG 2.2, 1.4.13: it can be closed, and pointed at). */
export function Term({ children, meaning }: { children: ReactNode; meaning: Meaning | undefined }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  if (!meaning) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the control; this only keeps the box open under the pointer
    <span className="term" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        type="button"
        aria-describedby={isOpen ? id : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return;
          event.stopPropagation();
          setOpen(false);
        }}
      >
        {children}
      </button>
      {isOpen ? (
        <span role="tooltip" id={id} lang={meaning.language}>
          {meaning.text}
        </span>
      ) : null}
    </span>
  );
}
