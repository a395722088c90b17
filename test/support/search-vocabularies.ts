import { LANGUAGES } from '../../schemas/language.ts';
import type { Concept, Vocabulary, VocabularyId } from '../../schemas/vocabulary.ts';

/** Small vocabularies with broader concepts, labels that differ by language where a test needs it. */
const TREE: Readonly<Record<VocabularyId, readonly (readonly [id: string, broader?: string])[]>> = {
  exploitation: [
    ['forced-labour'],
    ['domestic-servitude', 'forced-labour'],
    ['agricultural-labour', 'forced-labour'],
    ['sexual-exploitation'],
    ['forced-begging'],
    ['forced-criminality'],
    ['forced-marriage'],
    ['organ-removal'],
  ],
  audience: [
    ['victims'],
    ['child-victims', 'victims'],
    ['professionals'],
    ['police', 'professionals'],
    ['teachers', 'professionals'],
    ['general-public'],
    ['students'],
  ],
  intervention: [['training'], ['awareness-raising'], ['shelter'], ['helpline'], ['research'], ['legal-aid']],
  design: [['qualitative'], ['case-study', 'qualitative'], ['quantitative'], ['mixed-methods'], ['review']],
  method: [['interview'], ['focus-group'], ['questionnaire'], ['document-analysis']],
  level: [['international'], ['national'], ['regional'], ['local']],
  programme: [['erasmus-plus'], ['isf'], ['amif'], ['norway-grants'], ['government-budget']],
};

const LABELS: Readonly<Record<string, Partial<Concept['labels']>>> = {
  'forced-labour': {
    sl: 'prisilno delo',
    fi: 'pakkotyö',
    es: 'trabajo forzoso',
    fr: 'travail forcé',
    it: 'lavoro forzato',
    nl: 'dwangarbeid',
  },
  'forced-begging': {
    sl: 'prisilno beračenje',
    fi: 'pakkokerjuu',
    es: 'mendicidad forzosa',
    fr: 'mendicité forcée',
    it: 'accattonaggio forzato',
    nl: 'gedwongen bedelarij',
  },
};

function concept(id: string, broader: string | undefined): Concept {
  const plain = id.replaceAll('-', ' ');
  const labels = Object.fromEntries(LANGUAGES.map((language) => [language, LABELS[id]?.[language] ?? plain]));
  // Every language has its entry just above.
  return {
    id,
    labels: labels as Concept['labels'],
    synonyms: {},
    ...(broader === undefined ? {} : { broader }),
  };
}

export const SEARCH_VOCABULARIES: readonly Vocabulary[] = Object.entries(TREE).map(([id, concepts]) => ({
  // The keys of the table above.
  id: id as VocabularyId,
  labels: Object.fromEntries(LANGUAGES.map((language) => [language, id])) as Vocabulary['labels'],
  concepts: concepts.map(([conceptId, broader]) => concept(conceptId, broader)),
}));
