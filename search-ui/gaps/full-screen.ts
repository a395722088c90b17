import { useEffect, useState } from 'react';

/**
 * Whether the map has the whole window, and of the whole screen where the browser gives it. What else is on the page is
 * hidden by its style sheet, so that neither eye nor keyboard comes there. Esc ends it.
 */
export function useFullScreen(): readonly [boolean, (isFull: boolean) => void] {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    if (!isFull) return;
    const root = document.documentElement;
    root.dataset.fullMap = '';
    // Some phones give no screen to a page: then the window is what there is.
    root.requestFullscreen?.().catch(() => undefined);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('.drill-down'))
        setFull(false);
    };
    const onChange = () => {
      if (!document.fullscreenElement) setFull(false);
    };
    addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onChange);
      delete root.dataset.fullMap;
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, [isFull]);
  return [isFull, setFull];
}
