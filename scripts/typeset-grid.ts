import { escapeMarkup as e } from './typeset-markup.ts';
import {
  type Column,
  printed,
  type Section,
  type WrittenDocument,
  type WrittenRecord,
} from './typeset-source.ts';

const STYLE = `
@page { size: A4 landscape; margin: 16mm 14mm 18mm; @bottom-center { content: counter(page); font: 8pt 'Liberation Sans'; } @top-right { content: 'Trafficking in human beings: Slovenia'; font: 8pt 'Liberation Sans'; color: #555; } }
@page :first { @bottom-center { content: ''; } @top-right { content: ''; } }
body { font: 9pt/1.35 'Liberation Sans', sans-serif; color: #111; margin: 0; }
.title { break-after: page; padding-top: 45mm; }
h1 { font-size: 26pt; line-height: 1.15; max-width: 190mm; margin: 0 0 4mm; }
.subtitle { font-size: 14pt; margin: 0 0 2mm; } .title .about { max-width: 150mm; margin-top: 40mm; color: #333; }
h2 { font-size: 15pt; margin: 9mm 0 3mm; break-after: avoid; } h3 { font-size: 11pt; margin: 6mm 0 2mm; break-after: avoid; }
p { margin: 0 0 2.5mm; max-width: 190mm; } .case { max-width: 190mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 5mm; }
th, td { border: 0.6pt solid #444; padding: 1.2mm 1.4mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; font-size: 8pt; line-height: 1.3; }
th { background: #dfe6ee; } td { hyphens: none; } a { color: #0b3d91; }
table.flow { width: 150mm; } caption { text-align: left; font-weight: bold; margin-bottom: 1.5mm; caption-side: top; }
`;

const link = (url: string) => `<a href="${e(url)}">${e(url)}</a>`;

function cell(record: WrittenRecord, column: Column): string {
  return column.value === 'links' ? record.links.map(link).join('<br>') : e(printed(record, column.value));
}

function table({ columns, records }: Section): string {
  const cols = columns.map(({ width }) => `<col style="width:${width ?? 10}%">`).join('');
  const head = columns.map(({ label }) => `<th scope="col">${e(label)}</th>`).join('');
  const rows = records.map(
    (record) => `<tr>${columns.map((column) => `<td>${cell(record, column)}</td>`).join('')}</tr>`,
  );
  return `<table><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function flow({ caption, header, rows, footnote }: NonNullable<Section['flow']>): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((text) => `<${tag}>${e(text)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line(row, 'td')).join('');
  return `<table class="flow"><caption>${e(caption)}</caption><colgroup><col style="width:22%"><col style="width:58%"><col style="width:20%"></colgroup><thead>${line(header, 'th')}</thead><tbody>${body}</tbody></table><p>${e(footnote)}</p>`;
}

function section(part: Section): string {
  const cases = (record: WrittenRecord) =>
    `<h3>Case study ${e(record.no ?? '')}: ${e(record.fields.title ?? '')}</h3><p class="case">${e(record.fields.narrative ?? '')}</p>`;
  return [
    `<h2>${e(part.heading)}</h2>`,
    ...part.paragraphs.map((text) => `<p>${e(text)}</p>`),
    part.flow ? flow(part.flow) : '',
    part.kind === 'case' ? part.records.map(cases).join('\n') : '',
    part.columns.length > 0 ? table(part) : '',
  ].join('\n');
}

/** A report as one page of HTML whose tables are ruled grids; Chromium prints it. */
export function gridReport(document: WrittenDocument): string {
  return `<!doctype html><html lang="${document.language}"><head><meta charset="utf-8"><title>${e(document.title)}</title><style>${STYLE}</style></head><body>
<div class="title"><h1>${e(document.title)}</h1><p class="subtitle">${e(document.subtitle ?? '')}</p><p>${document.year ?? ''}</p><div class="about">${document.about.map((text) => `<p>${e(text)}</p>`).join('')}</div></div>
${document.sections.map(section).join('\n')}
${document.references.length > 0 ? `<h2>References</h2>${document.references.map((text) => `<p>${e(text)}</p>`).join('')}` : ''}
</body></html>\n`;
}
