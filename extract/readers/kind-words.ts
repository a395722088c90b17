import type { RecordKind } from '../../schemas/record.ts';
import { fold } from '../values/fold.ts';

/** Words that name a kind of record in headings and headers, folded beginnings, in the seven languages. */
const KIND_WORDS: Record<RecordKind, RegExp> = {
  case: /\b(?:case (?:stud(?:y|ies)|examples?|descriptions?|reports?)|studij\w* primer\w*|primer\w* iz prakse|casestud\w*|gevalstud\w*|gevallenstud\w*|casussen|casus|praktijkvoorbeeld\w*|etudes? de cas|cas pratiques?|vignettes?|tapaustutkimu\w*|tapausesimerk\w*|tapauskuvau\w*|esimerkkitapau\w*|stud[io]+ di cas[io]|casi (?:di )?studio|caso (?:di )?studio|estudios? de casos?|casos practicos?)\b/u,
  product:
    /\b(?:products?|outputs?|(?:training|educational|teaching|learning) materials?|materials?|tools?|toolkits?|handbooks?|manuals?|resources?|izdelk\w*|izdelek|produkt\w*|gradiv\w*|orodj\w*|prirocnik\w*|producten?|materiaal|materialen|leermiddelen|hulpmiddelen|instrumenten|produits?|outils?|supports? pedagogiques?|ressources?|tuote|tuotteet|tuotteita|tuotok\w*|tyokalu\w*|materiaali\w*|oppaat|prodott[oi]|materiali|strument[oi]|risorse|productos?|materiales|herramientas?|recursos)\b/u,
  practice:
    /\b(?:(?:good|best|promising|sustainable|effective|successful|inspiring) (?:and \w+ )?(?:practices?|examples?)|practices?|praks[ae]?|praksami|prakse|praktijk(?:en|voorbeelden)?|pratiques?|kaytanno\w*|kaytanto\w*|kaytante\w*|toimintamalli\w*|pratic(?:a|he)|prass[io]|buone prassi|practicas?)\b/u,
  aspect:
    /\b(?:(?:other|further|important|relevant) (?:\w+ )?aspects?|aspects?|vidik\w*|aspect(?:en)?|nakokoh\w*|nakokulm\w*|aspett[oi]|aspectos?)\b/u,
  project:
    /\b(?:projects?|initiatives?|projekt\w*|pobud\w*|projecten|initiatieven|projets?|hanke|hankke\w*|hankeet|aloittee\w*|progett[oi]|iniziative|proyectos?|iniciativas?)\b/u,
  study:
    /\b(?:research(?:es)?|stud(?:y|ies)|literature|scientific|publications?|raziskav\w*|raziskovanj\w*|studij[aeo]?|literatur\w*|objav[ae]?|onderzoek(?:en)?|studies?|publicaties|literatuur|recherches?|etudes?|litterature|tutkimu\w*|kirjallisuu\w*|julkaisu\w*|ricerc(?:a|he)|stud[io]+|letteratura|pubblicazioni|investigaci(?:on|ones)|estudios?|publicaciones)\b/u,
};

/** Headings about how a report was made, what it concludes and where it looked: no records stand below them. */
const NOT_RECORDS =
  /\b(?:methods?|methodolog\w*|search (?:strategy|terms)|prisma|references?|bibliograph\w*|literature review|introduction|conclusions?|recommendations?|table of contents|contents|glossary|abbreviations?|acknowledge?ments?|appendix|annex\w*|legislation|definition\w*|metod\w*|literatura in viri|viri|viri in literatura|uvod|zaklju\w*|sklep(?:i|ne \w+)?|zahval\w*|priporocil\w*|kazalo|methode\w*|methodologie|inleiding|conclusies?|aanbevelingen|bronnen|referenties|inhoud\w*|methodologie|bibliographie|sommaire|recommandations|menetelma\w*|menetelmat|johdanto|johtopaatok\w*|lopuksi|yhteenveto|suositu\w*|lahteet|lahdeluettelo|sisallys\w*|metodologia|introduzione|conclusioni|raccomandazioni|bibliografia|riferimenti|indice|metodologia|introduccion|conclusiones|recomendaciones|referencias)\b/u;

/** Every kind that a heading names, the words that name it closest first: "products of projects" is about products. */
export function kindsNamed(text: string): RecordKind[] {
  const folded = fold(text);
  const order: readonly RecordKind[] = ['case', 'product', 'practice', 'aspect', 'project', 'study'];
  const named = order.filter((kind) => KIND_WORDS[kind].test(folded));
  if (named[0] === 'case') return ['case'];
  // "Research projects" are projects; "projects and good practices" are both.
  const isList = /(?:\b(?:and|in|en|et|ja|e|y|ter|&)\b|&|,|\/)/u.test(folded);
  if (named.includes('project') && named.includes('study') && !isList)
    return named.filter((kind) => kind !== 'study');
  if (named[0] === 'product' && named.length > 1 && !isList) return ['product'];
  return named;
}

export const isCaseHeading = (text: string): boolean => KIND_WORDS.case.test(fold(text));

export const namesNoRecords = (text: string): boolean => NOT_RECORDS.test(fold(text));
