import type { FlowStep } from '../../../schemas/search-statement.ts';
import { fold } from '../../values/fold.ts';

export type Phase = 'identification' | 'screening' | 'eligibility' | 'included';

const PHASES: readonly (readonly [Phase, RegExp])[] = [
  [
    'identification',
    /^(?:identification|identifikacija|identificatie|tunnistaminen|identificazione|identificacion)\b/u,
  ],
  ['screening', /^(?:screening|presejanje|pregled|selectie|selection|seulonta|screening|cribado|vaglio)\b/u],
  [
    'eligibility',
    /^(?:eligibility|primernost|ustreznost|geschiktheid|eligibilite|soveltuvuus|kelpoisuus|eleggibilita|idoneita|elegibilidad|idoneidad)\b/u,
  ],
  [
    'included',
    /^(?:included|inclusion|vkljuceno|vkljuceni|geincludeerd|inclusie|inclus|mukaan otetut|sisallytetyt|inclusi|incluidos)\b/u,
  ],
];

export const phaseOf = (text: string): Phase | null =>
  PHASES.find(([, pattern]) => pattern.test(fold(text)))?.[0] ?? null;

/** What the words of a count speak of, folded, in the seven languages. */
export const FLOW_WORDS = {
  duplicate: /duplic|duplikat|dvojnik|podvoj|dubbel|doublon|kaksoiskappale|duplikaat|doppion/u,
  excluded:
    /exclu|izkljuc|izloc|uitgeslot|geexclu|ecart|suljett|poissul|rajatt|hylat|retir|ausgeschl|entfern|esclus|elimin|remov|odstran|verwijder|supprim|poistet|rimoss/u,
  included: /inclu|vkljuc|opgenomen|retenu|eingeschl|sisallyt|mukaan|valitt|inclus/u,
  database:
    /databas|data base|podatkovn|\bbaz[aeio]|databank|base[s]? de donnees|datenbank|tietokan|banc[ah]e? dati|base dati|bases? de datos|catalog|katalog/u,
  other:
    /additional|other|gr[ea]y|website|hand ?search|manual|reference list|citation|snowball|dodatn|drug\w+ vir|siv[aeio]|spletn|ander|weiter|grijz|handmatig|autre|gris|site|manuel|muu|harma|kasin|verkkosiv|altr[eio]|grigi|sit[oi] web|manual|otr[ao]s/u,
  identified:
    /identif|retriev|found|return|yield|produc|\bdonne|leverd|prodott|ergab|treffer|\bdal[aoi]?\b|tuott|oplever|restitui|arroj|number of (?:results|records|hits)|results identified|najden|pridoblj|zadetk|gevonden|trouve|recuper|repere|loyt|tunnist|osuma|trovat|individuat|reperit|encontr|recuperad|obtenid/u,
  reviewed:
    /review|screen|gepruft|gesicht|assess|examin|check|read|pregled|ocenj|preber|gescreend|beoordeel|bekeken|gelezen|examin|evalue|lus?\b|analys|seulot|arvioi|luett|tarkast|esaminat|valutat|lett[ei]|vagliat|revisad|evaluad|cribad|leid/u,
  titles:
    /title|abstract|keyword|naslov|povzet|kljucn|titel|samenvatting|trefwoord|titre|resume|mots|otsik|tiivistelm|avainsan|titol|riassunt|titul|resumen|palabras/u,
  full: /full[- ]?text|volltext|\btexts?\b|content|eligib|full article|reading|celot\w* besedil|besedil|vsebin|primern|volledig|inhoud|geschikt|\btekst|texte|contenu|eligib|koko\w*teks|sisal(?:lon|to)|tekst|test[oi] (?:complet|intera?)|test[oi]\b|contenut|intero|eleggib|idone|texto|contenid|elegib/u,
  publications:
    /publication|paper|article|record|report|source|text|objav|clank|prispev|publicat|artikel|bron|article|julkais|artikkel|lahde|pubblic|articol|fonti|publicac|articul|fuente/u,
  studies: /\bstud|research|raziskav|studij|onderzoek|etude|recherche|tutkim|ricerc|investigac|estudi/u,
} as const;

/** Which box of the flow a label names; the phase decides where the words leave it open. */
export function stepOf(label: string, phase: Phase | null): FlowStep | null {
  if (FLOW_WORDS.duplicate.test(label)) return 'duplicates';
  const isFull =
    FLOW_WORDS.full.test(label.replace(/titles?[^.]*abstracts?/gu, ' ')) &&
    !/keyword|kljucn|trefwoord|mots|avainsan|parole|palabras/u.test(label);
  if (FLOW_WORDS.excluded.test(label)) {
    if (phase === 'eligibility') return 'excludedEligibility';
    if (phase === 'screening') return 'excludedScreening';
    return isFull ? 'excludedEligibility' : 'excludedScreening';
  }
  if (phase === 'included' || (FLOW_WORDS.included.test(label) && !FLOW_WORDS.identified.test(label))) {
    if (FLOW_WORDS.publications.test(label)) return 'includedPublications';
    if (FLOW_WORDS.studies.test(label)) return 'includedStudies';
    return phase === 'included' ? 'includedStudies' : null;
  }
  if (FLOW_WORDS.identified.test(label) || phase === 'identification') {
    if (FLOW_WORDS.database.test(label) && !/additional|other|dodatn|ander|autre|muu|altr|otr/u.test(label))
      return 'identifiedDatabases';
    if (FLOW_WORDS.other.test(label)) return 'identifiedOther';
    if (FLOW_WORDS.database.test(label)) return 'identifiedDatabases';
    if (
      FLOW_WORDS.identified.test(label) &&
      /search|iskanj|zoek|recherche|haku|ricerca|busqueda|results|records|hits|zadet|osum/u.test(label)
    )
      return 'identifiedDatabases';
  }
  if (FLOW_WORDS.reviewed.test(label)) {
    if (phase === 'eligibility') return 'eligibility';
    if (phase === 'screening') return 'screened';
    if (isFull) return 'eligibility';
    if (FLOW_WORDS.titles.test(label) || /screen|seulot|gescreend|cribad|presej/u.test(label))
      return 'screened';
  }
  if (phase === 'eligibility' && isFull) return 'eligibility';
  return null;
}
