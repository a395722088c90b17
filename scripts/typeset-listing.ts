import { escapeMarkup as e } from './typeset-markup.ts';
import { printed, type Section, type WrittenDocument, type WrittenRecord } from './typeset-source.ts';

const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:70rem;margin:auto;padding:1rem}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.4rem;vertical-align:top;text-align:left}nav li{display:inline;margin-right:1rem}';

const link = (url: string) => `<a href="${e(url)}">${e(url)}</a>`;

/** One heading a project, and below it a line for each label that has a value. */
function article(section: Section, record: WrittenRecord): string {
  const lines = section.columns
    .map(({ label, value }) => ({
      label,
      html: value === 'links' ? record.links.map(link).join(', ') : e(printed(record, value)),
    }))
    .filter(({ html }) => html !== '')
    .map(({ label, html }) => `        <p><strong>${e(label)}:</strong> ${html}</p>`);
  return `      <article>\n        <h3>${e(record.fields.title ?? '')}</h3>\n${lines.join('\n')}\n      </article>`;
}

function table(section: Section): string {
  const head = section.columns.map(({ label }) => `<th scope="col">${e(label)}</th>`).join('');
  const rows = section.records.map((record) => {
    const cells = section.columns.map(({ value }) =>
      value === 'links' ? record.links.map(link).join('<br>') : e(printed(record, value)),
    );
    return `          <tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `      <table>\n        <thead><tr>${head}</tr></thead>\n        <tbody>\n${rows.join('\n')}\n        </tbody>\n      </table>`;
}

/** A listing page with the furniture that such pages have: navigation, a notice, a footer. */
export function listingPage(document: WrittenDocument): string {
  const sections = document.sections.map((section) => {
    const records =
      document.typesetting === 'table'
        ? table(section)
        : section.records.map((record) => article(section, record)).join('\n');
    return `    <section>\n      <h2>${e(section.heading)}</h2>\n${records}\n    </section>`;
  });
  const nav = document.nav.map((text) => `<li><a href="#">${e(text)}</a></li>`).join('');
  return `<!doctype html>
<html lang="${document.language}">
<head>
  <meta charset="utf-8">
  <title>${e(document.title)}</title>
  <style>${STYLE}</style>
</head>
<body>
  <header><p>${e(document.site ?? '')}</p><nav><ul>${nav}</ul></nav></header>
  <main>
    <h1>${e(document.title)}</h1>
    <p>${e(document.lead ?? '')}</p>
${sections.join('\n')}
  </main>
  <footer><p>${e(document.footer ?? '')}</p></footer>
</body>
</html>
`;
}
