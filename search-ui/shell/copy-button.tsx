import { useState } from 'react';
import { useLanguage } from '../language/i18n.ts';
import { copyText } from './copy-text.ts';

/** Puts a text on the clipboard and says that it did, until another text is there to be copied. */
export function CopyButton({
  text,
  label,
  className = 'button',
}: {
  text: string;
  label: string;
  className?: string;
}) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <button
      type="button"
      className={className}
      onClick={async () => setCopied((await copyText(text, t('copy.done'))) ? text : null)}
    >
      {copied === text ? t('copy.done') : label}
    </button>
  );
}
