import { countryColour } from '../charts/country-colour.ts';
import { useLabels } from '../language/labels.ts';

/** A country's letters over its colour, with its name beside it unless only the mark is asked for. */
export function CountryMark({ code, isShort = false }: { code: string; isShort?: boolean }) {
  const labels = useLabels();
  return (
    <span className="country-mark" style={{ '--country': countryColour(code) }}>
      <abbr aria-hidden={!isShort} title={isShort ? labels.country(code) : undefined}>
        {code}
      </abbr>
      {isShort ? null : labels.country(code)}
    </span>
  );
}
