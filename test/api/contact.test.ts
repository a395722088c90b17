import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailboxIn } from '../../api/contact.ts';
import { buildApi } from '../../api/server.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
});
afterAll(() => atlas.close());

const answersWith = async (contact: string | null) => {
  const api = await buildApi(
    Object.create(atlas.services, { config: { value: { ...atlas.services.config, contact } } }),
  );
  const headers = { host: 'atlas.example:8080' };
  const [identify, status] = await Promise.all([
    api.inject({ url: '/oai?verb=Identify', headers }),
    api.inject({ url: '/api/v1/status', headers }),
  ]);
  await api.close();
  return {
    adminEmail: /<adminEmail>(.*)<\/adminEmail>/.exec(identify.body)?.[1],
    contact: status.json().contact,
  };
};
test.each([
  ['atlas@example.org', 'atlas@example.org', 'atlas@example.org'],
  ['mailto:atlas@example.org', 'atlas@example.org', 'atlas@example.org'],
  ['https://example.org/problems', 'webmaster@atlas.example', 'https://example.org/problems'],
  [null, 'webmaster@atlas.example', null],
])('a contact %s is told to harvesters as %s and to readers as %s', async (given, adminEmail, contact) => {
  expect(await answersWith(given)).toEqual({ adminEmail, contact });
});

test.each(['', 'x', 'a@', '@b', 'a b@c', 'a@b, c@d', '<a@b>', 'https://a@b/'])(
  '"%s" is no mailbox',
  (contact) => {
    expect(mailboxIn(contact)).toBeNull();
  },
);
