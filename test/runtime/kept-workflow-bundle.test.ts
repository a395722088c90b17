import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptWorkflowBundle } from '../../runtime/kept-workflow-bundle.ts';

/** One source and a builder that counts how often it was asked. */
function oneSource() {
  const folder = mkdtempSync(join(tmpdir(), 'prismatlas-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const source = join(folder, 'index.ts');
  writeFileSync(source, 'export const step = 1;\n');
  const kept = join(folder, 'kept');
  let builds = 0;
  const build = async (): Promise<string> => {
    builds += 1;
    const content = readFileSync(source, 'utf8');
    const map = { sources: ['webpack/bootstrap', source], sourcesContent: ['run()', content] };
    const inline = Buffer.from(JSON.stringify(map)).toString('base64');
    return `${content}//# sourceMappingURL=data:application/json;charset=utf-8;base64,${inline}`;
  };
  return {
    source,
    kept,
    builds: () => builds,
    bundle: (madeOf = 'version 1') => keptWorkflowBundle(kept, madeOf, build),
    keptFile: () => join(kept, readdirSync(kept)[0] ?? ''),
  };
}

test('a bundle is built once while what it was made of stays as it is, and is the same each time', async () => {
  const { bundle, builds } = oneSource();

  const first = await bundle();

  expect(await bundle()).toBe(first);
  expect(builds()).toBe(1);
});

test('a changed source, and another version of the builder, are bundled anew', async () => {
  const { bundle, builds, source } = oneSource();
  await bundle();

  writeFileSync(source, 'export const step = 2;\n');

  expect(await bundle()).toContain('step = 2');
  expect(builds()).toBe(2);
  await bundle('version 2');
  expect(builds()).toBe(3);
});

test('a source that changed while it was bundled leaves nothing kept that is not its own', async () => {
  const { bundle, kept, source } = oneSource();
  const changing = keptWorkflowBundle(kept, 'version 1', async () => {
    const map = { sources: [source], sourcesContent: ['export const step = 0;\n'] };
    return `old //# sourceMappingURL=data:application/json;base64,${btoa(JSON.stringify(map))}`;
  });

  expect(await changing).toContain('old');
  expect(await bundle()).toContain('step = 1');
});

test.each([
  ['cut off', (text: string) => text.slice(0, text.length / 2)],
  ['changed', (text: string) => text.replace('step = 1', 'step = 7')],
])('a kept bundle that was %s is not run but built anew', async (_, damage) => {
  const { bundle, builds, keptFile } = oneSource();
  const whole = await bundle();
  const text = readFileSync(keptFile(), 'utf8');
  expect(damage(text)).not.toBe(text);

  writeFileSync(keptFile(), damage(text));

  expect(await bundle()).toBe(whole);
  expect(builds()).toBe(2);
});

test('a folder that cannot be made costs a build each time and nothing else', async () => {
  const { bundle, builds, kept } = oneSource();
  writeFileSync(kept, 'a file where the folder would be');

  expect(await bundle()).toBe(await bundle());
  expect(builds()).toBe(2);
});

test('of many trees of sources the eight last built are kept', async () => {
  const { bundle, kept } = oneSource();

  for (let version = 0; version < 10; version++) await bundle(`version ${version}`);

  expect(readdirSync(kept)).toHaveLength(8);
});
