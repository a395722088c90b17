import { createServer } from 'node:net';
import { Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { temporalCalls } from '../../runtime/temporal-calls.ts';

test('a call that is between two tries when its connection is closed fails, and nothing else does', async () => {
  const address = await freeAddress();
  const connection = Connection.lazy({ address, connectTimeout: 5_000, interceptors: temporalCalls() });

  // Nothing listens there: the call is tried again and again until its connection ends.
  const call = connection.withDeadline(Date.now() + 20_000, () =>
    connection.workflowService.describeNamespace({ namespace: 'default' }),
  );
  setTimeout(() => void connection.close(), 250);

  await expect(call).rejects.toThrow(/CANCELLED|shut down|closed/i);
});

/** A port that was free a moment ago, so that connections to it are refused. */
async function freeAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  await new Promise((closed) => server.close(closed));
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return `127.0.0.1:${bound.port}`;
}
