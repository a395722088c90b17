import { escapeMarkup as e } from './typeset-markup.ts';
import {
  type Column,
  printed,
  type Section,
  type WrittenDocument,
  type WrittenRecord,
} from './typeset-source.ts';

const NAMESPACES = [
  'office urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'style urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'text urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'table urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'fo urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'svg urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  'xlink http://www.w3.org/1999/xlink',
  'dc http://purl.org/dc/elements/1.1/',
  'meta urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
]
  .map((pair) => pair.split(' '))
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** Text width of A4 landscape with margins of 18 mm. */
const WIDTH_MM = 261;

const p = (text: string, style = 'Text') => `<text:p text:style-name="${style}">${text}</text:p>`;
const anchor = (url: string, text: string) =>
  `<text:a xlink:type="simple" xlink:href="${e(url)}" text:style-name="Internet_20_link">${e(text)}</text:a>`;

/** A table without a column for links carries them on the title's words, as word processors like to. */
function cellText(record: WrittenRecord, column: Column, hasLinkColumn: boolean): string {
  if (column.value === 'links') return record.links.map((url) => anchor(url, url)).join(' ');
  const text = printed(record, column.value);
  const [url] = record.links;
  return column.value === 'title' && url && !hasLinkColumn ? anchor(url, text) : e(text);
}

function table(section: Section, name: string): string {
  const hasLinkColumn = section.columns.some(({ value }) => value === 'links');
  const cell = (content: string, style: string) =>
    `<table:table-cell table:style-name="Cell" office:value-type="string">${p(content, style)}</table:table-cell>`;
  const columns = section.columns
    .map((_, index) => `<table:table-column table:style-name="${name}.${index}"/>`)
    .join('');
  const head = section.columns.map(({ label }) => cell(e(label), 'Head')).join('');
  const rows = section.records
    .map((record) =>
      section.columns.map((column) => cell(cellText(record, column, hasLinkColumn), 'Small')).join(''),
    )
    .map((cells) => `<table:table-row>${cells}</table:table-row>`);
  return `<table:table table:name="${name}" table:style-name="Grid">${columns}<table:table-header-rows><table:table-row>${head}</table:table-row></table:table-header-rows>${rows.join('\n')}</table:table>`;
}

function columnStyles(section: Section, name: string): string {
  const total = section.columns.reduce((sum, { width }) => sum + (width ?? 10), 0);
  return section.columns
    .map(({ width }, index) => {
      const mm = (((width ?? 10) / total) * WIDTH_MM).toFixed(2);
      return `<style:style style:name="${name}.${index}" style:family="table-column"><style:table-column-properties style:column-width="${mm}mm"/></style:style>`;
    })
    .join('');
}

const paragraphStyle = (name: string, paragraph: string, text: string) =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${paragraph}/><style:text-properties style:font-name="Body" ${text}/></style:style>`;

const STYLES = `<office:font-face-decls><style:font-face style:name="Body" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles>
<style:style style:name="Internet_20_link" style:family="text"><style:text-properties fo:color="#0b3d91" style:text-underline-style="solid"/></style:style>
</office:styles>`;

const FRAME = `<style:page-layout style:name="Landscape"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin-top="18mm" fo:margin-bottom="14mm" fo:margin-left="18mm" fo:margin-right="18mm"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>
${paragraphStyle('Text', 'fo:margin-bottom="2.5mm"', 'fo:font-size="10.5pt"')}
${paragraphStyle('Small', 'fo:margin-bottom="0mm"', 'fo:font-size="9pt"')}
${paragraphStyle('Head', 'fo:margin-bottom="0mm"', 'fo:font-size="9pt" fo:font-weight="bold"')}
${paragraphStyle('Title', 'fo:margin-top="45mm" fo:margin-bottom="5mm"', 'fo:font-size="26pt" fo:font-weight="bold"')}
${paragraphStyle('Subtitle', 'fo:margin-bottom="3mm"', 'fo:font-size="14pt"')}
${paragraphStyle('About', 'fo:margin-top="45mm"', 'fo:font-size="10.5pt"')}
${paragraphStyle('Heading', 'fo:margin-top="7mm" fo:margin-bottom="3mm" fo:keep-with-next="always"', 'fo:font-size="15pt" fo:font-weight="bold"')}
${paragraphStyle('FirstHeading', 'fo:break-before="page" fo:margin-bottom="3mm" fo:keep-with-next="always"', 'fo:font-size="15pt" fo:font-weight="bold"')}
${paragraphStyle('Subheading', 'fo:margin-top="4mm" fo:margin-bottom="2mm" fo:keep-with-next="always"', 'fo:font-size="11.5pt" fo:font-weight="bold"')}
${paragraphStyle('Footer', 'fo:text-align="center"', 'fo:font-size="8pt"')}
<style:style style:name="Grid" style:family="table"><style:table-properties style:width="${WIDTH_MM}mm" table:align="left" fo:margin-bottom="4mm"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="1.2mm" fo:border="0.5pt solid #000000"/></style:style>`;

const heading = (style: string, level: number, text: string) =>
  `<text:h text:style-name="${style}" text:outline-level="${level}">${e(text)}</text:h>`;

/** A report as a flat OpenDocument text with word processor tables; LibreOffice turns it into a PDF. */
export function wordReport(document: WrittenDocument): string {
  const name = (index: number) => `Table${index}`;
  const body = document.sections.flatMap((section, index) => [
    heading(index === 0 ? 'FirstHeading' : 'Heading', 1, section.heading),
    ...section.paragraphs.map((text) => p(e(text))),
    ...(section.kind === 'case'
      ? section.records.flatMap((record) => [
          heading('Subheading', 2, `Case study ${record.no ?? ''}: ${record.fields.title ?? ''}`),
          p(e(record.fields.narrative ?? '')),
        ])
      : []),
    ...(section.columns.length > 0 ? [table(section, name(index))] : []),
  ]);
  const widths = document.sections.map((section, index) => columnStyles(section, name(index))).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${e(document.title)}</dc:title></office:meta>
${STYLES}
<office:automatic-styles>${FRAME}${widths}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Landscape"><style:footer>${p('<text:page-number text:select-page="current">1</text:page-number>', 'Footer')}</style:footer></style:master-page></office:master-styles>
<office:body><office:text>
${p(e(document.title), 'Title')}${p(e(document.subtitle ?? ''), 'Subtitle')}${p(String(document.year ?? ''))}
${document.about.map((text) => p(e(text), 'About')).join('')}
${body.join('\n')}
</office:text></office:body></office:document>\n`;
}
