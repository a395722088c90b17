import { useQueries } from '@tanstack/react-query';
import type { CountryPage } from '../../schemas/api.ts';
import type { FlowStep, SearchStatement } from '../../schemas/search-statement.ts';
import { countryOptions } from '../api/queries.ts';
import { FLOW_ORDER } from '../countries/flow-order.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';

const NOTHING = '–';

/** How each country's report was made: without that, counts cannot be compared. */
export function CountryMethods({ countries, labels }: { countries: readonly string[]; labels: Labels }) {
  const { t, language } = labels;
  const answers = useQueries({ queries: countries.map((code) => countryOptions(code)) });
  const statements = answers.map((answer) => statementOf(answer.data));
  if (statements.every((statement) => !statement)) return null;
  const row = (name: string, read: (statement: SearchStatement) => string | undefined) => (
    <tr>
      <th scope="row">{name}</th>
      {statements.map((statement, at) => (
        <td key={countries[at]}>
          {(statement && read(statement)) || <span className="soft">{t('methods.notStated')}</span>}
        </td>
      ))}
    </tr>
  );
  const flow = (step: FlowStep) => (statement: SearchStatement) => {
    const counted = statement.flow[step];
    return counted ? formatNumber(counted.n, language) : NOTHING;
  };
  return (
    <section className="methods" aria-labelledby="methods">
      <h2 id="methods">{t('methods.title')}</h2>
      <p className="soft">{t('methods.reading')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="compare-scroll" aria-label={t('methods.what')} tabIndex={0}>
        <table className="methods-table">
          <thead>
            <tr>
              <th scope="col">{t('methods.what')}</th>
              {countries.map((code) => (
                <th key={code} scope="col">
                  <Link href={`/countries/${code}`}>
                    <CountryMark code={code} />
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(t('methods.method'), (statement) => statement.method?.text)}
            {row(t('methods.databases'), (statement) =>
              statement.databases.map(({ name }) => name).join(', '),
            )}
            {row(t('methods.limits'), (statement) => statement.dateLimits?.text)}
            {row(t('methods.languages'), (statement) => statement.languages?.value.join(', '))}
            {FLOW_ORDER.map((step) => (
              <FlowRow
                key={step}
                name={t(`flow.${step}`)}
                cells={statements.map((statement) => (statement ? flow(step)(statement) : NOTHING))}
                codes={countries}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function FlowRow({
  name,
  cells,
  codes,
}: {
  name: string;
  cells: readonly string[];
  codes: readonly string[];
}) {
  if (cells.every((cell) => cell === NOTHING)) return null;
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        <td key={codes[at]} className="number">
          {cell}
        </td>
      ))}
    </tr>
  );
}

const statementOf = (page: CountryPage | undefined): SearchStatement | null =>
  page?.reports.find((report) => report.searchStatement)?.searchStatement ?? null;
