import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, open, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { IngestReport } from '../../schemas/run.ts';
import { smallDisk, WITHOUT_MOUNT } from '../store/small-disk.ts';
import { listingPage } from '../support/listing-pages.ts';
import { type CliOptions, type CliResult, runCli } from '../support/run-cli.ts';
import { smallPdf } from '../support/small-pdf.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

const MEGABYTE = 1024 * 1024;
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Nothing that a user meets shows where in the program it happened. */
function expectNoStackTrace({ stdout, stderr }: CliResult): void {
  expect(`${stdout}\n${stderr}`).not.toMatch(/^\s+at .*[/\\(]/m);
  expect(`${stdout}\n${stderr}`).not.toContain('node:internal');
}

async function ingest(folder: string, input: string, options: CliOptions = {}) {
  const result = await runCli(['ingest', input, '--country', 'SI', '--json'], {
    env: { PRISMATLAS_DATA: join(folder, 'data'), ...options.env },
    ...options,
  });
  expectNoStackTrace(result);
  const report = result.stdout === '' ? null : IngestReport.parse(JSON.parse(result.stdout));
  return { ...result, report };
}

const BAD: [what: string, name: string, bytes: () => Promise<Uint8Array> | Uint8Array, code: string][] = [
  ['a file that is no PDF', 'report.pdf', () => Buffer.from('This is only called a PDF.'), 'PDF_INVALID'],
  [
    'an image called PDF',
    'report.pdf',
    () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    'MEDIA_TYPE_UNSUPPORTED',
  ],
  [
    'a truncated PDF',
    'report.pdf',
    async () => (await smallPdf(['A page.'])).subarray(0, 300),
    'PDF_INVALID',
  ],
  ['an encrypted PDF', 'report.pdf', () => smallPdf(['A page.'], 'secret'), 'PDF_ENCRYPTED'],
  ['a file without bytes', 'report.pdf', () => new Uint8Array(), 'DOCUMENT_EMPTY'],
  [
    'an office document called text',
    'report.txt',
    () => Buffer.from('PK\u0003\u0004 and so on'),
    'MEDIA_TYPE_UNSUPPORTED',
  ],
];

describe('a document that cannot be read', () => {
  test.each(BAD)(
    '%s is set aside with its reason, alone it fails the command',
    async (_what, name, bytes, code) => {
      const folder = await tempFolder();
      await writeFile(join(folder, name), await bytes());

      const { status, report } = await ingest(folder, join(folder, name));

      expect(report?.sources).toMatchObject([{ outcome: 'quarantined', reason: { code } }]);
      expect(report?.sources[0]?.reason?.hint).not.toBe('');
      expect(status).toBe(1);
    },
  );

  test('among others it is set aside and the others go on', async () => {
    const folder = await tempFolder();
    const input = join(folder, 'input');
    await mkdir(input);
    for (const [index, [, name, bytes]] of BAD.entries())
      await writeFile(join(input, `bad-${index}-${name}`), await bytes());
    await writeFile(join(input, 'good.html'), listingPage(1, 5));

    const { status, report } = await ingest(folder, input);

    const outcomes = Object.fromEntries(
      report?.sources.map(({ source, outcome }) => [source, outcome]) ?? [],
    );
    expect(outcomes['si-input-good-html']).toBe('extracted');
    expect(Object.values(outcomes).filter((outcome) => outcome === 'quarantined')).toHaveLength(BAD.length);
    expect(status).toBe(0);
  });

  test('one of 600 MB is refused by its size, without being read', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'huge.pdf');
    await writeFile(path, '');
    await truncate(path, 600 * MEGABYTE);

    const { status, report } = await ingest(folder, path);

    expect(report?.sources).toMatchObject([
      { outcome: 'quarantined', reason: { code: 'DOCUMENT_TOO_LARGE' } },
    ]);
    expect(status).toBe(1);
  });
});

describe('a document without records', () => {
  test('a page without tables is empty with its reason, and the command is done', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'letter.pdf'), await smallPdf(['Dear reader, this letter lists nothing.']));

    const { status, report } = await ingest(folder, join(folder, 'letter.pdf'));

    expect(report?.sources).toMatchObject([{ outcome: 'empty', reason: { code: 'NO_RECORDS' } }]);
    expect(status).toBe(0);
  });

  test('HTML without content is empty with its reason', async () => {
    const folder = await tempFolder();
    await writeFile(
      join(folder, 'app.html'),
      '<!doctype html><html><body><div id="root"></div><script src="app.js"></script></body></html>',
    );

    const { status, report } = await ingest(folder, join(folder, 'app.html'));

    expect(report?.sources).toMatchObject([{ outcome: 'empty' }]);
    expect(report?.sources[0]?.reason?.code).toMatch(/^(CONTENT_MISSING|NO_RECORDS)$/);
    expect(status).toBe(0);
  });
});

test('HTML in another encoding than it says is read all the same', async () => {
  const folder = await tempFolder();
  // Windows-1250, said to be UTF-8: š is 0x9A, č 0xE8, ž 0x9E.
  const page = listingPage(1, 3).replaceAll('A helpline for', 'Pomo\u00e8 za');
  await writeFile(join(folder, 'old.html'), Buffer.from(page, 'latin1'));

  const { status, report } = await ingest(folder, join(folder, 'old.html'));

  expect(report?.sources).toMatchObject([{ outcome: 'extracted', records: { project: 3 } }]);
  expect(status).toBe(0);
});

describe('a path', () => {
  test('that is not there is said so', async () => {
    const folder = await tempFolder();

    const { status, report } = await ingest(folder, join(folder, 'missing.pdf'));

    expect(report?.sources).toMatchObject([{ outcome: 'failed', reason: { code: 'FILE_NOT_FOUND' } }]);
    expect(status).toBe(1);
  });

  test.each(['extract', 'tables'])('that is a folder is refused by %s', async (command) => {
    const folder = await tempFolder();

    const result = await runCli([command, folder]);

    expectNoStackTrace(result);
    expect(result).toMatchObject({ status: 1, stdout: '' });
    expect(result.stderr).toMatch(/^NOT_A_FILE: /);
  });

  test('to a folder without documents is refused', async () => {
    const folder = await tempFolder();

    const result = await ingest(folder, folder);

    expect(result).toMatchObject({ status: 1, stdout: '' });
    expect(result.stderr).toMatch(/^NOTHING_TO_INGEST: /);
  });

  test('that may not be read is said so', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'closed.pdf');
    await writeFile(path, await smallPdf(['A page.']));
    await chmod(path, 0);
    await mkdir(join(folder, 'data'));
    // The administrator may read everything: the command is run as nobody.
    if (isRoot) {
      await chmod(folder, 0o755);
      await chown(join(folder, 'data'), NOBODY, NOBODY);
    }

    const { status, report } = await ingest(folder, path, isRoot ? { uid: NOBODY } : {});

    expect(report?.sources).toMatchObject([{ outcome: 'failed', reason: { code: 'FILE_NOT_READABLE' } }]);
    expect(status).toBe(1);
  });

  test('that is a pipe nobody writes to does not hold the command', async () => {
    const folder = await tempFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);

    const { status, report } = await ingest(folder, join(folder, 'pipe.txt'));

    expect(report?.sources).toMatchObject([{ outcome: 'failed', reason: { code: 'NOT_A_FILE' } }]);
    expect(status).toBe(1);
  });
});

describe('a full disk', () => {
  const disk = smallDisk(3 * 1024);

  test.skipIf(disk === null)(
    `is told, and after some space was freed the same command resumes${disk ? '' : ` (${WITHOUT_MOUNT})`}`,
    async ({ onTestFinished }) => {
      if (disk === null) return;
      onTestFinished(() => disk.unmount());
      const folder = await tempFolder();
      const pages = join(folder, 'pages');
      await mkdir(pages);
      for (let page = 1; page <= 4; page += 1)
        await writeFile(join(pages, `${page}.html`), listingPage(page, 30));
      const filler = join(disk.path, 'filler');
      const file = await open(filler, 'w');
      await file.writeFile(new Uint8Array(2.4 * MEGABYTE));
      await file.close();
      const env = { PRISMATLAS_DATA: join(disk.path, 'data') };

      const full = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env });
      await rm(filler);
      await rm(join(disk.path, 'data', 'core'), { force: true });
      const resumed = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env });

      expectNoStackTrace(full);
      expect(full).toMatchObject({ status: 1, stdout: '' });
      expect(full.stderr).toMatch(/^DISK_FULL: /m);
      expect(resumed, resumed.stderr).toMatchObject({ status: 0 });
      expect(IngestReport.parse(JSON.parse(resumed.stdout)).sources).toHaveLength(4);
      expect((await runCli(['doctor'], { env })).stdout).toContain('Balanced');
    },
    240_000,
  );
});
