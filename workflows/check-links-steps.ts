import type { Activities } from '../activities/contract.ts';
import { inTurn } from './in-turn.ts';

export interface LinkReport {
  readonly alive: number;
  readonly broken: number;
  /** A blob a host, with a line for each link. */
  readonly reports: readonly string[];
}

const HOSTS_AT_ONCE = 4;

/** Asks every link of the published records, one host after the other's turn, each host by one caller. */
export async function checkLinksSteps(
  act: Activities,
  { runId, startedBy }: { runId: string; startedBy: string },
): Promise<LinkReport> {
  await act.beginRun({ runId, kind: 'check-links', startedBy });
  const { batch, hosts } = await act.collectLinks({ runId });
  const found = await inTurn(hosts, HOSTS_AT_ONCE, (host) => act.checkLinks({ batch, host, runId }));
  await act.finishRun({ runId, state: 'done' });
  return {
    alive: found.reduce((sum, { alive }) => sum + alive, 0),
    broken: found.reduce((sum, { broken }) => sum + broken, 0),
    reports: found.map(({ report }) => report),
  };
}
