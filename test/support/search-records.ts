import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/language.ts';
import {
  type AtlasRecord,
  FIELDS_BY_KIND,
  type FieldName,
  RECORD_KINDS,
  type RecordKind,
} from '../../schemas/record.ts';
import type { RecordVersion } from '../../schemas/record-version.ts';
import { SEARCH_VOCABULARIES } from './search-vocabularies.ts';

/** Numbers between 0 and 1, the same for a seed on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LANGUAGE_BY_COUNTRY: Readonly<Record<string, Language>> = {
  SI: 'sl',
  BE: 'nl',
  FI: 'fi',
  IT: 'it',
  ES: 'es',
  FR: 'fr',
  IE: 'en',
  HR: 'en',
  AT: 'en',
  NL: 'nl',
};
const COUNTRIES = Object.keys(LANGUAGE_BY_COUNTRY);

/** Words of the subject, the commonest first: drawn so that the first ones stand in most records. */
const WORDS: Readonly<Record<Language, string>> = {
  en: 'the of and trafficking in human beings victims exploitation to for research labour prevention children forced police migrants women awareness training workers project national identification support interviews begging shelter organisations qualitative protection criminal justice counselling recruitment employers schools teachers students services assistance reintegration risk survey online networks courts prosecution legislation asylum unaccompanied minors rights community campaign materials workshop stakeholders coordination referral mechanism evaluation practitioners guidance toolkit vulnerability poverty housing health trauma therapy interpreters consent compensation inspection agriculture construction domestic servitude',
  sl: 'in trgovina z ljudmi žrtve izkoriščanje za preprečevanje otroci prisilno delo raziskava policija migranti ženske ozaveščanje usposabljanje delavci projekt nacionalni prepoznavanje pomoč intervjuji beračenje zatočišče organizacije kvalitativna zaščita kazniva dejanja svetovanje novačenje delodajalci šole učitelji študenti storitve ključ tveganje spletno omrežja sodišča zakonodaja azil mladoletniki pravice skupnost kampanja gradiva delavnica usklajevanje ocena smernice ranljivost revščina zdravje prisilne poroke',
  nl: 'de van en mensenhandel slachtoffers uitbuiting voor onderzoek preventie kinderen gedwongen arbeid politie migranten vrouwen bewustmaking opleiding werknemers project nationaal identificatie ondersteuning gesprekken bedelarij opvang organisaties kwalitatief bescherming strafrecht begeleiding werving werkgevers scholen leerkrachten studenten diensten risico netwerken rechtbanken wetgeving asiel minderjarigen rechten gemeenschap campagne materiaal samenwerking evaluatie richtlijnen kwetsbaarheid armoede huisvesting gezondheid',
  fr: "la de et traite des êtres humains victimes exploitation pour recherche prévention enfants travail forcé police migrants femmes sensibilisation formation travailleurs projet national identification soutien entretiens mendicité hébergement organisations qualitative protection justice pénale conseil recrutement employeurs écoles enseignants étudiants services risque réseaux tribunaux législation asile mineurs droits communauté campagne matériel atelier évaluation lignes directrices vulnérabilité pauvreté logement santé l'accompagnement d'accueil",
  fi: 'ja ihmiskauppa uhrit hyväksikäyttö tutkimus ehkäisy lapset pakkotyö poliisi maahanmuuttajat naiset tietoisuus koulutus työntekijät hanke kansallinen tunnistaminen tuki haastattelut kerjääminen turvakoti järjestöt laadullinen suojelu rikosoikeus neuvonta värväys työnantajat koulut opettajat opiskelijat palvelut riski verkostot tuomioistuimet lainsäädäntö turvapaikka alaikäiset oikeudet yhteisö kampanja aineisto työpaja arviointi ohjeet haavoittuvuus köyhyys asuminen terveys',
  it: "la di e tratta degli esseri umani vittime sfruttamento per ricerca prevenzione bambini lavoro forzato polizia migranti donne sensibilizzazione formazione lavoratori progetto nazionale identificazione sostegno interviste accattonaggio accoglienza organizzazioni qualitativa protezione giustizia penale consulenza reclutamento datori scuole insegnanti studenti servizi rischio reti tribunali legislazione asilo minori diritti comunità campagna materiali laboratorio valutazione linee guida vulnerabilità povertà alloggio salute dell'assistenza l'inclusione",
  es: 'la de y trata de personas víctimas explotación para investigación prevención niños trabajo forzoso policía migrantes mujeres sensibilización formación trabajadores proyecto nacional identificación apoyo entrevistas mendicidad acogida organizaciones cualitativa protección justicia penal asesoramiento captación empleadores escuelas profesorado estudiantes servicios riesgo redes tribunales legislación asilo menores derechos comunidad campaña materiales taller evaluación directrices vulnerabilidad pobreza vivienda salud',
};
const COMMON = new Map(Object.entries(WORDS).map(([language, words]) => [language, words.split(' ')]));

const SYLLABLES =
  'ba be bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zo'.split(
    ' ',
  );
/** A long tail of names and rare words: every real corpus has more of them than of all others. */
const RARE = rareWords(30_000);

function rareWords(size: number): string[] {
  const random = seededRandom(7);
  const words = new Set<string>();
  while (words.size < size) {
    const length = 3 + Math.floor(random() * 3);
    words.add(
      Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ba').join(''),
    );
  }
  return [...words];
}

const WORD_COUNT: Partial<Record<FieldName, readonly [least: number, most: number]>> = {
  title: [4, 12],
  purpose: [12, 35],
  objective: [15, 45],
  aims: [15, 40],
  findings: [30, 80],
  results: [20, 60],
  activities: [15, 50],
  narrative: [60, 140],
  participants: [4, 14],
};

/** Published records as five years of national reports might give them; the same for a seed. */
export function generateRecord(number: number, seed = 1): AtlasRecord {
  const random = seededRandom(seed * 1_000_003 + number);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[], otherwise: T): T => from[below(from.length)] ?? otherwise;
  // The first of a list is drawn most often, as in any collection.
  const pickEarly = <T>(from: readonly T[], otherwise: T): T =>
    from[Math.floor(random() ** 2 * from.length)] ?? otherwise;
  const kind: RecordKind = pickEarly(RECORD_KINDS, 'study');
  const country = pickEarly(COUNTRIES, 'SI');
  const language: Language = random() < 0.4 ? 'en' : (LANGUAGE_BY_COUNTRY[country] ?? 'en');
  const common = COMMON.get(language) ?? [];
  const word = (): string => {
    if (random() < 0.22) return RARE[Math.floor(random() ** 3 * RARE.length)] ?? 'ba';
    return common[Math.floor(random() ** 2.2 * common.length)] ?? 'ba';
  };
  const text = (field: FieldName): string => {
    const [least, most] = WORD_COUNT[field] ?? [1, 5];
    const words = Array.from({ length: least + below(most - least + 1) }, word);
    if (random() < 0.2) words.push(`(n=${1 + below(300)})`);
    const sentence = words.join(' ');
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  };
  const fields: AtlasRecord['fields'] = {};
  for (const field of FIELDS_BY_KIND[kind])
    if (field === 'title' || random() < 0.85) fields[field] = text(field);
  const start = 2005 + Math.floor(random() ** 0.6 * 20);
  const isDated = random() > 0.08;
  const hasYear = kind === 'study' || kind === 'product';
  const concepts = SEARCH_VOCABULARIES.flatMap(({ id, concepts: all }) =>
    random() < 0.75
      ? Array.from({ length: 1 + below(2) }, () => ({
          id: `${id}/${pickEarly(
            all.map((concept) => concept.id),
            'forced-labour',
          )}`,
          field: 'title',
          quote: 'quote',
        }))
      : [],
  );
  return {
    id: `${kind}_${createHash('sha256').update(`${seed} ${number}`).digest('hex').slice(0, 16)}`,
    kind,
    country,
    no: String(number),
    fields,
    links: [`https://example.org/${number}`],
    year: hasYear && isDated ? start : null,
    period:
      !hasYear && isDated
        ? { start: String(start), end: random() < 0.15 ? null : String(start + below(4)) }
        : null,
    figures: [],
    language,
    fieldLanguages: {},
    concepts,
    evidence: {},
    confidence: {},
    notes: [],
    document: '0'.repeat(64),
    source: `report-${country.toLowerCase()}-${pick(['2019', '2021', '2024'], '2024')}`,
  };
}

/** A published version of a record; what is given replaces what is made up. */
export const asVersion = (record: AtlasRecord, given: Partial<RecordVersion> = {}): RecordVersion => ({
  record,
  version: 1,
  status: 'published',
  hash: createHash('sha256').update(JSON.stringify(record)).digest('hex'),
  changedAt: '2026-01-01T00:00:00Z',
  changedBy: 'pipeline',
  reason: 'first extraction',
  changedFields: [],
  ...given,
});

export const generateVersions = (count: number, seed = 1): RecordVersion[] =>
  Array.from({ length: count }, (_, number) =>
    asVersion(generateRecord(number, seed), {
      changedAt: new Date(Date.UTC(2026, 0, 1) + (number % 5000) * 60_000).toISOString(),
    }),
  );

/** A record with just these words, for a test that is about one thing. */
export function makeVersion(
  number: number,
  given: Partial<AtlasRecord> & { readonly fields: AtlasRecord['fields'] },
  version: Partial<RecordVersion> = {},
): RecordVersion {
  const kind = given.kind ?? 'study';
  return asVersion(
    {
      id: `${kind}_${number.toString(16).padStart(16, '0')}`,
      kind,
      country: 'SI',
      no: null,
      links: [],
      year: null,
      period: null,
      figures: [],
      language: 'en',
      fieldLanguages: {},
      concepts: [],
      evidence: {},
      confidence: {},
      notes: [],
      document: '0'.repeat(64),
      source: 'report',
      ...given,
    },
    version,
  );
}
