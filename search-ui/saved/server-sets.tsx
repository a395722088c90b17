import { type FormEvent, useState } from 'react';
import { createSet } from '../api/saved-sets.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/location.ts';
import { ErrorState } from '../shell/page-states.tsx';
import { rememberSet, type Saved } from './saved-store.ts';

/** The step from this browser to the server: a link for others, and the sets that this browser may change. */
export function ServerSets({ saved, labels: { t } }: { saved: Saved; labels: Labels }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const items = saved.records.map(({ id, note }) => ({ id, note }));
      const { id, editKey } = await createSet({ name, items });
      rememberSet({ id, editKey, name });
      navigate(`/sets/${id}`);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (saved.records.length === 0 && saved.sets.length === 0) return null;
  return (
    <section aria-labelledby="server-sets">
      <h2 id="server-sets">{t('sets.title')}</h2>
      <p className="soft server-sets-lead">{t('sets.lead')}</p>
      {saved.sets.length > 0 ? (
        <ul className="saved-list">
          {saved.sets.map((set) => (
            <li key={set.id}>
              <Link className="record-line" href={`/sets/${set.id}`}>
                {set.name || t('sets.unnamed')}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {saved.records.length > 0 ? (
        <form className="server-sets-form" onSubmit={(event) => void keep(event)}>
          <label>
            <span className="small soft">{t('sets.name')}</span>
            <input
              className="field"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <button type="submit" className="button" disabled={isBusy}>
            {t('sets.keep', { count: saved.records.length })}
          </button>
        </form>
      ) : null}
      {problem ? <ErrorState error={problem} retry={() => setProblem(null)} /> : null}
    </section>
  );
}
