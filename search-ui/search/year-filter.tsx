import {
  type FormEvent,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { SearchQuery, YearHistogram } from '../../schemas/search.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { changeSearch } from './change-search.ts';
import { useChoosing, useIsChoosing } from './choosing.ts';
import { fromStart } from './search-address.ts';
import { areSame } from './steady-rows.ts';
import { useSteady } from './use-steady.ts';

const HEIGHT = 56;

/**
 * Years: two boxes are the control, the histogram beside them only fills the boxes. Its bars are one tab stop: arrow
 * keys move, Enter takes the year, Shift with an arrow stretches the range; the pointer may draw over several.
 */
export function YearFilter({
  years,
  query,
  isHeld,
  labels,
}: {
  years: YearHistogram;
  query: SearchQuery;
  /** Somebody is choosing: nothing comes or goes that would move what stands below. */
  isHeld: boolean;
  labels: Labels;
}) {
  const { yearFrom, yearTo, yearUnknown } = query;
  return <YearChoice {...{ years, yearFrom, yearTo, yearUnknown, isHeld, labels }} />;
}

/** Drawn anew when something about years changes, and not for what is chosen elsewhere. */
const YearChoice = memo(function YearChoice({
  years,
  isHeld,
  labels,
  ...chosen
}: {
  years: YearHistogram;
  yearFrom: number | undefined;
  yearTo: number | undefined;
  yearUnknown: boolean;
  isHeld: boolean;
  labels: Labels;
}) {
  const { t, language } = labels;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [brush, setBrush] = useState<{ start: number; end: number } | null>(null);
  const [current, setCurrent] = useState(0);
  const chart = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    setFrom(chosen.yearFrom === undefined ? '' : String(chosen.yearFrom));
    setTo(chosen.yearTo === undefined ? '' : String(chosen.yearTo));
  }, [chosen.yearFrom, chosen.yearTo]);

  const apply = (yearFrom: number | undefined, yearTo: number | undefined) =>
    changeSearch(({ yearFrom: _from, yearTo: _to, ...rest }) =>
      fromStart({
        ...rest,
        yearUnknown: false,
        ...(yearFrom === undefined ? {} : { yearFrom }),
        ...(yearTo === undefined ? {} : { yearTo }),
      }),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first, last] = [readYear(from), readYear(to)];
    if (first !== undefined && last !== undefined && first > last) apply(last, first);
    else apply(first, last);
  };
  const { hasChart, hasUnknown } = useSteady(
    { hasChart: years.years.length > 1, hasUnknown: years.unknown > 0 || chosen.yearUnknown },
    isHeld,
    (stood) => stood,
    (one, other) => one.hasChart === other.hasChart && one.hasUnknown === other.hasUnknown,
  );
  // Under the pointer each bar stays the same year's.
  const inChart = useChoosing();
  const axis = useSteady(
    years.years.map(({ year }) => year),
    useIsChoosing(inChart),
    (stood, now) => (stood.length > 1 ? stood : now),
    areSame,
  );
  const counts = new Map(years.years.map(({ year, count }) => [year, count]));
  const bars = axis.map((year) => ({ year, count: counts.get(year) ?? 0 }));
  const highest = Math.max(1, ...bars.map(({ count }) => count));
  const inRange = (year: number) => {
    if (brush) return year >= Math.min(brush.start, brush.end) && year <= Math.max(brush.start, brush.end);
    if (chosen.yearUnknown) return false;
    return year >= (chosen.yearFrom ?? 0) && year <= (chosen.yearTo ?? 9999);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -bars.length, End: bars.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(bars.length - 1, at + step));
    setCurrent(next);
    chart.current?.querySelectorAll('button')[next]?.focus();
    const [year, other] = [bars[next]?.year, bars[at]?.year];
    if (event.shiftKey && year !== undefined && other !== undefined)
      apply(Math.min(year, chosen.yearFrom ?? other), Math.max(year, chosen.yearTo ?? other));
  };
  const yearAt = (event: PointerEvent): number | undefined => {
    const box = chart.current?.getBoundingClientRect();
    if (!box || bars.length === 0) return undefined;
    const at = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    return bars[Math.max(0, Math.min(bars.length - 1, at))]?.year;
  };
  const tabStop = Math.min(current, bars.length - 1);
  return (
    <details className="facet years" open>
      <summary>
        <h2>{t('years.title')}</h2>
      </summary>
      {hasChart ? (
        <>
          <fieldset
            ref={chart}
            className="histogram"
            aria-label={t('years.chart')}
            style={{ height: HEIGHT }}
            {...inChart.area}
            onPointerDown={(event) => {
              const year = yearAt(event);
              if (year === undefined || event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              setBrush({ start: year, end: year });
            }}
            onPointerMove={(event) => {
              const year = yearAt(event);
              if (brush && year !== undefined) setBrush({ ...brush, end: year });
            }}
            onPointerUp={() => {
              if (brush) apply(Math.min(brush.start, brush.end), Math.max(brush.start, brush.end));
              setBrush(null);
            }}
            onPointerCancel={() => setBrush(null)}
          >
            {bars.map(({ year, count }, at) => (
              <button
                key={year}
                type="button"
                tabIndex={at === tabStop ? 0 : -1}
                data-in={inRange(year) || undefined}
                title={t('years.bar', { year: String(year), count })}
                aria-label={t('years.bar', { year: String(year), count })}
                onKeyDown={(event) => onKeyDown(event, at)}
                onFocus={() => setCurrent(at)}
                // The pointer is the brush's; a click without one comes from the keyboard or a screen reader.
                onClick={(event) => event.detail === 0 && apply(year, year)}
              >
                <i style={{ height: count === 0 ? 0 : Math.max(2, (count / highest) * HEIGHT) }} />
              </button>
            ))}
          </fieldset>
          <div className="histogram-ends number small soft" aria-hidden="true">
            <span>{bars[0]?.year}</span>
            <span>{bars.at(-1)?.year}</span>
          </div>
        </>
      ) : null}
      <form className="year-boxes" onSubmit={submit}>
        <YearBox label={t('years.from')} year={from} onType={setFrom} />
        <YearBox label={t('years.to')} year={to} onType={setTo} />
        <button type="submit" className="button">
          {t('years.apply')}
        </button>
      </form>
      {hasUnknown ? (
        <label className="facet-row unknown-year" data-none={years.unknown === 0 || undefined}>
          <input
            type="checkbox"
            checked={chosen.yearUnknown}
            onChange={() =>
              changeSearch(({ yearFrom: _from, yearTo: _to, ...rest }) =>
                fromStart({ ...rest, yearUnknown: !chosen.yearUnknown }),
              )
            }
          />
          <span className="facet-name">{t('years.unknown')}</span>
          <span className="visually-hidden">, {t('count.records', { count: years.unknown })}</span>
          <span className="facet-count number" aria-hidden="true">
            {formatNumber(years.unknown, language)}
          </span>
        </label>
      ) : null}
    </details>
  );
});

function YearBox({ label, year, onType }: { label: string; year: string; onType: (year: string) => void }) {
  return (
    <label>
      <span>{label}</span>
      <input
        className="field number"
        inputMode="numeric"
        pattern="[12]\d{3}"
        maxLength={4}
        value={year}
        onChange={(event) => onType(event.target.value)}
      />
    </label>
  );
}

const readYear = (text: string): number | undefined =>
  /^[12]\d{3}$/.test(text.trim()) ? Number(text) : undefined;
