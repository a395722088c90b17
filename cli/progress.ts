import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../schemas/run.ts';
import { tellLine } from './output.ts';

/** Shows how far a run is, on stderr. */
export interface ProgressView {
  show(progress: Progress): void;
  end(): void;
}

const WORDS: Readonly<Record<Progress['step'], string>> = {
  fetch: 'fetching',
  read: 'reading',
  keep: 'keeping',
  index: 'indexing',
  done: 'done',
};

/** A bar on a terminal; plain lines elsewhere, one a source, or with `isLive` one a step. */
export function openProgress({ isLive = false }: { isLive?: boolean } = {}): ProgressView {
  return process.stderr.isTTY ? bar() : lines(isLive);
}

function bar(): ProgressView {
  let single: SingleBar | null = null;
  return {
    show({ total, done, source, step }) {
      if (!single) {
        single = new SingleBar(
          { format: '{bar} {value}/{total} {text}', barsize: 30, hideCursor: true, stream: process.stderr },
          Presets.shades_classic,
        );
        single.start(total, done, { text: '' });
      }
      single.update(done, { text: step === 'done' ? '' : `${WORDS[step]} ${source}` });
    },
    end() {
      single?.stop();
    },
  };
}

function lines(isLive: boolean): ProgressView {
  return {
    show({ total, done, source, step }) {
      if (step === 'done') tellLine(`[${done}/${total}] ${source}`);
      else if (isLive) tellLine(`[${done}/${total}] ${source}: ${WORDS[step]}`);
    },
    end() {},
  };
}
