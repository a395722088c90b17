import { blankBomb, selfDrawingForm, textBomb } from './hostile-pdf.ts';
import { deflated, onePage, rawPdf, streamOf } from './raw-pdf.ts';
import { seededRandom } from './search-records.ts';
import { grid, put, typesetPages } from './typeset-pages.ts';

export interface HostilePdf {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

type Roll = (below: number) => number;
type Make = (roll: Roll) => Buffer;

const WORDS = 'BT /F1 12 Tf 72 700 Td (Interviews with women in shelters) Tj ET\n';
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';

/** Structures that point at themselves or promise what is not there. Each is made anew for each roll. */
const STRUCTURES: Record<string, Make> = {
  'page tree that holds itself': (roll) =>
    rawPdf([CATALOG, `<< /Type /Pages /Kids [${'2 0 R '.repeat(1 + roll(4))}] /Count ${1 + roll(9)} >>`]),
  'page tree in a ring': (roll) =>
    rawPdf([
      CATALOG,
      '<< /Type /Pages /Kids [3 0 R] /Count 3 >>',
      '<< /Type /Pages /Kids [4 0 R] /Count 3 /Parent 2 0 R >>',
      `<< /Type /Pages /Kids [${2 + roll(2)} 0 R] /Count 3 /Parent 3 0 R >>`,
    ]),
  'huge count of pages': (roll) =>
    rawPdf([
      CATALOG,
      `<< /Type /Pages /Kids [3 0 R] /Count ${[2 ** 31 - 1, 1e12, -5, 999_999][roll(4)]} >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
    ]),
  'page that is its own parent': () =>
    rawPdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 3 0 R >>']),
  'length that is its own stream': () =>
    rawPdf([
      CATALOG,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>',
      '<< /Length 4 0 R >>\nstream\nBT ET\nendstream',
    ]),
  'cross-reference loop': (roll) => {
    const whole = onePage(WORDS).toString('latin1');
    const at = Number(/startxref\n(\d+)/.exec(whole)?.[1] ?? 0);
    return Buffer.from(whole.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${at - roll(2)}`), 'latin1');
  },
  'wrong offsets': (roll) =>
    Buffer.from(
      onePage(WORDS)
        .toString('latin1')
        .replace(/\d{10} 00000 n/g, () => `${String(roll(2000)).padStart(10, '0')} 00000 n`)
        .replace(/startxref\n\d+/, `startxref\n${roll(1e9)}`),
      'latin1',
    ),
  'object stream that holds itself': (roll) =>
    rawPdf([
      '<< /Type /Catalog /Pages 7 0 R >>',
      deflated(
        `${roll(9)} 0 2 9 << /Type /Pages >>`,
        `/Type /ObjStm /N ${1 + roll(1e6)} /First 8 /Extends 2 0 R`,
      ),
    ]),
  'incremental update of an update': (roll) => {
    const whole = onePage(WORDS);
    const more = `\n3 0 obj\n<< /Type /Page /Parent ${roll(6)} 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>\nendobj\nxref\n3 1\n${String(whole.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${whole.length} >>\nstartxref\n${whole.length + 60}\n%%EOF\n`;
    return Buffer.concat([whole, Buffer.from(more), Buffer.from(more)]);
  },
  'broken linearisation': (roll) =>
    Buffer.from(
      onePage(WORDS)
        .toString('latin1')
        .replace(
          '%PDF-1.7\n',
          `%PDF-1.7\n9 0 obj\n<< /Linearized 1 /L ${roll(9e8)} /H [9 9] /O 3 /E 5 /N 88 /T 7 >>\nendobj\n`,
        ),
      'latin1',
    ),
  'arrays a thousand deep': (roll) => {
    const depth = 2000 + roll(20_000);
    return onePage(WORDS, { catalog: `/Deep ${'['.repeat(depth)}${']'.repeat(depth)}` });
  },
  'dictionaries a thousand deep': (roll) => {
    const depth = 2000 + roll(20_000);
    return onePage(WORDS, { page: `/Deep ${'<< /A '.repeat(depth)}1${' >>'.repeat(depth)}` });
  },
  'scripts, launches and files inside': () =>
    onePage(WORDS, {
      catalog:
        '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while \\(true\\) {}) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> /JavaScript << /Names [(x) << /S /JavaScript /JS (for\\(;;\\);) >>] >> >>',
      page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /Launch /F (cmd.exe) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>]',
      more: ['<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>', streamOf('MZ', '/Type /EmbeddedFile')],
    }),
};

/** Pages that draw too much, nowhere, or with fonts that are none. */
const PAGES: Record<string, Make> = {
  'endless or absurd page size': (roll) =>
    onePage(WORDS, {
      mediaBox:
        ['[0 0 1e30 1e30]', '[9 9 9 9]', '[-1e9 -1e9 1e9 1e9]', '[(a) /b null]', '[612 792 0 0]'][roll(5)] ??
        '',
    }),
  'coordinates out of all bounds': (roll) =>
    onePage(
      deflated(
        Array.from({ length: 400 }, () => {
          const n = (): string =>
            ['1e308', '-1e308', '99999999999999999999', '0.0000001', '-0', 'NaN', '--5'][roll(7)] ?? '';
          return `q ${n()} ${n()} ${n()} ${n()} ${n()} ${n()} cm ${n()} ${n()} m ${n()} ${n()} l S BT /F1 ${n()} Tf ${n()} ${n()} Td (word) Tj ET Q`;
        }).join('\n'),
      ),
    ),
  'lines by the ten thousand': (roll) =>
    onePage(deflated(`${roll(500)} 0 m 9 500 l S 5 5 3 3 re f\n`.repeat(12_000))),
  'states saved and never restored': () => onePage(deflated(`${'q '.repeat(30_000)}${WORDS}`)),
  'restores and ends without a beginning': () =>
    onePage(deflated(`${'Q ET EMC EI '.repeat(50_000)}${WORDS}`)),
  'curves without end in one path': (roll) =>
    onePage(deflated(`0 0 m ${`${roll(9)} 1 2 2 3 3 c 9 9 l `.repeat(50_000)} W n ${WORDS}`)),
  'form in a ring of forms': (roll) =>
    onePage('/X Do', {
      more: Array.from({ length: 5 }, (_, at) =>
        streamOf(
          '/X Do /X Do ',
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${6 + ((at + 1 + roll(2)) % 5)} 0 R >> >>`,
        ),
      ),
    }),
  'forms that double ten times': () =>
    onePage('/X Do', {
      more: Array.from({ length: 10 }, (_, at) =>
        streamOf(
          at === 9 ? WORDS : '/X Do /X Do',
          `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << /X ${7 + at} 0 R >> >>`,
        ),
      ),
    }),
  'font of nonsense': (roll) =>
    onePage(WORDS, {
      font: `<< /Type /Font /Subtype /${['TrueType', 'Type0', 'Type1', 'Type3', 'CIDFontType2'][roll(5)]} /BaseFont /Broken /FirstChar -9 /LastChar 99999 /Widths [${'1e9 '.repeat(300)}] /FontDescriptor << /Type /FontDescriptor /FontFile2 6 0 R /FontFile 6 0 R /Flags 4 >> /DescendantFonts [5 0 R] /ToUnicode 6 0 R /Encoding 6 0 R /CharProcs << /a 6 0 R >> >>`,
      more: [deflated(Buffer.from(Array.from({ length: 4000 }, () => roll(256))))],
    }),
  'character map without end': (roll) =>
    onePage('BT /F1 12 Tf 9 9 Td <00010002ffff> Tj ET', {
      font: '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 99999999 500] >>] /ToUnicode 6 0 R >>',
      more: [
        deflated(
          `1 begincodespacerange <0000> <ffffffff> endcodespacerange\n${`1 beginbfrange <0000> <${['ffff', 'ffffffff', '00'][roll(3)]}> <d800> endbfrange\n`.repeat(200)}`,
        ),
      ],
    }),
  'pictures of absurd size': (roll) =>
    onePage(`BI /W ${roll(1e9)} /H 99999999 /BPC 8 /CS /RGB ID \u0001\u0002 EI /X Do ${WORDS}`, {
      more: [
        deflated(
          'x',
          `/Type /XObject /Subtype /Image /Width ${1 + roll(1e9)} /Height 65535 /BitsPerComponent 16 /ColorSpace /DeviceCMYK`,
        ),
      ],
    }),
  'contents in a list of itself': (roll) =>
    rawPdf([
      CATALOG,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents [${'4 0 R '.repeat(1 + roll(500))}] >>`,
      '[4 0 R 4 0 R]',
    ]),
  'flate within flate': (roll) => blankBomb(1 + roll(8)),
  'letters by the hundred thousand': (roll) => textBomb(0.1 + roll(3) / 10),
  'a form that draws itself': () => selfDrawingForm(),
};

/** Kinds that only a limit ends; one of each, since each takes as long as it is given. */
const BOMBS: Record<string, Make> = {
  'blanks by the hundred megabytes': () => blankBomb(600),
  'letters by the ten million': () => textBomb(30),
  'forms that double thirty times': () =>
    onePage('/X Do', {
      more: Array.from({ length: 30 }, (_, at) =>
        streamOf(
          at === 29 ? WORDS : '/X Do /X Do',
          `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << /X ${7 + at} 0 R >> >>`,
        ),
      ),
    }),
};

/** A sound report of two pages, locked where a password is given. */
const report = (passwords: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> =>
  typesetPages(
    [
      (pdf) => {
        put(pdf, 'National report', 50, 40);
        grid(pdf, [50, 90, 300, 360, 540], 80, [
          ['No.', 'Title', 'Year', 'Authors'],
          ...Array.from({ length: 12 }, (_, at) => [
            `${at + 1}`,
            `Study of shelters, part ${at}`,
            '2017',
            'A. Novak',
          ]),
        ]);
      },
      (pdf) => void put(pdf, 'Second page with a link https://example.org/report', 50, 60),
    ],
    passwords,
  );

function damaged(sound: Uint8Array, roll: Roll, how: number): Uint8Array {
  const bytes = Uint8Array.from(sound);
  const place = (): number => roll(bytes.length);
  if (how === 0) return bytes.slice(0, place());
  if (how === 1) for (let i = 0; i < 40; i++) bytes[place()] = roll(256);
  else if (how === 2) bytes.fill(roll(256), place(), place());
  else if (how === 3) bytes.copyWithin(place(), place(), place());
  else return Buffer.concat([bytes.slice(0, place()), bytes.slice(place())]);
  return bytes;
}

/** Two hundred files that no reader should trust, the same for a seed: what is wrong with each is its kind. */
export async function hostilePdfs(seed: number): Promise<HostilePdf[]> {
  const random = seededRandom(seed);
  const roll: Roll = (below) => Math.floor(random() * below);
  const files: HostilePdf[] = Object.entries(BOMBS).map(([kind, make]) => ({ kind, bytes: make(roll) }));
  const kinds = Object.entries({ ...STRUCTURES, ...PAGES });
  for (let round = 0; round < 3; round++)
    for (const [kind, make] of kinds) files.push({ kind, bytes: make(roll) });
  const versions = ['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const;
  for (const pdfVersion of versions) {
    files.push({
      kind: 'locked',
      bytes: await report({ pdfVersion, userPassword: 'u', ownerPassword: 'o' }),
    });
    const owned = await report({ pdfVersion, ownerPassword: 'o' });
    files.push({ kind: 'locked for its owner', bytes: owned });
    files.push({ kind: 'locked and damaged', bytes: damaged(owned, roll, 1) });
  }
  const sound = await report();
  const ways = ['cut off', 'bytes changed', 'overwritten', 'moved about', 'a piece missing'];
  for (let at = 0; files.length < 200; at++) {
    const how = at % ways.length;
    files.push({ kind: ways[how] ?? '', bytes: damaged(sound, roll, how) });
  }
  return files;
}
