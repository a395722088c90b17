/**
 * Scores records extracted from ../shared and from the sample corpus, by file (country and layout), kind and field, and
 * tells how long each took. The last results are kept in bench/results/extract-records.md. Without ../shared, which
 * brings the scorer, it says so and ends.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  extractFile,
  hasShared,
  ROOT,
  type Score,
  SHARED,
  scoreRecords,
} from '../test/gold/score-extraction.ts';

interface Sample {
  readonly name: string;
  readonly file: string;
  readonly gold: string;
  readonly country: string;
  readonly kinds?: string;
}

interface Scored extends Sample {
  readonly score: Score;
  readonly seconds: number;
  readonly notes: number;
}

const OUTPUT = join(ROOT, 'bench/results/extract-records.md');

function samples(): Sample[] {
  const pdf = readdirSync(join(SHARED, 'corpus/pdf')).map((file) => {
    const country = file.slice(0, 2);
    return {
      name: `pdf/${file.replace('.pdf', '')}`,
      file: join(SHARED, 'corpus/pdf', file),
      gold: join(SHARED, `gold/print/${country}.json`),
      country,
    };
  });
  const html = readdirSync(join(SHARED, 'gold/html')).map((file) => {
    const name = file.replace('.json', '');
    const isListing = name.includes('-listing-');
    return {
      name: `html/${name}`,
      file: join(SHARED, `corpus/html/${name}.html`),
      gold: join(SHARED, 'gold/html', file),
      country: isListing ? name.slice(0, 2) : 'SI',
      ...(isListing ? {} : { kinds: 'project' }),
    };
  });
  const text = ['BE', 'IT', 'SI'].map((country) => ({
    name: `text/${country}`,
    file: join(SHARED, `corpus/text/${country}.txt`),
    gold: join(SHARED, `gold/text/${country}.json`),
    country,
  }));
  const corpus = readdirSync(join(ROOT, 'corpus/gold')).map((file) => {
    const name = file.replace('.json', '');
    return {
      name: `corpus/${name}`,
      file: join(ROOT, `corpus/documents/${name}.${name.endsWith('listing') ? 'html' : 'pdf'}`),
      gold: join(ROOT, 'corpus/gold', file),
      country: name.slice(0, 2).toUpperCase(),
    };
  });
  return [...pdf, ...html, ...text, ...corpus].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function scored(sample: Sample): Promise<Scored> {
  const from = performance.now();
  const { records, notes } = await extractFile(sample.file, sample.country);
  const seconds = (performance.now() - from) / 1000;
  return {
    ...sample,
    score: scoreRecords(sample.gold, records, sample.kinds),
    seconds,
    notes: notes.length + records.reduce((sum, record) => sum + record.notes.length, 0),
  };
}

const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(2));

function byFile(all: readonly Scored[]): string {
  const rows = all.map(({ name, score, seconds, notes }) =>
    [
      name,
      `${score.records.predicted}/${score.records.gold}`,
      score.records.f1.toFixed(2),
      ...[
        score.fields.right,
        score.fields.bleed,
        score.links.precision,
        score.links.recall,
        score.year,
        score.period,
        score.figures,
      ].map(shown),
      String(notes),
      seconds.toFixed(1),
    ].join(' | '),
  );
  return [
    '| file | records | F1 | fields | bleed | links P | links R | year | period | figures | notes | s |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

/** Shares over several files, weighted by how many of each there are. */
function bySum(
  all: readonly Scored[],
  groups: (score: Score) => readonly (readonly [string, number, number | null])[],
): string {
  const sums = new Map<string, { gold: number; right: number }>();
  for (const { score } of all) {
    for (const [name, gold, right] of groups(score)) {
      const sum = sums.get(name) ?? { gold: 0, right: 0 };
      sums.set(name, { gold: sum.gold + gold, right: sum.right + (right ?? 0) * gold });
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { gold, right }]) => `| ${name} | ${gold} | ${(right / Math.max(1, gold)).toFixed(3)} |`)
    .join('\n');
}

if (!hasShared) {
  process.stdout.write('../shared is absent: the scorer and its gold are not here, nothing was scored\n');
} else {
  const all: Scored[] = [];
  for (const sample of samples()) {
    const one = await scored(sample);
    all.push(one);
    process.stderr.write(`${one.name}: F1 ${one.score.records.f1}, fields ${one.score.fields.right}\n`);
  }
  const kinds = bySum(all, ({ byGroup }) =>
    Object.entries(byGroup).map(
      ([group, { gold, paired }]) => [group.replace('/', ' '), gold, paired / Math.max(1, gold)] as const,
    ),
  );
  const fields = bySum(all, ({ byField }) =>
    Object.entries(byField).map(([name, { gold, right }]) => [name, gold, right] as const),
  );
  const report = [
    '# Records extracted, against their gold',
    '',
    byFile(all),
    '',
    '| country and kind | gold | found |',
    '| --- | --- | --- |',
    kinds,
    '',
    '| field | gold | right |',
    '| --- | --- | --- |',
    fields,
    '',
  ].join('\n');
  process.stdout.write(`${report}\n`);
  writeFileSync(OUTPUT, report);
}
