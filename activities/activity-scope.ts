import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActivityScope } from './deps.ts';

const running = new AsyncLocalStorage<ActivityScope>();
const unheard: ActivityScope = { signal: undefined, heartbeat: () => {} };

/** The call that is running now; outside any, one that nobody listens to. */
export const currentScope = (): ActivityScope => running.getStore() ?? unheard;

/** Runs an activity so that it can be stopped and can say how far it is. */
export const inScope = <T>(scope: ActivityScope, call: () => Promise<T>): Promise<T> =>
  running.run(scope, call);
