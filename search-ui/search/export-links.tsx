import type { ExportFormat } from '../../schemas/api.ts';
import type { Labels } from '../language/labels.ts';
import { rooted } from '../routing/root.ts';

/** Formats by what takes them; their names are the same in every language. */
const GROUPS = [
  [
    'take.references',
    [
      ['ris', 'RIS'],
      ['bibtex', 'BibTeX'],
      ['endnote', 'EndNote XML'],
      ['nbib', 'NBIB'],
      ['csl', 'CSL-JSON'],
    ],
  ],
  [
    'take.tables',
    [
      ['xlsx', 'XLSX'],
      ['csv', 'CSV'],
    ],
  ],
  [
    'take.data',
    [
      ['jsonld', 'JSON-LD'],
      ['ndjson', 'NDJSON'],
    ],
  ],
] as const satisfies readonly (readonly [string, readonly (readonly [ExportFormat, string])[]])[];

/** All of a search as a file, in each format. */
export function ExportLinks({ search, labels: { t } }: { search: URLSearchParams; labels: Labels }) {
  return (
    <dl className="take-formats">
      {GROUPS.map(([group, formats]) => (
        <div key={group}>
          <dt className="small soft">{t(group)}</dt>
          {formats.map(([format, name]) => (
            <dd key={format}>
              <a
                href={rooted(`/api/v1/export?${new URLSearchParams([['format', format], ...search])}`)}
                download
              >
                {name}
              </a>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
