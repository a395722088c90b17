import type { FlowStep, SearchStatement } from '../../schemas/search-statement.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { emptyQuery, searchAddress } from '../search/search-address.ts';

/** The rows of the diagram: what goes on at the left, what leaves at the right (PRISMA 2020, BMJ 2021;372:n71). */
const STAGES: readonly (readonly [readonly FlowStep[], readonly FlowStep[]])[] = [
  [['identifiedDatabases', 'identifiedOther'], ['duplicates']],
  [['screened'], ['excludedScreening']],
  [['eligibility'], ['excludedEligibility']],
  [['includedPublications', 'includedStudies'], []],
];

/** The report's PRISMA flow, drawn from the counts it prints; sums that do not hold are said. */
export function FlowDiagram({
  statement,
  country,
  labels,
}: {
  statement: SearchStatement;
  country: string;
  labels: Labels;
}) {
  const { t } = labels;
  const stages = STAGES.filter((sides) => sides.flat().some((step) => statement.flow[step]));
  if (stages.length === 0) return null;
  const wrong = statement.arithmetic.filter(({ holds }) => !holds);
  return (
    <figure className="flow">
      <h3>{t('flow.title')}</h3>
      <ol>
        {stages.map(([through, out]) => (
          <li key={through[0]}>
            <div className="flow-through">
              {through.map((step) => (
                <FlowBox key={step} step={step} statement={statement} country={country} labels={labels} />
              ))}
            </div>
            {out.some((step) => statement.flow[step]) ? (
              <div className="flow-out">
                {out.map((step) => (
                  <FlowBox key={step} step={step} statement={statement} country={country} labels={labels} />
                ))}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <figcaption className="small soft">
        {t('flow.caption')}{' '}
        {wrong.length > 0 ? t('flow.wrong', { sums: wrong.map(({ sum }) => sum).join('; ') }) : ''}
        {statement.arithmetic.length > 0 && wrong.length === 0 ? t('flow.right') : ''}
      </figcaption>
    </figure>
  );
}

function FlowBox({
  step,
  statement,
  country,
  labels,
}: {
  step: FlowStep;
  statement: SearchStatement;
  country: string;
  labels: Labels;
}) {
  const counted = statement.flow[step];
  if (!counted) return null;
  const filters = { country: [country], kind: ['study'] };
  return (
    <p className="flow-box" title={counted.label}>
      {labels.t(`flow.${step}`)}{' '}
      <b className="number">
        {step === 'includedStudies' ? (
          <Link href={searchAddress({ query: { ...emptyQuery(), filters } })}>
            n = {formatNumber(counted.n, labels.language)}
          </Link>
        ) : (
          `n = ${formatNumber(counted.n, labels.language)}`
        )}
      </b>
    </p>
  );
}
