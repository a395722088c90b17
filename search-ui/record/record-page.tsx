import type { RecordPage } from '../../schemas/api.ts';
import { FIELDS_BY_KIND } from '../../schemas/facet.ts';
import type { LinkCheck } from '../../schemas/link-check.ts';
import { useRecord } from '../api/queries.ts';
import { countryName, formatDate, formatNumber, formatPeriod, languageName } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import type { Meaning } from '../language/meaning.ts';
import { Link } from '../routing/link.tsx';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { rooted } from '../routing/root.ts';
import { toggleRecord, useSaved } from '../saved/saved-store.ts';
import { facetAddress } from '../search/search-address.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { Term } from '../shell/term.tsx';
import { Cite } from './cite.tsx';
import { ConceptList } from './concept-list.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { HistoryList } from './history-list.tsx';
import { RelatedRecords } from './related-records.tsx';
import { ReportProblem } from './report-problem.tsx';
import './record-page.css';

export function Page({ id }: { id: string }) {
  const labels = useLabels();
  const asked = new URLSearchParams(usePlace().search).get('version');
  const answer = useRecord(id, asked ?? undefined);
  usePageTitle(answer.data?.title);
  return (
    <div className="wide page record-page">
      {answer.error ? (
        <>
          <h1>{labels.t('state.record')}</h1>
          <ErrorState error={answer.error} retry={() => void answer.refetch()} />
        </>
      ) : answer.data ? (
        <RecordView page={answer.data} labels={labels} />
      ) : (
        <div className="record-body">
          <SkeletonLines lines={9} height={36} />
        </div>
      )}
    </div>
  );
}

function RecordView({ page, labels }: { page: RecordPage; labels: Labels }) {
  const { record } = page;
  const { t, language } = labels;
  const place = usePlace();
  const parameters = new URLSearchParams(place.search);
  const open = parameters.get('evidence');
  const isSaved = useSaved().records.some((saved) => saved.id === record.id);
  const showEvidence = (field: string | null) => {
    const next = new URLSearchParams(location.search);
    if (field === null) next.delete('evidence');
    else next.set('evidence', field);
    const text = next.toString();
    navigate(`/records/${record.id}${text ? `?${text}` : ''}`, { replace: true });
    if (field === null && open) document.getElementById(`evidence-of-${open}`)?.focus();
  };
  const evidence = open ? record.evidence[open] : undefined;
  // The title stands above already.
  const fields = FIELDS_BY_KIND[record.kind].filter(
    (name) => record.fields[name] !== undefined && !(name === 'title' && record.fields.title === page.title),
  );
  const missing = FIELDS_BY_KIND[record.kind].filter((name) => record.fields[name] === undefined);
  const years = record.year ?? (record.period ? formatPeriod(record.period, language, t) : null);
  const fieldMeaning = (name: string): Meaning | undefined => {
    const text = labels.definition(name);
    return text === undefined ? undefined : { text, language };
  };
  const titleLanguage = record.fieldLanguages.title ?? record.language;
  return (
    <div className="record-layout" data-open={evidence ? true : undefined}>
      <article className="record-body">
        <VersionNotice page={page} asked={parameters.get('version')} labels={labels} />
        <header className="record-head">
          <p className="entry-line">
            <Link className="label" href={facetAddress('kind', record.kind)}>
              {labels.kind(record.kind)}
            </Link>
            <Link href={`/countries/${record.country}`}>
              <CountryMark code={record.country} />
            </Link>
            {years ? <span className="number">{years}</span> : null}
            {page.status === 'published' ? null : (
              <span className="record-status">{t(`status.${page.status}`)}</span>
            )}
          </p>
          <h1 lang={titleLanguage === language ? undefined : titleLanguage}>
            {page.title}
            {record.evidence.title && record.fields.title === page.title ? (
              <EvidenceButton field="title" open={open} labels={labels} onShow={showEvidence} />
            ) : null}
          </h1>
          <RecordLinks page={page} labels={labels} />
          <div className="record-actions no-print">
            <button
              type="button"
              className="button"
              aria-pressed={isSaved}
              onClick={() =>
                toggleRecord({ id: record.id, title: page.title, kind: record.kind, country: record.country })
              }
            >
              {t(isSaved ? 'save.saved' : 'save.add')}
            </button>
            <a className="button" href="#cite">
              {t('cite.title')}
            </a>
            <Link
              className="button"
              href={`/compare/records?${new URLSearchParams([
                ['id', record.id],
                ...page.related.slice(0, 1).map((hit) => ['id', hit.id]),
              ])}`}
            >
              {t('record.compare')}
            </Link>
            <button type="button" className="button" onClick={() => print()}>
              {t('action.print')}
            </button>
          </div>
        </header>
        <dl className="record-fields">
          {fields.map((name) => {
            const fieldLanguage = record.fieldLanguages[name] ?? record.language;
            const isForeign = fieldLanguage !== language;
            return (
              <div key={name} className="record-field" data-open={open === name || undefined}>
                <dt>
                  <Term meaning={fieldMeaning(name)}>{labels.field(name)}</Term>
                </dt>
                <dd>
                  <p className="prose" lang={fieldLanguage}>
                    {record.fields[name]}
                    <EvidenceButton
                      field={name}
                      open={open}
                      labels={labels}
                      onShow={showEvidence}
                      record={record}
                    />
                  </p>
                  {isForeign ? (
                    <p className="field-language">{languageName(fieldLanguage, language)}</p>
                  ) : null}
                </dd>
              </div>
            );
          })}
          {record.figures.length > 0 ? (
            <div className="record-field" data-open={open === 'figures' || undefined}>
              <dt>
                <Term meaning={fieldMeaning('figures')}>{labels.field('figures')}</Term>
              </dt>
              <dd className="figures">
                {record.figures.map((figure) => (
                  <span key={figure.quote + figure.value} title={figure.quote}>
                    <b className="number">{formatNumber(figure.value, language)}</b> {figure.of}
                  </span>
                ))}
                <EvidenceButton
                  field="figures"
                  open={open}
                  labels={labels}
                  onShow={showEvidence}
                  record={record}
                />
              </dd>
            </div>
          ) : null}
          {record.concepts.length > 0 ? (
            <div className="record-field">
              <dt>{t('record.concepts')}</dt>
              <dd>
                <ConceptList mentions={record.concepts} labels={labels} />
              </dd>
            </div>
          ) : null}
          {missing.length > 0 ? (
            <div className="record-field record-missing">
              <dt>{t('record.notStated')}</dt>
              <dd>{missing.map((name) => labels.field(name)).join(', ')}</dd>
            </div>
          ) : null}
        </dl>
        <Cite page={page} labels={labels} />
        <HistoryList page={page} labels={labels} />
      </article>
      <div className="record-aside">
        <Origin page={page} labels={labels} />
        <RelatedRecords page={page} labels={labels} />
      </div>
      {evidence && open ? (
        <EvidencePanel
          page={page}
          field={open}
          evidence={evidence}
          labels={labels}
          onClose={() => showEvidence(null)}
        />
      ) : null}
    </div>
  );
}

/** Whoever follows a citation sees what was cited, and that it is not the last word. */
function VersionNotice({
  page: { record, version, newestVersion },
  asked,
  labels: { t },
}: {
  page: RecordPage;
  asked: string | null;
  labels: Labels;
}) {
  const isOther = asked !== null && Number(asked) !== version;
  if (version === newestVersion && !isOther) return null;
  return (
    <p className="record-version" role="note">
      {isOther
        ? t('version.notKept', { version: Number(asked) || asked, shown: version })
        : t('version.older', { version, newest: newestVersion })}{' '}
      <Link className="no-print" href={`/records/${record.id}`}>
        {t('version.show')}
      </Link>
    </p>
  );
}

/** A quiet mark after a value: the way to the page it comes from. */
function EvidenceButton({
  field,
  open,
  labels,
  onShow,
  record,
}: {
  field: string;
  open: string | null;
  labels: Labels;
  onShow: (field: string | null) => void;
  record?: RecordPage['record'];
}) {
  const { t } = labels;
  if (record && !record.evidence[field]?.length) return null;
  const isOpen = open === field;
  const confidence = record?.confidence[field];
  const isDoubtful = confidence !== undefined && confidence < 0.7;
  return (
    <button
      id={`evidence-of-${field}`}
      type="button"
      className="evidence-button no-print"
      aria-expanded={isOpen}
      aria-label={t('evidence.open', { field: labels.field(field) })}
      title={t(isDoubtful ? 'evidence.doubtful' : 'evidence.open', { field: labels.field(field) })}
      data-doubtful={isDoubtful || undefined}
      onClick={() => onShow(isOpen ? null : field)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3.5 1.5h6l3 3v10h-9Z" />
        <path d="M5.5 8h5M5.5 10.5h5" className="lit" />
      </svg>
    </button>
  );
}

function RecordLinks({ page, labels }: { page: RecordPage; labels: Labels }) {
  if (page.record.links.length === 0) return null;
  return (
    <ul className="record-links" aria-label={labels.field('links')}>
      {page.record.links.map((link) => (
        <li key={link}>
          <a href={link} rel="noopener noreferrer external">
            {shortAddress(link)}
          </a>
          <LinkState check={page.linkChecks.find(({ url }) => url === link)} labels={labels} />
        </li>
      ))}
    </ul>
  );
}

/** What became of a link when it was asked last; nothing where it never was. */
function LinkState({ check, labels: { t, language } }: { check: LinkCheck | undefined; labels: Labels }) {
  if (!check) return null;
  return (
    <span className="link-state small soft" data-state={check.state}>
      {t(`link.${check.state}`, { date: formatDate(check.checkedAt, language) })}
    </span>
  );
}

function shortAddress(link: string): string {
  try {
    const url = new URL(link);
    const path = decodeURIComponent(url.pathname).replace(/\/$/, '');
    const text = url.hostname.replace(/^www\./, '') + path;
    return text.length > 72 ? `${text.slice(0, 50)}…${text.slice(-20)}` : text;
  } catch {
    return link;
  }
}

/** Which report it is from, and how to tell us that something is wrong. */
function Origin({ page, labels }: { page: RecordPage; labels: Labels }) {
  const { t, language } = labels;
  const { source, document, record } = page;
  return (
    <section className="record-section" aria-labelledby="origin">
      <h2 id="origin">{t('record.origin')}</h2>
      <p>
        {t('record.from', {
          source: source.name,
          country: countryName(source.country, language) ?? source.country,
        })}
        {record.no ? ` ${t('record.number', { no: record.no })}` : ''}
      </p>
      <p className="soft small">{source.licence}</p>
      <ul className="plain-links no-print">
        <li>
          <a href={rooted(`/api/v1/documents/${document.sha256}`)}>{t('record.document')}</a>
        </li>
        <li>
          <a href={rooted(`/api/v1/records/${record.id}`)}>{t('record.data')}</a>
        </li>
        <li>
          <ReportProblem page={page} labels={labels} />
        </li>
      </ul>
    </section>
  );
}
