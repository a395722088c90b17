import { expect, test } from 'vitest';
import { extractLayout } from '../../../extract/extract-document.ts';
import { readAgain, type SecondReader } from '../../../extract/readers/second-reader.ts';
import { secondReaderSuite } from '../../conformance/second-reader.suite.ts';
import { heading, layout, table } from './build-layout.ts';

/** Takes the nth span for the nth field: right for a row in the order of the fields. */
const inOrder = (cost = 1): SecondReader => ({
  name: 'the fake reader',
  choose: async ({ fields, spans }) => ({
    chosen: Object.fromEntries(fields.flatMap((field, i) => (spans[i] ? [[field, [spans[i].id]]] : []))),
    cost: { inputTokens: 100, outputTokens: 10, milliEuro: cost },
  }),
});

secondReaderSuite('a fake reader', inOrder);

const PAGE = layout(
  heading('Good practices'),
  table([
    ['Title', 'Aims', 'Period', 'Activities', 'Results'],
    ['The open door', 'To give a first safe night', 'Since 2016', 'A night shelter', 'Most stay'],
  ]),
);
const extract = () =>
  extractLayout(PAGE, {
    mediaType: 'application/pdf',
    country: 'FI',
    source: null,
    vocabularies: [],
    document: 'a'.repeat(64),
  });

/** Skips heading and header: the spans of the row itself. */
const ofRow = (shift: number): SecondReader => ({
  name: 'the fake reader',
  choose: async ({ fields, spans }) => {
    const from = spans.findIndex((span) => span.text === 'The open door');
    return {
      chosen: Object.fromEntries(
        fields.map((field, i) => [field, [spans[from + ((i + shift) % fields.length)]?.id ?? 0]]),
      ),
      cost: { inputTokens: 100, outputTokens: 10, milliEuro: 2 },
    };
  },
});

test('readers that agree leave the extraction as it was and tell the cost', async () => {
  const extraction = await extract();

  const again = await readAgain(extraction, PAGE, ofRow(0));

  expect(again).toEqual({
    extraction,
    asked: 5,
    agreed: 5,
    disagreed: 0,
    cost: { inputTokens: 100, outputTokens: 10, milliEuro: 2 },
  });
});

test('where readers differ the first value stays and a note shows the other with its place', async () => {
  const again = await readAgain(await extract(), PAGE, ofRow(1));

  const [record] = again.extraction.records;
  expect(again.disagreed).toBe(5);
  expect(record?.fields.title).toBe('The open door');
  expect(record?.notes[0]).toMatchObject({
    code: 'READERS_DISAGREE',
    quote: 'To give a first safe night',
    place: { type: 'box' },
  });
});

test('a reader that names words it was not given is refused', async () => {
  const inventing: SecondReader = {
    name: 'an inventing reader',
    choose: async () => ({
      chosen: { title: [9999] },
      cost: { inputTokens: 0, outputTokens: 0, milliEuro: 0 },
    }),
  };

  await expect(readAgain(await extract(), PAGE, inventing)).rejects.toMatchObject({
    code: 'EXTRACTION_FAILED',
  });
});
