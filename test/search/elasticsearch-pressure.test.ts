import { expect, test } from 'vitest';
import { openPressure } from '../../search/elasticsearch-pressure.ts';

const isBusy = (answer: string): boolean => answer === 'busy';

/** Sends so many requests at once, each answered in its turn; gives how many were on their way at most. */
async function send(
  pressure: ReturnType<typeof openPressure>,
  answers: readonly (string | Error)[],
): Promise<number> {
  let flying = 0;
  let most = 0;
  await Promise.allSettled(
    answers.map((answer) =>
      pressure.run(async () => {
        flying += 1;
        most = Math.max(most, flying);
        await new Promise((resolve) => setImmediate(resolve));
        flying -= 1;
        if (answer instanceof Error) throw answer;
        return answer;
      }, isBusy),
    ),
  );
  return most;
}

test('as many requests are on their way as may be, and no more', async () => {
  expect(await send(openPressure(4), Array(12).fill('taken'))).toBe(4);
});

test('half as many after the server was busy, down to one, and one more after each that it took', async () => {
  const pressure = openPressure(4);

  await send(pressure, ['busy']);
  expect(await send(pressure, ['busy', 'busy'])).toBe(2);
  expect(await send(pressure, ['taken', 'busy', 'taken'])).toBeLessThanOrEqual(2);
  await send(pressure, ['busy', 'busy', 'busy']);
  expect(await send(pressure, ['busy', 'busy'])).toBe(1);
  await send(pressure, Array(8).fill('taken'));
  expect(await send(pressure, Array(12).fill('taken'))).toBe(4);
});

test('a request that fails makes room for the next one', async () => {
  const pressure = openPressure(1);

  await send(pressure, [new Error('the line broke')]);

  expect(await pressure.run(async () => 'taken', isBusy)).toBe('taken');
});
