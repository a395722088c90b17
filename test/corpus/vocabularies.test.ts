import { expect, test } from 'vitest';
import { foldWord } from '../../extract/classify/words.ts';
import { LANGUAGES } from '../../schemas/language.ts';
import { FIELD_NAMES } from '../../schemas/record.ts';
import { VOCABULARY_IDS } from '../../schemas/vocabulary.ts';
import { readVocabularies } from './read-corpus.ts';

const vocabularies = readVocabularies();
const concepts = vocabularies.flatMap((vocabulary) =>
  vocabulary.concepts.map((concept) => ({ vocabulary: vocabulary.id, concept })),
);
const fold = (pattern: string) =>
  pattern
    .replace(/\s*\([^)]*\)\s*$/, '')
    .split(/[^\p{L}\p{N}*]+/u)
    .map(foldWord)
    .join(' ')
    .trim();

test('there is one file for each vocabulary of the schema', () => {
  expect(vocabularies.map(({ id }) => id).sort()).toEqual([...VOCABULARY_IDS].sort());
});

test('no concept id stands twice in a vocabulary', () => {
  const ids = concepts.map(({ vocabulary, concept }) => `${vocabulary}/${concept.id}`);

  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every concept has a label and a definition in all seven languages, and its source', () => {
  const lacking = concepts.filter(
    ({ concept }) =>
      !concept.definition ||
      !concept.source ||
      LANGUAGES.some((language) => !concept.labels[language]?.trim()) ||
      LANGUAGES.some((language) => language !== 'en' && !concept.definitions?.[language]?.trim()),
  );

  expect(lacking.map(({ concept }) => concept.id)).toEqual([]);
});

test('definitions are sentences, each in words of its own: none is another concept’s, nor the English one', () => {
  const all = concepts.flatMap(({ vocabulary, concept }) =>
    Object.entries({ ...concept.definitions, en: concept.definition ?? '' }).map(([language, text]) => ({
      where: `${vocabulary}/${concept.id} ${language}`,
      text,
    })),
  );
  const seen = new Map<string, string>();
  const wrong = all.filter(({ where, text }) => {
    const isTaken = seen.has(text);
    seen.set(text, where);
    return isTaken || !/^\p{Lu}.*[.]$/u.test(text) || text.length > 260;
  });

  expect(wrong).toEqual([]);
});

test('no two concepts of a vocabulary share a label in a language', () => {
  const shared = vocabularies.flatMap(({ id, concepts: own }) =>
    LANGUAGES.flatMap((language) => {
      const labels = own.map(({ labels: all }) => fold(all[language]));
      return labels
        .filter((label, index) => labels.indexOf(label) !== index)
        .map((label) => `${id} ${language} ${label}`);
    }),
  );

  expect(shared).toEqual([]);
});

test('every broader concept exists, and none is broader than itself by any way', () => {
  const broken = vocabularies.flatMap(({ id, concepts: own }) => {
    const broader = new Map(own.map((concept) => [concept.id, concept.broader]));
    return own
      .filter((concept) => {
        const seen = new Set<string>();
        for (let at: string | undefined = concept.id; at !== undefined; at = broader.get(at)) {
          if (seen.has(at) || !broader.has(at)) return true;
          seen.add(at);
        }
        return false;
      })
      .map((concept) => `${id}/${concept.id}`);
  });

  expect(broken).toEqual([]);
});

test('no label or synonym is claimed by two concepts of one vocabulary', () => {
  const claims = vocabularies.flatMap(({ id, concepts: own }) => {
    const byPattern = new Map<string, Set<string>>();
    for (const concept of own) {
      const patterns = [...Object.values(concept.labels), ...Object.values(concept.synonyms).flat()];
      for (const pattern of patterns) {
        const key = fold(pattern);
        byPattern.set(key, (byPattern.get(key) ?? new Set()).add(concept.id));
      }
    }
    return [...byPattern]
      .filter(([, ids]) => ids.size > 1)
      .map(([key, ids]) => `${id}: "${key}" ${[...ids].join(', ')}`);
  });

  expect(claims).toEqual([]);
});

test('every stem is at least three letters long and a star stands at the end of a word alone', () => {
  const patterns = concepts.flatMap(({ concept }) => Object.values(concept.synonyms).flat());
  const wrong = patterns.filter((pattern) => /\*[^\s-]|(?:^|[\s-])[\p{L}\p{N}]{0,2}\*/u.test(pattern));

  expect(wrong).toEqual([]);
});

test('the fields that a vocabulary names are fields of records', () => {
  const unknown = vocabularies.flatMap(({ fields }) =>
    (fields ?? []).filter((field) => !FIELD_NAMES.some((name) => name === field)),
  );

  expect(unknown).toEqual([]);
});
