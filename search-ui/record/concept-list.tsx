import { VOCABULARY_IDS } from '../../schemas/facet.ts';
import type { ConceptMention } from '../../schemas/record.ts';
import type { FacetId } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { facetAddress } from '../search/search-address.ts';

/** The concepts found in a record by vocabulary, each with the words that gave it and the way to others like it. */
export function ConceptList({ mentions, labels }: { mentions: readonly ConceptMention[]; labels: Labels }) {
  const { t } = labels;
  return (
    <dl className="concepts">
      {VOCABULARY_IDS.map((vocabulary) => {
        const own = mentions.filter(({ id }) => id.startsWith(`${vocabulary}/`));
        const ids = [...new Set(own.map(({ id }) => id))];
        if (ids.length === 0) return null;
        return (
          <div key={vocabulary}>
            <dt>{labels.facet(vocabulary)}</dt>
            <dd>
              {ids.map((id) => {
                const value = id.slice(vocabulary.length + 1);
                const words = [
                  ...new Set(own.filter((mention) => mention.id === id).map(({ quote }) => quote)),
                ];
                const definition = labels.concept(id)?.definition;
                return (
                  <Link
                    key={id}
                    href={facetAddress(vocabulary satisfies FacetId, value)}
                    title={[
                      definition,
                      t('record.words', { words: words.map((word) => `“${word}”`).join(', ') }),
                    ]
                      .filter(Boolean)
                      .join('\n')}
                  >
                    {labels.value(vocabulary, value)}
                  </Link>
                );
              })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
