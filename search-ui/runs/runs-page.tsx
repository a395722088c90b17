import { RECORD_KINDS } from '../../schemas/facet.ts';
import type { Run, RunProgress } from '../../schemas/run.ts';
import { useRuns, useSources } from '../api/queries.ts';
import { formatMoment, formatNumber } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { usePageTitle } from '../routing/page-title.ts';
import { facetAddress } from '../search/search-address.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import './runs-page.css';

/** What came in when, source by source; while a run goes on the page follows it. */
export function Page() {
  const labels = useLabels();
  const { t } = labels;
  const answer = useRuns();
  const sources = useSources().data?.sources ?? [];
  usePageTitle(t('nav.runs'));
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('runs.title')}</h1>
        <p className="lead">{t('runs.lead')}</p>
      </div>
      {answer.error && !answer.data ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <SkeletonLines lines={6} height={48} />
      ) : answer.data.runs.length === 0 ? (
        <p>{t('runs.none')}</p>
      ) : (
        answer.data.runs.map((run, at) => (
          <RunView key={run.id} run={run} isOpen={at === 0} labels={labels} />
        ))
      )}
      {sources.length > 0 ? (
        <section className="sources" aria-labelledby="sources">
          <h2 id="sources">{t('runs.sources')}</h2>
          <ul>
            {sources.map((source) => (
              <li key={source.id}>
                <CountryMark code={source.country} isShort />{' '}
                <Link href={facetAddress('source', source.id)}>{source.name}</Link>{' '}
                <span className="soft small">
                  {[source.publisher, source.year, source.licence].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function RunView({ run, isOpen, labels }: { run: Run; isOpen: boolean; labels: Labels }) {
  const { t, language } = labels;
  const records = run.sources.reduce(
    (sum, source) => sum + Object.values(source.records).reduce((inner, count) => inner + (count ?? 0), 0),
    0,
  );
  return (
    <details className="run" open={isOpen} data-state={run.state}>
      <summary>
        <span className="run-kind">{t(`run.${run.kind}`)}</span>
        <span className="run-state">{t(`runState.${run.state}`)}</span>
        <time dateTime={run.startedAt}>{formatMoment(run.startedAt, language)}</time>
        <span className="soft number">
          {t('runs.summary', { sources: run.sources.length, records: formatNumber(records, language) })}
        </span>
      </summary>
      {run.progress ? <Progress progress={run.progress} labels={labels} /> : null}
      <section
        className="run-scroll"
        aria-label={`${t(`run.${run.kind}`)}, ${formatMoment(run.startedAt, language)}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{labels.facet('source')}</th>
              <th scope="col">{t('runs.outcome')}</th>
              {RECORD_KINDS.map((kind) => (
                <th key={kind} scope="col" className="count">
                  {labels.kinds(kind)}
                </th>
              ))}
              <th scope="col" className="count">
                {t('runs.changed')}
              </th>
              <th scope="col" className="count">
                {t('runs.notes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {run.sources.map((source) => (
              <tr key={source.source}>
                <th scope="row">
                  <CountryMark code={source.country} isShort /> {source.name}
                  {source.reason ? (
                    <p className="run-reason">
                      {source.reason.message}
                      {source.reason.hint ? <span className="soft"> {source.reason.hint}</span> : null}
                    </p>
                  ) : null}
                </th>
                <td data-outcome={source.outcome}>{t(`outcome.${source.outcome}`)}</td>
                {RECORD_KINDS.map((kind) => (
                  <td key={kind} className="count">
                    {formatNumber(source.records[kind] ?? 0, language)}
                  </td>
                ))}
                <td className="count">
                  {formatNumber(source.created + source.changed + source.withdrawn, language)}
                </td>
                <td className="count">{formatNumber(source.notes, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** How far a run is: a bar, and the documents in work with what is being done with each. */
function Progress({ progress, labels }: { progress: RunProgress; labels: Labels }) {
  const { t, language } = labels;
  const text = t('runs.progress', {
    done: formatNumber(progress.done, language),
    total: formatNumber(progress.total, language),
  });
  return (
    <div className="run-progress">
      <p>
        <progress max={Math.max(progress.total, 1)} value={progress.done} aria-label={text} />{' '}
        <span className="number">{text}</span>
      </p>
      <ul className="soft small">
        {progress.inWork.map(({ source, step }) =>
          step === 'done' ? null : (
            <li key={source}>
              {source} · {t(`runs.step.${step}`)}
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
