import { useQueries } from '@tanstack/react-query';
import type { RecordPage } from '../../schemas/api.ts';
import { FIELDS_BY_KIND } from '../../schemas/facet.ts';
import type { FieldName } from '../../schemas/record.ts';
import { recordOptions } from '../api/queries.ts';
import { formatPeriod } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { useSaved } from '../saved/saved-store.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import './compare-records.css';
import { differingWords } from './differing-words.ts';

const MOST = 4;

/** Two to four records field by field; words that the first one does not have are marked in the others. */
export function Page() {
  const labels = useLabels();
  const { t } = labels;
  const place = usePlace();
  const ids = [...new Set(new URLSearchParams(place.search).getAll('id'))].slice(0, MOST);
  const answers = useQueries({ queries: ids.map((id) => recordOptions(id)) });
  const saved = useSaved().records.filter(({ id }) => !ids.includes(id));
  usePageTitle(t('records.title'));
  const failed = answers.find((answer) => answer.error);
  const pages = answers.flatMap((answer) => (answer.data ? [answer.data] : []));
  const go = (next: readonly string[]) =>
    navigate(`/compare/records?${new URLSearchParams(next.map((id) => ['id', id]))}`);
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('records.title')}</h1>
        <p className="lead">{t('records.lead')}</p>
      </div>
      {failed ? (
        <ErrorState error={failed.error} retry={() => void failed.refetch()} />
      ) : pages.length < ids.length ? (
        <SkeletonLines lines={8} height={44} />
      ) : (
        <RecordTable
          pages={pages}
          labels={labels}
          onRemove={(id) => go(ids.filter((other) => other !== id))}
        />
      )}
      {ids.length < MOST && saved.length > 0 ? (
        <label className="control">
          <span className="label">{t('records.add')}</span>
          <select
            className="field"
            value=""
            onChange={(event) => event.target.value && go([...ids, event.target.value])}
          >
            <option value="">{t('records.choose')}</option>
            {saved.map((record) => (
              <option key={record.id} value={record.id}>
                {record.title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {ids.length === 0 ? (
        <div className="state">
          <p>{t('records.none')}</p>
          <Link className="button" href="/search">
            {t('state.toSearch')}
          </Link>
        </div>
      ) : null}
    </div>
  );
}

function RecordTable({
  pages,
  labels,
  onRemove,
}: {
  pages: readonly RecordPage[];
  labels: Labels;
  onRemove: (id: string) => void;
}) {
  const { t, language } = labels;
  const names = [
    ...new Set(pages.flatMap((page): readonly FieldName[] => FIELDS_BY_KIND[page.record.kind])),
  ].filter((name) => name !== 'title' && pages.some((page) => page.record.fields[name] !== undefined));
  const [first] = pages;
  if (!first) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="compare-records" aria-label={t('records.title')} tabIndex={0}>
      <table style={{ '--columns': pages.length }}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('records.field')}</span>
            </th>
            {pages.map((page) => (
              <th key={page.record.id} scope="col">
                <p className="small soft">
                  {labels.kind(page.record.kind)} · <CountryMark code={page.record.country} />
                </p>
                <Link href={`/records/${page.record.id}`}>{page.title}</Link>
                {pages.length > 1 ? (
                  <p className="no-print">
                    <button
                      type="button"
                      className="plain-button small"
                      onClick={() => onRemove(page.record.id)}
                    >
                      {t('save.remove')}
                    </button>
                  </p>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('years.title')}</th>
            {pages.map(({ record }) => (
              <td key={record.id} className="number">
                {record.year ?? (record.period ? formatPeriod(record.period, language, t) : '–')}
              </td>
            ))}
          </tr>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{labels.field(name)}</th>
              {pages.map((page, at) => (
                <td key={page.record.id} lang={page.record.fieldLanguages[name] ?? page.record.language}>
                  <FieldText page={page} name={name} first={at === 0 ? null : first} labels={labels} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('record.concepts')}</th>
            {pages.map((page, at) => (
              <td key={page.record.id}>
                <ul className="record-concepts">
                  {[...new Set(page.record.concepts.map(({ id }) => id))].map((id) => {
                    const isShared = at > 0 && first.record.concepts.some((other) => other.id === id);
                    const [facet = '', value = ''] = id.split('/');
                    return (
                      <li key={id}>
                        {isShared || at === 0 ? (
                          labels.value(facet, value)
                        ) : (
                          <ins>{labels.value(facet, value)}</ins>
                        )}
                      </li>
                    );
                  })}
                </ul>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function FieldText({
  page,
  name,
  first,
  labels: { t },
}: {
  page: RecordPage;
  name: FieldName;
  first: RecordPage | null;
  labels: Labels;
}) {
  const text = page.record.fields[name];
  if (text === undefined) return <span className="soft">{t('methods.notStated')}</span>;
  const reference = first?.record.fields[name];
  if (reference === undefined) return text;
  if (reference === text) return <span className="soft">{t('records.same')}</span>;
  return differingWords(text, reference).map((part, at) =>
    part.isOwn ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have an order and nothing else
      <ins key={at}>{part.text}</ins>
    ) : (
      part.text
    ),
  );
}
