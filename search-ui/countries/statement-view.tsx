import type { SearchStatement } from '../../schemas/search-statement.ts';
import type { Labels } from '../language/labels.ts';

/** How the report says it searched; what it does not say is said to be not stated. */
export function StatementView({ statement, labels: { t } }: { statement: SearchStatement; labels: Labels }) {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('methods.method'), statement.method?.text],
    [t('methods.databases'), statement.databases.map(({ name }) => name).join(', ')],
    [
      t('methods.other'),
      [statement.otherSources?.text, statement.otherSources?.sites.join(', ')].filter(Boolean).join(': '),
    ],
    [t('methods.when'), statement.searchConducted?.text],
    [t('methods.terms'), statement.searchTerms.given.join(' · ')],
    [t('methods.languages'), statement.languages?.value.join(', ')],
    [t('methods.limits'), statement.dateLimits?.text],
    [t('methods.inclusion'), statement.inclusion.items.join('; ')],
    [t('methods.exclusion'), statement.exclusion.items.join('; ')],
  ];
  return (
    <>
      <h3>{t('methods.statement')}</h3>
      <dl className="statement">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || <span className="soft">{t('methods.notStated')}</span>}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
