import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { buildProgram } from '../../cli/program.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

const COMMANDS = buildProgram().commands.map((command) => command.name());

test('there is a command for each line of the contract that this version holds', () => {
  expect(COMMANDS).toEqual(
    expect.arrayContaining([
      'ingest', 'extract', 'tables', 'search', 'compare', 'serve', 'worker', 'schedule', 'export', 'reindex',
      'doctor', 'backup', 'restore', 'completion',
    ]),
  ); // biome-ignore format: one list
});

test.each(buildProgram().commands.map((command) => [command.name(), command] as const))(
  '%s has help with a summary and examples',
  (name, command) => {
    let help = '';
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();

    expect(command.summary()).not.toBe('');
    expect(help).toContain('Examples:');
    expect(help).toContain(`$ prismatlas ${name}`);
  },
);

test('without a command the help is shown', async () => {
  const { status, stdout } = await runCli([]);

  expect(status).toBe(0);
  expect(stdout).toContain('ingest');
});

describe('wrong usage ends with 2, a code, what is wrong and what to do', () => {
  test.each([
    [['ingst'], 'USAGE', 'Did you mean ingest?'],
    [['search', '--cuntry', 'SI'], 'USAGE', 'Did you mean --country?'],
    [['help', 'ingst'], 'USAGE', 'Did you mean ingest?'],
    [['extract'], 'USAGE', "missing required argument 'file'"],
    [['ingest', 'x.pdf', '--country', 'Slovenia'], 'UNKNOWN_COUNTRY', '"Slovenia" is no country code'],
    [['ingest', 'x.pdf', '--country', 'XX'], 'UNKNOWN_COUNTRY', '"XX" is no country code'],
    [['search', '--limit', '0'], 'INVALID_INPUT', '--limit'],
    [['search', '--kind', 'novel'], 'INVALID_INPUT', '"novel"'],
    [['search', '--from', 'soon'], 'INVALID_INPUT', '--from'],
    [['export', '--format', 'docx'], 'INVALID_INPUT', 'ndjson, csv'],
    [['compare', 'SI', '--by', 'colour'], 'INVALID_INPUT', 'exploitation'],
    [['completion', 'tcsh'], 'INVALID_INPUT', 'bash, zsh, fish'],
    [['ingest', 'si-national-reprot'], 'UNKNOWN_SOURCE', 'did you mean si-national-report?'],
  ])('%j', async (args, code, words) => {
    const folder = await tempFolder();

    const { status, stdout, stderr } = await runCli(args, { env: { PRISMATLAS_DATA: folder } });

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^${code}: `));
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2);
  });

  test('a file without its country', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'a.html'), '<p>words</p>');

    const { status, stderr } = await runCli(['extract', join(folder, 'a.html')]);

    expect(status).toBe(2);
    expect(stderr).toMatch(/^COUNTRY_NEEDED: /);
  });
});

test('a wrong variable is named', async () => {
  const { status, stderr } = await runCli(['doctor'], { env: { PRISMATLAS_PORT: 'soon' } });

  expect(status).toBe(1);
  expect(stderr).toMatch(/^CONFIG_INVALID: PRISMATLAS_PORT /);
});

test.each(['bash', 'zsh', 'fish'])('completion for %s knows every command', async (shell) => {
  const { status, stdout } = await runCli(['completion', shell]);

  expect(status).toBe(0);
  for (const command of COMMANDS) expect(stdout).toContain(command);
});

test('a country named twice is one column and counts once', async () => {
  const folder = await tempFolder();

  const { status, stdout } = await runCli(['compare', 'SI', 'si', 'BE', '--csv'], {
    env: { PRISMATLAS_DATA: folder },
  });

  expect(status).toBe(0);
  expect(stdout).toContain('exploitation,Slovenia,Belgium,All');
});

test('an export to where nothing can be written says so', async () => {
  const folder = await tempFolder();

  const { status, stderr } = await runCli(
    ['export', '--format', 'csv', '--output', join(folder, 'not-there', 'a.csv')],
    { env: { PRISMATLAS_DATA: folder } },
  );

  expect(status).toBe(1);
  expect(stderr).toMatch(/^FILE_NOT_WRITABLE: /);
});
