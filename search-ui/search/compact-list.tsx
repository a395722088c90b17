import { memo } from 'react';
import type { SearchHit } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';
import { Coins } from './coins.tsx';
import { hitYears, SaveButton } from './entry.tsx';
import { MarkedText } from './marked-text.tsx';

/** The results as single lines: for those who know what they look for, or look through many. */
export const CompactList = memo(function CompactList({
  hits,
  labels,
}: {
  hits: readonly SearchHit[];
  labels: Labels;
}) {
  return (
    <ol className="compact-list">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Coins item={hit} />
          <span className="compact-facts small soft">
            <CountryMark code={hit.country} isShort />
            <span className="number">{hitYears(hit, labels)}</span>
            <span className="compact-kind">{labels.kind(hit.kind)}</span>
          </span>
          <Link
            id={`hit-${hit.id}`}
            href={`/records/${hit.id}`}
            lang={hit.language === labels.language ? undefined : hit.language}
          >
            <MarkedText parts={hit.markedTitle} />
          </Link>
          <SaveButton hit={hit} labels={labels} />
        </li>
      ))}
    </ol>
  );
});
