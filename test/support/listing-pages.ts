import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SUBJECTS = [
  'seasonal workers',
  'domestic staff',
  'pupils',
  'truck drivers',
  'young migrants',
  'teachers',
];
const ACTS = ['Training for', 'A helpline for', 'Workshops with', 'Leaflets for', 'A survey among'];

/** A page that lists projects in a table; equal arguments give equal bytes. */
export function listingPage(page: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const at = page * 31 + row;
    const subject = SUBJECTS[at % SUBJECTS.length];
    const title = `${ACTS[at % ACTS.length]} ${subject} ${page}.${row + 1}`;
    const year = 2010 + (at % 14);
    return `<tr><td>${row + 1}</td><td>Office ${at % 7}</td><td>${title}</td><td>Programme ${at % 5}</td><td>${year}</td><td>National</td><td>To tell ${subject} where help against exploitation is found.</td><td><a href="https://example.org/${page}/${row + 1}">page</a></td></tr>`;
  });
  const head = [
    'No',
    'Author',
    'Title',
    'Programme',
    'Period of project',
    'Implementation level',
    'Main objective',
    'Link',
  ]
    .map((word) => `<th>${word}</th>`)
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Projects ${page}</title></head><body><main><h1>Projects</h1><table><thead><tr>${head}</tr></thead><tbody>${lines.join('\n')}</tbody></table></main></body></html>`;
}

/** So many pages in a folder; `after`: the number of pages that other folders have, so that none comes twice. */
export async function writeListingPages(
  folder: string,
  pages: number,
  rows: number,
  after = 0,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let page = after + 1; page <= after + pages; page += 1)
    await writeFile(join(folder, `listing-${String(page).padStart(2, '0')}.html`), listingPage(page, rows));
}
