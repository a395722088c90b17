import { escapedXml } from './xml-text.ts';
import { type ZipEntry, zip } from './zip.ts';

/** Limits of a sheet; a longer text makes Excel call the whole file damaged. Source: Excel specifications and limits. */
const LETTERS_IN_CELL = 32_767;
export const ROWS_IN_SHEET = 1_048_576;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Numbers of the cell styles in STYLES. */
const HEADER = 1;
const QUOTED = 2;

/**
 * A workbook is text in Office Open XML (ECMA-376, 5th ed., part 1) within a ZIP archive: rows come as `xlsxRow` gives
 * them, and go out while they come.
 */
export async function* xlsxFile(
  sheet: { name: string; rows: ZipEntry['pieces'] },
  about: { name: string; rows: () => Iterable<string> },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield* zip([
    { name: '[Content_Types].xml', pieces: [CONTENT_TYPES] },
    { name: '_rels/.rels', pieces: [ROOT_RELATIONS] },
    { name: 'xl/workbook.xml', pieces: [workbook([sheet.name, about.name])] },
    { name: 'xl/_rels/workbook.xml.rels', pieces: [WORKBOOK_RELATIONS] },
    { name: 'xl/styles.xml', pieces: [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', pieces: worksheet(sheet.rows, { isHeaderFrozen: true }) },
    // What it says is known only when the other sheet is written.
    { name: 'xl/worksheets/sheet2.xml', pieces: worksheet(about.rows, { isHeaderFrozen: false }) },
  ]);
}

/** A row of texts and numbers. Texts are texts, whatever they begin with: no cell is a formula. */
export function xlsxRow(values: readonly (string | number)[], options: { isHeader?: boolean } = {}): string {
  return `<row>${values.map((value) => cell(value, options.isHeader ?? false)).join('')}</row>`;
}

function cell(value: string | number, isHeader: boolean): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (value === '') return '<c/>';
  // Inline text is never run; the mark keeps it text also where somebody edits the cell.
  const style = isHeader ? HEADER : /^[=+\-@＝＋－＠]/u.test(value) ? QUOTED : 0;
  return `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

/** `_x0041_` in a text would be read as the letter it names: the first underline is written as such a name itself. */
function cellText(value: string): string {
  const whole = value.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
  return escapedXml(whole.length > LETTERS_IN_CELL ? `${whole.slice(0, LETTERS_IN_CELL - 1)}…` : whole);
}

async function* worksheet(
  rows: ZipEntry['pieces'] | (() => Iterable<string>),
  { isHeaderFrozen }: { isHeaderFrozen: boolean },
): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${isHeaderFrozen ? pane : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="200" width="24" customWidth="1"/></cols><sheetData>`;
  yield* typeof rows === 'function' ? rows() : rows;
  yield '</sheetData></worksheet>';
}

const workbook = (names: readonly string[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${escapedXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const ROOT_RELATIONS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
/** Plain, bold, and text that Excel keeps as text (`quotePrefix`). */
const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
