import type { Say } from './say.ts';
import type { Settings } from './settings.ts';

/** One server for development and tests. */
export interface Service {
  readonly name: string;
  /** Installs what is missing, starts it and waits until it is well; leaves one that runs as it is. */
  start(settings: Settings, say: Say): Promise<void>;
  /** Gives whether it ran. */
  stop(settings: Settings): Promise<boolean>;
  /** The variable that makes Prismatlas use it. */
  environment(settings: Settings): Readonly<Record<string, string>>;
}
