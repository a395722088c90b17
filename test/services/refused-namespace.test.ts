import { expect, test } from 'vitest';
import { connectTemporal } from '../../runtime/temporal-connection.ts';
import { serviceVariable } from '../store/service-variable.ts';

const address = await serviceVariable('TEMPORAL_ADDRESS');

test.skipIf(address === null)(
  address
    ? 'a namespace that Temporal does not have is refused by its variable'
    : 'left out without Temporal: see `npm run services`',
  async () => {
    await expect(connectTemporal({ address: address ?? '', namespace: 'nowhere' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/TEMPORAL_NAMESPACE: .* has no namespace nowhere/),
    });
  },
);
