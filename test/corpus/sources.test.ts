import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, readSources } from './read-corpus.ts';

const sources = readSources();

test('each source is kept in a file of its own name', () => {
  expect(sources.map(({ name }) => name)).toEqual(sources.map(({ source }) => `${source.id}.yaml`));
});

test('the sample holds reports of three countries and two listings', () => {
  const kinds = sources.map(({ source }) => `${source.country} ${source.reader} ${source.mediaType}`);

  expect(kinds.sort()).toEqual([
    'BE listing text/html',
    'BE report application/pdf',
    'IT report application/pdf',
    'SI listing text/html',
    'SI report application/pdf',
  ]);
});

test.each(sources)('$name names a document that is there and is of its media type', ({ source }) => {
  const path = join(ROOT, source.path ?? '');

  expect(existsSync(path)).toBe(true);
  const start = readFileSync(path).subarray(0, 15).toString('latin1');
  expect(start).toMatch(source.mediaType === 'application/pdf' ? /^%PDF-1\./ : /^<!doctype html>/);
});
