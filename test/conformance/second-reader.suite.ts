import { expect, test } from 'vitest';
import type { SecondReader, SpanQuestion } from '../../extract/readers/second-reader.ts';

const QUESTION: SpanQuestion = {
  kind: 'practice',
  fields: ['title', 'aims', 'period', 'activities', 'results'],
  spans: [
    { id: 0, text: 'The open door' },
    { id: 1, text: 'To give a first safe night' },
    { id: 2, text: 'Since 2016' },
  ],
};

/** What any second reader must hold to, a model or a fake. */
export function secondReaderSuite(name: string, open: () => SecondReader): void {
  test(`${name} chooses only spans that it was given, for fields that it was asked for`, async () => {
    const { chosen } = await open().choose(QUESTION);

    const ids = new Set(QUESTION.spans.map((span) => span.id));
    expect(
      Object.keys(chosen).filter((field) => !(QUESTION.fields as readonly string[]).includes(field)),
    ).toEqual([]);
    expect(
      Object.values(chosen)
        .flat()
        .filter((id) => !ids.has(id)),
    ).toEqual([]);
  });

  test(`${name} tells what its answer cost`, async () => {
    const { cost } = await open().choose(QUESTION);

    expect(Object.values(cost).every((amount) => Number.isFinite(amount) && amount >= 0)).toBe(true);
  });

  test(`${name} answers a record without words with nothing`, async () => {
    const { chosen } = await open().choose({ ...QUESTION, spans: [] });

    expect(Object.values(chosen).flat()).toEqual([]);
  });
}
