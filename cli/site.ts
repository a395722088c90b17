import type { Command } from 'commander';
import type { SiteReport } from '../static-site/write-site.ts';
import { examples } from './examples.ts';
import { counted, printJson, printLine, tellLine } from './output.ts';
import { withServices } from './with-services.ts';

interface SiteCommandOptions {
  readonly out: string;
  readonly address?: string;
  readonly allDocuments?: boolean;
  readonly json?: boolean;
}

export function addSite(program: Command): void {
  program
    .command('site')
    .summary('write the whole portal as static files, with its search')
    .description(
      'Writes every page, answer and document as files that any web server can serve, with the search done in the ' +
        'browser: for the day when no server can be paid any more. The folder is replaced as a whole; one that holds ' +
        'anything but a site written by this command is refused.',
    )
    .requiredOption('--out <folder>', 'the folder to write')
    .option('--address <url>', 'where it will lie: for the sitemap, citations and OAI-PMH records')
    .option('--all-documents', 'also documents whose licence does not say that they may be copied')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      examples(
        ['site --out public', 'then, for example, `python3 -m http.server -d public`'],
        [
          'site --out public --address https://example.org/atlas',
          'with everything that needs whole addresses',
        ],
      ),
    )
    .action(site);
}

async function site({ out, address, allDocuments, json }: SiteCommandOptions): Promise<void> {
  const { parseSiteAddress } = await import('../static-site/site-address.ts');
  const place = address === undefined ? null : parseSiteAddress(address);
  await withServices(async (services) => {
    const { writeSite } = await import('../static-site/write-site.ts');
    const report = await writeSite(services, {
      out,
      address: place,
      isEveryDocument: allDocuments ?? false,
    });
    if (json) printJson(report);
    else printLine(summary(out, report));
    if (place === null)
      tellLine('Without --address no sitemap, feed and OAI-PMH file is written: they need whole addresses.');
  });
}

function summary(out: string, { records, files, bytes, indexBytes, documents }: SiteReport): string {
  const megabytes = (size: number): string => `${(size / 1_000_000).toFixed(1)} MB`;
  return [
    `Written to ${out}: ${counted(files, 'file')}, ${megabytes(bytes)}`,
    `Records    ${records}, each with a page and its data`,
    `Search     ${megabytes(indexBytes)}, of which a reader loads what a question needs`,
    `Documents  ${documents.copied} copied, ${counted(documents.images, 'page image')} of evidence` +
      (documents.leftOut > 0
        ? `; ${documents.leftOut} left out, since their licence does not let them be copied (--all-documents)`
        : ''),
  ].join('\n');
}
