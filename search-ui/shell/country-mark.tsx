import { countryColour } from '../charts/country-colour.ts';
import { countryName } from '../language/format.ts';
import { useLanguage } from '../language/i18n.ts';

/** A country's letters over its colour, with its name beside it unless only the mark is asked for. */
export function CountryMark({ code, isShort = false }: { code: string; isShort?: boolean }) {
  const { language } = useLanguage();
  const name = countryName(code, language) ?? code;
  return (
    <span className="country-mark" style={{ '--country': countryColour(code) }}>
      <abbr aria-hidden={!isShort} title={isShort ? name : undefined}>
        {code}
      </abbr>
      {isShort ? null : name}
    </span>
  );
}
