import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { buildWords } from './build-words.ts';
import { drawPage, type OperatorList } from './draw-page.ts';
import type { FontFacts } from './graphics-state.ts';
import { linkAreas } from './link-areas.ts';
import { asMatrix, type Matrix, multiply } from './matrix.ts';
import { mergeRules, typedRules, withoutUnderlines } from './merge-rules.ts';
import { needsTags } from './needs-tags.ts';
import type { PageContent, Rect } from './page-content.ts';
import { taggedTables } from './structure-tree.ts';

/** A page read upright: `toShown` gives a box of it back as the page is shown. */
export interface ReadPage extends PageContent {
  readonly shownWidthPt: number;
  readonly shownHeightPt: number;
  readonly turned: 0 | 90 | 180 | 270;
  /** Whether the structure tree was asked for, which pdf.js keeps. */
  readonly hasReadTags: boolean;
}

/** Most of a page's text must stand sideways for the page to be read sideways. */
const TURNED_SHARE = 0.6;

/**
 * Reads one page in one pass over its operators: words, lines, coloured rectangles and links, in points from the
 * top left. A page whose text stands sideways is turned for reading.
 *
 * @param isTagged whether the file says that it has a structure tree; only then is it asked for
 */
export async function readPage(
  page: PDFPageProxy,
  isLayerShown: (group: unknown) => boolean,
  isTagged: boolean,
): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const [list, annotations] = await Promise.all([
    page.getOperatorList({ intent: 'display' }),
    annotationsOf(page),
  ]);
  const fonts = new Map<string, FontFacts>();
  const fontOf = (name: string): FontFacts => {
    const known = fonts.get(name);
    if (known) return known;
    const facts: FontFacts = page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontFacts) : {}; // pdf.js: a font object
    fonts.set(name, facts);
    return facts;
  };
  const shown = asMatrix(viewport.transform);
  const draw = (transform: Matrix, width: number, height: number) =>
    drawPage(list as OperatorList, { transform, width, height }, fontOf, isLayerShown); // pdf.js leaves argsArray untyped
  let transform = shown;
  let width = viewport.width;
  let height = viewport.height;
  let drawing = draw(transform, width, height);
  const turned = commonTurn(drawing.glyphs);
  if (turned !== 0) {
    transform = multiply(uprightMatrix(turned, viewport.width, viewport.height), shown);
    if (turned !== 180) [width, height] = [height, width];
    drawing = draw(transform, width, height);
  }
  const { words, across: typed } = typedRules(buildWords(drawing.glyphs));
  const across = withoutUnderlines(mergeRules([...drawing.across, ...typed]), words);
  const down = mergeRules(drawing.down);
  const hasReadTags = isTagged && needsTags(words, down);
  return {
    number: page.pageNumber,
    widthPt: width,
    heightPt: height,
    shownWidthPt: viewport.width,
    shownHeightPt: viewport.height,
    turned,
    words,
    across,
    down,
    fills: drawing.fills,
    links: linkAreas(annotations, transform),
    tagged: hasReadTags ? await taggedTables(page) : [],
    hasReadTags,
    doubtfulShare: drawing.glyphs.length ? drawing.doubtful / drawing.glyphs.length : 0,
    isCut: drawing.isCut,
  };
}

/**
 * A page's annotations. For display pdf.js reads the page's text a second time, to tell which words a link lies
 * over; for print it does not. Only where no link is marked as printable does the slow way remain.
 */
async function annotationsOf(page: PDFPageProxy): Promise<readonly unknown[]> {
  const isLink = (annotation: unknown): boolean => (annotation as { subtype?: string }).subtype === 'Link'; // pdf.js: a plain object
  try {
    const printable: unknown[] = await page.getAnnotations({ intent: 'print' });
    return printable.some(isLink) ? printable : await page.getAnnotations({ intent: 'display' });
  } catch {
    return [];
  }
}

function commonTurn(glyphs: readonly { turn: 0 | 90 | 180 | 270; isBlank: boolean }[]): 0 | 90 | 180 | 270 {
  const counts = { 0: 0, 90: 0, 180: 0, 270: 0 };
  let total = 0;
  for (const glyph of glyphs)
    if (!glyph.isBlank) {
      counts[glyph.turn]++;
      total++;
    }
  for (const turn of [90, 270, 180] as const)
    if (total > 20 && counts[turn] > TURNED_SHARE * total) return turn;
  return 0;
}

/** Turns a page of the shown size so that text which reads `turned` degrees clockwise reads left to right. */
function uprightMatrix(turned: 0 | 90 | 180 | 270, width: number, height: number): Matrix {
  if (turned === 90) return [0, -1, 1, 0, 0, width];
  if (turned === 270) return [0, 1, -1, 0, height, 0];
  if (turned === 180) return [-1, 0, 0, -1, width, height];
  return [1, 0, 0, 1, 0, 0];
}

/** A box of the upright page as the page is shown, rounded to hundredths of a point. */
export function toShown(page: ReadPage, r: Rect): [number, number, number, number] {
  const { shownWidthPt: w, shownHeightPt: h } = page;
  const box: [number, number, number, number] =
    page.turned === 90
      ? [w - r.y1, r.x0, w - r.y0, r.x1]
      : page.turned === 270
        ? [r.y0, h - r.x1, r.y1, h - r.x0]
        : page.turned === 180
          ? [w - r.x1, h - r.y1, w - r.x0, h - r.y0]
          : [r.x0, r.y0, r.x1, r.y1];
  const round = (v: number): number => Math.round(v * 100) / 100;
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
}
