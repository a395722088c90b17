import type { Command } from 'commander';
import { examples } from './examples.ts';
import { printJson, printLine, tellLine } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';

export function addCheckLinks(program: Command): void {
  program
    .command('check-links')
    .summary('ask every link of the published records whether it still opens')
    .description(
      'Asks every link of the published records, politely: one request at a time and a second apart for each host. Each ' +
        "record's page says then when its links were checked and what became of them.",
    )
    .option('--json', 'print { alive, broken, reports } as JSON')
    .addHelpText('after', examples(['check-links', 'now and then, for example every month']))
    .action(checkLinks);
}

async function checkLinks({ json }: { json?: boolean }): Promise<void> {
  await withServices(async (services) => {
    const report = await services.runner.checkLinks({
      startedBy: 'cli',
      onWaiting: tellLine,
      signal: stopSignal(),
    });
    if (json) printJson(report);
    else printLine(`${report.alive} links open, ${report.broken} do not`);
  });
}
