import { escapeMarkup as e } from '../scripts/typeset-markup.ts';
import {
  printed,
  type Section,
  type WrittenDocument,
  type WrittenRecord,
} from '../scripts/typeset-source.ts';

const STYLE = `
@page { size: A4; margin: 20mm 20mm 22mm; @bottom-center { content: counter(page); font: 8pt 'Liberation Sans'; } }
body { font: 10pt/1.35 'Liberation Sans', sans-serif; color: #111; margin: 0; }
h1 { font-size: 24pt; margin: 60mm 0 4mm; } h2 { font-size: 15pt; margin: 8mm 0 3mm; break-after: avoid; } h3 { font-size: 11pt; break-after: avoid; }
.title { break-after: page; } p { margin: 0 0 2.5mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 6mm; }
th, td { padding: 1.2mm 2mm; vertical-align: top; font-size: 9pt; overflow-wrap: anywhere; }
`;

/** A record as a table of its own: the label of each field beside its value. */
function card({ columns }: Section, record: WrittenRecord): string {
  const row = (label: string, value: string): string => `<tr><th>${e(label)}</th><td>${value}</td></tr>`;
  const rows = columns.map((column) =>
    column.value === 'links'
      ? record.links.map((url) => row(column.label, `<a href="${e(url)}">${e(url)}</a>`)).join('')
      : row(column.label, e(printed(record, column.value))),
  );
  return `<table>${rows.join('')}</table>`;
}

function section(part: Section): string {
  const narrative = (record: WrittenRecord): string =>
    `<h3>Case study ${e(record.no ?? '')}: ${e(record.fields.title ?? '')}</h3><p>${e(record.fields.narrative ?? '')}</p>`;
  return [
    `<h2>${e(part.heading)}</h2>`,
    ...part.paragraphs.map((text) => `<p>${e(text)}</p>`),
    ...part.records.map((record) => (part.kind === 'case' ? narrative(record) : card(part, record))),
  ].join('\n');
}

/** A report as one page of HTML whose records are cards, styled by `css`. */
export function htmlCards(document: WrittenDocument, css: string): string {
  return `<!doctype html><html lang="${document.language}"><head><meta charset="utf-8"><title>${e(document.title)}</title><style>${STYLE}${css}</style></head><body>
<div class="title"><h1>${e(document.title)}</h1><p>${e(document.subtitle ?? '')}</p><p>${document.year ?? ''}</p>${document.about.map((text) => `<p>${e(text)}</p>`).join('')}</div>
${document.sections.map(section).join('\n')}
</body></html>\n`;
}
