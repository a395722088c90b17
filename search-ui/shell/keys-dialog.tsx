import { useLanguage } from '../language/i18n.ts';
import { Modal } from './modal.tsx';
import { setPreference, usePreference } from './preferences.ts';

const KEYS = [
  ['/', 'keys.search'],
  ['↑ ↓', 'keys.arrows'],
  ['Enter', 'keys.enter'],
  ['Esc', 'keys.escape'],
  ['?', 'keys.help'],
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const areKeysOn = usePreference('keys');
  return (
    <Modal title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, id]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(id)}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-choice">
        <input
          type="checkbox"
          checked={areKeysOn}
          onChange={(event) => setPreference('keys', event.target.checked)}
        />
        {t('keys.on')}
      </label>
      <h3 style={{ marginTop: 24 }}>{t('syntax.title')}</h3>
      <dl className="keys" style={{ marginTop: 12 }}>
        {(
          [
            ['forced labour', 'syntax.words'],
            ['"forced labour"', 'syntax.phrase'],
            ['labour -children', 'syntax.exclude'],
            ['exploit*', 'syntax.prefix'],
            ['title:shelter', 'syntax.field'],
          ] as const
        ).map(([example, id]) => (
          <div key={example} style={{ display: 'contents' }}>
            <dt>
              <kbd>{example}</kbd>
            </dt>
            <dd>{t(id)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
