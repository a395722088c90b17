import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';

/** A record in a list of few words: what and whence in small letters, its title below. */
export function RecordLine({
  record: { id, kind, country, title },
  years,
  language,
  labels,
}: {
  record: { readonly id: string; readonly kind: string; readonly country: string; readonly title: string };
  years?: string;
  /** Of the title. */
  language?: string;
  labels: Labels;
}) {
  return (
    <>
      <p className="entry-line small soft">
        <span className="label">{labels.kind(kind)}</span>
        <CountryMark code={country} />
        {years ? <span className="number">{years}</span> : null}
      </p>
      <Link
        className="record-line"
        href={`/records/${id}`}
        lang={language === labels.language ? undefined : language}
      >
        {title}
      </Link>
    </>
  );
}
