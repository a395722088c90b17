import { RECORD_KINDS } from '../../schemas/facet.ts';
import { useCountries } from '../api/queries.ts';
import { collator } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { Comparators } from './comparators.tsx';
import { type CompareState, DIMENSIONS } from './compare-address.ts';

interface Props {
  readonly state: CompareState;
  readonly labels: Labels;
  readonly onChange: (state: CompareState) => void;
}

/** Which countries are the columns; none chosen means all that have records. The order of choosing is theirs. */
export function CountryChoice({ state, shown, labels, onChange }: Props & { shown: readonly string[] }) {
  const { t, language } = labels;
  const all = useCountries().data?.countries ?? [];
  const known = all.map(({ code }) => code);
  // Until the comparison has come: those that it will have.
  const usual = shown.length > 0 ? shown : all.filter(({ total }) => total > 0).map(({ code }) => code);
  const now = state.countries.length > 0 ? state.countries : usual;
  const codes = [...new Set([...known, ...state.countries])].sort((a, b) =>
    collator(language).compare(labels.country(a), labels.country(b)),
  );
  const toggle = (code: string) => {
    const countries = now.includes(code) ? now.filter((other) => other !== code) : [...now, code];
    onChange({ ...state, countries: countries.length === 0 ? [code] : countries });
  };
  return (
    <fieldset className="country-choice">
      <legend className="label">{labels.facet('country')}</legend>
      {codes.map((code) => (
        <label key={code}>
          <input type="checkbox" checked={now.includes(code)} onChange={() => toggle(code)} />
          <CountryMark code={code} />
        </label>
      ))}
      {state.countries.length > 0 ? (
        <button type="button" className="plain-button" onClick={() => onChange({ ...state, countries: [] })}>
          {t('compare.allCountries')}
        </button>
      ) : null}
      <Comparators
        state={state}
        known={all.filter(({ total }) => total > 0).map(({ code }) => code)}
        labels={labels}
        onChange={onChange}
      />
    </fieldset>
  );
}

export function DimensionChoice({ name, state, labels, onChange }: Props & { name: 'by' | 'across' }) {
  return (
    <label className="control">
      <span className="label">{labels.t(`compare.${name}`)}</span>
      <select
        className="field"
        value={state[name]}
        onChange={(event) => {
          const chosen = DIMENSIONS.find((id) => id === event.target.value);
          if (chosen) onChange({ ...state, [name]: chosen });
        }}
      >
        {DIMENSIONS.map((id) => (
          <option key={id} value={id}>
            {labels.facet(id)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which kinds are counted; "all" unless one is chosen. */
export function KindChoice({ state, labels, onChange }: Props) {
  const chosen = state.filters.kind ?? [];
  return (
    <label className="control">
      <span className="label">{labels.t('compare.what')}</span>
      <select
        className="field"
        value={chosen.length === 1 ? chosen[0] : chosen.length === 0 ? '' : 'several'}
        onChange={(event) => {
          const { kind: _kind, ...others } = state.filters;
          onChange({
            ...state,
            filters: event.target.value === '' ? others : { ...others, kind: [event.target.value] },
          });
        }}
      >
        <option value="">{labels.t('kinds.all')}</option>
        {chosen.length > 1 ? (
          <option value="several">{chosen.map((kind) => labels.kinds(kind)).join(', ')}</option>
        ) : null}
        {RECORD_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {labels.kinds(kind)}
          </option>
        ))}
      </select>
    </label>
  );
}
