import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { keepLanguage, navigate, useNamedLanguage } from './location.ts';
import { rooted } from './root.ts';

/** A link inside the interface: a plain one for the browser, without loading the page anew. */
export function Link({
  href,
  children,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode }) {
  useNamedLanguage();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlainClick =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlainClick) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a {...rest} href={rooted(keepLanguage(href))} onClick={follow}>
      {children}
    </a>
  );
}
