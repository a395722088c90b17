import { type FormEvent, useState } from 'react';
import type { SavedSet } from '../../schemas/saved-set.ts';
import { changeSet, deleteSet } from '../api/saved-sets.ts';
import { isKind, type Labels } from '../language/labels.ts';
import { navigate } from '../routing/location.ts';
import { RecordLine } from '../search/record-line.tsx';
import { ErrorState } from '../shell/page-states.tsx';
import { forgetSet, rememberSet, useSaved } from './saved-store.ts';

/** The set to be changed: its name, its notes, what is in it. Nothing is sent before it is saved. */
export function SetEditor({
  set,
  editKey,
  labels,
  onSaved,
  onCancel,
}: {
  set: SavedSet;
  editKey: string;
  labels: Labels;
  onSaved: (set: SavedSet) => void;
  onCancel: () => void;
}) {
  const { t } = labels;
  const [name, setName] = useState(set.name);
  const [items, setItems] = useState(set.items);
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const here = useSaved().records.filter((record) => !items.some(({ id }) => id === record.id));
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    await work().catch(setProblem);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      const content = { name, items: items.map(({ id, note }) => ({ id, note })) };
      const changed = await changeSet(set.id, { ...content, version: set.version, editKey });
      rememberSet({ id: set.id, editKey, name });
      onSaved(changed);
    });
  };
  const remove = () =>
    attempt(async () => {
      await deleteSet(set.id, editKey);
      forgetSet(set.id);
      navigate('/saved');
    });
  return (
    <form onSubmit={save}>
      <label className="set-name">
        <span className="small soft">{t('sets.name')}</span>
        <input
          className="field"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <ol className="saved-list">
        {items.map((item) => (
          <li key={item.id}>
            <div>
              {item.record ? (
                <RecordLine record={{ id: item.id, ...item.record }} labels={labels} />
              ) : (
                <p className="soft">{t('sets.gone')}</p>
              )}
            </div>
            <label>
              <span className="small soft">{t('sets.note')}</span>
              <textarea
                className="field"
                rows={2}
                maxLength={2000}
                value={item.note}
                onChange={({ target }) =>
                  setItems(
                    items.map((other) => (other.id === item.id ? { ...other, note: target.value } : other)),
                  )
                }
              />
            </label>
            <button
              type="button"
              className="plain-button"
              aria-label={t('save.removeNamed', { title: item.record?.title ?? item.id })}
              onClick={() => setItems(items.filter((other) => other.id !== item.id))}
            >
              {t('save.remove')}
            </button>
          </li>
        ))}
      </ol>
      {problem ? <ErrorState error={problem} retry={() => setProblem(null)} /> : null}
      <p className="cite-actions">
        <button type="submit" className="button main">
          {t('sets.save')}
        </button>
        {here.length > 0 ? (
          <button
            type="button"
            className="button"
            onClick={() =>
              setItems([
                ...items,
                ...here.map(({ id, note, title, kind, country }) => ({
                  id,
                  note,
                  record: isKind(kind) ? { title, kind, country, status: 'published' as const } : null,
                })),
              ])
            }
          >
            {t('sets.add', { count: here.length })}
          </button>
        ) : null}
        <button type="button" className="button" onClick={onCancel}>
          {t('sets.cancel')}
        </button>
        <button type="button" className="button" onClick={() => (isSure ? void remove() : setSure(true))}>
          {t(isSure ? 'sets.deleteSure' : 'sets.delete')}
        </button>
      </p>
    </form>
  );
}
