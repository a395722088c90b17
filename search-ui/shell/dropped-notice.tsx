import { useEffect, useState } from 'react';
import { useLanguage } from '../language/i18n.ts';
import { navigate } from '../routing/location.ts';

/** Tells what of an address was not understood, and puts the address right: `href` is the one without it. */
export function DroppedNotice({ unread, href }: { unread: readonly string[]; href: string }) {
  const { t } = useLanguage();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  useEffect(() => {
    if (unread.length === 0) return;
    setDropped(unread);
    navigate(href, { replace: true });
  }, [unread, href]);
  if (dropped.length === 0) return null;
  return (
    <div className="notice" role="alert">
      <span>{t('results.dropped', { parameters: dropped.join(', ') })}</span>
      <button type="button" className="plain-button" onClick={() => setDropped([])}>
        {t('action.close')}
      </button>
    </div>
  );
}
