import { useState } from 'react';
import { VOCABULARY_IDS } from '../../schemas/facet.ts';
import type { ConceptMention } from '../../schemas/record.ts';
import type { FacetId } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { type Meaning, meaningOf } from '../language/meaning.ts';
import { Link } from '../routing/link.tsx';
import { facetAddress } from '../search/search-address.ts';

/** The concepts found in a record by vocabulary, with the way to others like it; what each means and why, when asked. */
export function ConceptList({ mentions, labels }: { mentions: readonly ConceptMention[]; labels: Labels }) {
  const { t } = labels;
  const [isExplained, setExplained] = useState(false);
  const groups = VOCABULARY_IDS.flatMap((vocabulary) => {
    const own = mentions.filter(({ id }) => id.startsWith(`${vocabulary}/`));
    const ids = [...new Set(own.map(({ id }) => id))];
    return ids.length > 0 ? [{ vocabulary, ids }] : [];
  });
  const name = (vocabulary: string, id: string) => labels.value(vocabulary, id.slice(vocabulary.length + 1));
  return (
    <>
      <dl className="concepts">
        {groups.map(({ vocabulary, ids }) => (
          <div key={vocabulary}>
            <dt>{labels.facet(vocabulary)}</dt>
            <dd>
              {ids.map((id) => (
                <Link
                  key={id}
                  href={facetAddress(vocabulary satisfies FacetId, id.slice(vocabulary.length + 1))}
                >
                  {name(vocabulary, id)}
                </Link>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="plain-button small no-print"
        aria-expanded={isExplained}
        onClick={() => setExplained(!isExplained)}
      >
        {t(isExplained ? 'facet.defineNot' : 'record.explain')}
      </button>
      {isExplained ? (
        <ul className="concept-meanings">
          {groups.flatMap(({ vocabulary, ids }) =>
            ids.map((id) => (
              <li key={id}>
                <Explanation
                  name={name(vocabulary, id)}
                  meaning={meaningOf(labels, vocabulary, id.slice(vocabulary.length + 1))}
                  words={mentions.filter((mention) => mention.id === id).map(({ quote }) => quote)}
                  labels={labels}
                />
              </li>
            )),
          )}
        </ul>
      ) : null}
    </>
  );
}

function Explanation({
  name,
  meaning,
  words,
  labels: { t },
}: {
  name: string;
  meaning: Meaning | undefined;
  words: readonly string[];
  labels: Labels;
}) {
  const quoted = [...new Set(words)].map((word) => `“${word}”`).join(', ');
  return (
    <p>
      <b>{name}.</b> {meaning ? <span lang={meaning.language}>{meaning.text}</span> : null}{' '}
      <span className="soft">{t('record.words', { words: quoted })}</span>
    </p>
  );
}
