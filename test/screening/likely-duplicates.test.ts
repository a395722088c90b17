import { expect, test } from 'vitest';
import { type Candidate, findLikelyDuplicates } from '../../screening/likely-duplicates.ts';

const record = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'project',
  fields: { title: 'Safe harbour for returning workers' },
  links: [],
  year: null,
  source: 'si-report',
  ...change,
});

test('a project told again as a practice of the same report is linked', () => {
  const pairs = findLikelyDuplicates([
    record('project_1'),
    record('practice_1', { kind: 'practice', fields: { title: 'Safe Harbour: for returning workers' } }),
  ]);

  expect(pairs).toEqual([{ a: 'practice_1', b: 'project_1', score: 0.9, reason: 'same words in the title' }]);
});

test('one link and a similar title outweigh words alone', () => {
  const link = { links: ['https://www.example.org/projects/harbour/'] };

  const pairs = findLikelyDuplicates([
    record('project_1', link),
    record('project_2', { links: ['http://example.org/projects/harbour'], source: 'be-report' }),
  ]);

  expect(pairs).toEqual([
    { a: 'project_1', b: 'project_2', score: 1, reason: 'same link and similar title' },
  ]);
});

test.each([
  ['two rows of one kind in one report', {}],
  ['another title', { source: 'be-report', fields: { title: 'Training of inspectors in farming' } }],
  [
    'a home page alone',
    { source: 'be-report', fields: { title: 'Another effort altogether' }, links: ['https://example.org'] },
  ],
  ['years far apart', { source: 'be-report', year: 2020 }],
])('%s: no pair', (_name, change) => {
  const first = record('project_1', {
    links: ['https://example.org'],
    ...('year' in change && { year: 2014 }),
  });

  expect(findLikelyDuplicates([first, record('project_2', change)])).toEqual([]);
});

test('a title that hundreds share makes no pairs and stays quick', () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    record(`project_${index}`, { source: `source-${index}` }),
  );

  expect(findLikelyDuplicates(many)).toEqual([]);
});
