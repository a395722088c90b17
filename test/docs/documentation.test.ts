import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildProgram } from '../../cli/program.ts';
import { VARIABLE_NAMES } from '../../runtime/config.ts';
import { ERRORS } from '../../schemas/errors.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].map((name): [name: string, text: string] => [name, readFileSync(join(ROOT, name), 'utf8')]);
const TEXTS: [name: string, text: string][] = [
  ...PAGES,
  // What hints tell a reader to run is documentation too.
  [
    'the hints of errors',
    Object.values(ERRORS)
      .map(({ hint }) => hint)
      .join('\n'),
  ],
];

/** Commands of ours in code, with the options beside them. */
function commandsIn(text: string): { command: string; options: string[] }[] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) =>
    [...line.matchAll(/prismatlas ([a-z][a-z-]*)([^`|&;#]*)/g)]
      // Prose has the name too: code begins with a back quote before it, or with what starts it.
      .filter(({ index }) => /`|^\s*(?:\$|npx|node|[A-Z_]+=)/.test(line.slice(0, index)))
      .map(([, command = '', rest = '']) => ({ command, options: rest.match(/--[a-z-]+/g) ?? [] })),
  );
}

describe('documentation names nothing that is not there:', () => {
  test.each(PAGES)('files and pages that %s links to', (name, text) => {
    const targets = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    const missing = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(ROOT, dirname(name), target)));

    expect(missing).toEqual([]);
  });

  test.each(TEXTS)('commands and options in %s', (_name, text) => {
    const program = buildProgram();
    const unknown = commandsIn(text).flatMap(({ command, options }) => {
      if (command === 'help') return [];
      const found = program.commands.find((known) => known.name() === command);
      if (!found) return [command];
      const known = new Set(found.options.map(({ long }) => long));
      return options.filter((option) => !known.has(option)).map((option) => `${command} ${option}`);
    });

    expect(unknown).toEqual([]);
  });

  test.each(TEXTS)('scripts in %s', (_name, text) => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    const npm = [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, script = '']) => script);
    const files = [...text.matchAll(/\bnode ((?:scripts|bench|test)\/[\w./-]+\.ts)/g)].map(
      ([, file = '']) => file,
    );

    expect(npm.filter((script) => scripts[script] === undefined)).toEqual([]);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test.each(TEXTS)('variables in %s', (_name, text) => {
    const named = [...text.matchAll(/\bPRISMATLAS_[A-Z_]*[A-Z]\b/g)].map(([variable]) => variable);

    expect(named.filter((variable) => !VARIABLE_NAMES.includes(variable))).toEqual([]);
  });
});

test('every page of documentation is led to from another', () => {
  const led = new Set(
    PAGES.flatMap(([name, text]) =>
      [...text.matchAll(/\]\(([^)\s#]+)/g)].map(([, target = '']) =>
        relative('.', join(dirname(name), target)),
      ),
    ),
  );
  const leadsTo = (page: string): boolean => led.has(page) || led.has(dirname(page));

  expect(PAGES.map(([name]) => name).filter((name) => name.startsWith('docs/') && !leadsTo(name))).toEqual(
    [],
  );
});
