import { expect, onTestFinished, test } from 'vitest';
import { BackgroundAnalysis, PART_SIZE } from '../../search/background-analysis.ts';
import { prepareVersion } from '../../search/sqlite-search-writer.ts';
import { asVersion, generateRecord } from '../support/search-records.ts';

const PARTS = Array.from({ length: 5 }, (_, part) =>
  Array.from({ length: PART_SIZE }, (_, at) => asVersion(generateRecord(part * PART_SIZE + at))),
);

async function prepared(analysis: BackgroundAnalysis) {
  const all = [];
  for await (const part of analysis.prepare(PARTS)) all.push(part);
  return all;
}

test('a thread beside makes versions ready as the writer does, in their order', async () => {
  const analysis = new BackgroundAnalysis();
  onTestFinished(() => analysis.close());

  expect(await prepared(analysis)).toEqual(
    PARTS.map((part) => part.map((version) => prepareVersion(version))),
  );
});

test('without its thread everything is made ready all the same', async () => {
  const analysis = new BackgroundAnalysis();
  await analysis.close();

  expect(await prepared(analysis)).toEqual(
    PARTS.map((part) => part.map((version) => prepareVersion(version))),
  );
});

test('a version that is not published or cannot be read is told as the writer tells it', async () => {
  const analysis = new BackgroundAnalysis();
  onTestFinished(() => analysis.close());
  const [first] = PARTS[0] ?? [];
  if (!first) throw new Error('no version was made');
  const odd = [
    { ...first, status: 'withdrawn' as const },
    // A record that no rule of the schemas let through: its words cannot be read.
    { ...first, record: { ...first.record, fields: { title: 7 as unknown as string } } },
  ];

  const all = [];
  for await (const part of analysis.prepare([...PARTS, odd])) all.push(part);

  expect(all.at(-1)?.map(({ document, reason }) => [document, typeof reason])).toEqual([
    [null, 'undefined'],
    [undefined, 'string'],
  ]);
});
