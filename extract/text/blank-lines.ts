import type { Reading } from './assign-cells.ts';
import type { PreparedLine } from './table-model.ts';

/** What a blank line costs within a cell, and between two cells of one row, beside what it costs in most documents. */
export interface BlankCosts {
  readonly within: number;
  readonly between: number;
}

export const NO_BLANKS: BlankCosts = { within: 0, between: 0 };

/** How many blank lines the first opinion, that both are as likely, stands for. */
const KNOWN = 4;
const DAMPED = 0.7;

/** In some documents blank lines part cells, in others they stand at random: how a reading has them. */
export function blankCosts(lines: readonly PreparedLine[], { cuts, rows }: Reading): BlankCosts {
  let within = KNOWN / 2;
  let between = KNOWN / 2;
  for (const [at, { body }] of lines.entries()) {
    const own = cuts[at];
    const before = cuts[at - 1];
    if (!body.opensZone || body.startsPage || body.followsHeader || rows[at] !== rows[at - 1]) continue;
    // Lines of several cells side by side tell nothing.
    if (own?.length !== 3 || !before) continue;
    let isSame = false;
    for (let i = 2; i < before.length; i += 3) if (before[i] === own[2]) isSame = true;
    if (isSame) within += 1;
    else between += 1;
  }
  const sum = within + between;
  return { within: -DAMPED * Math.log((2 * within) / sum), between: -DAMPED * Math.log((2 * between) / sum) };
}
