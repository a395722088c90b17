import { buildApi } from '../../api/server.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

/**
 * An API over three countries: Slovenia with two studies and a project, Belgium with a practice, Italy with a study that
 * awaits approval.
 */
export async function openSmallAtlas() {
  const atlas = await openEmbeddedAtlas();
  const slovene = await atlas.keep('si-report', 'SI', [
    {
      kind: 'study',
      fields: {
        authors: 'Kovač and Kos',
        purpose: 'How farm work turns into exploitation.',
        studyType: 'Qualitative',
      },
      concepts: ['exploitation/labour', 'design/qualitative'],
      year: 2021,
    },
    {
      kind: 'study',
      fields: { authors: 'Novak', purpose: 'Begging in city centres.' },
      concepts: ['exploitation/begging'],
      year: 2016,
    },
    {
      kind: 'project',
      fields: { title: 'Field help', objective: 'Visits to farms.' },
      concepts: ['exploitation/labour'],
      period: { start: '2019', end: '2020' },
    },
  ]);
  await atlas.keep('be-report', 'BE', [
    {
      kind: 'practice',
      fields: { title: '=cmd|calc', aims: 'Shelter for workers.' },
      concepts: ['exploitation/labour'],
      links: ['https://example.org/a'],
    },
  ]);
  await atlas.keep(
    'it-report',
    'IT',
    [{ kind: 'study', fields: { authors: 'Rossi', purpose: 'Not yet approved.' } }],
    'awaiting',
  );
  const api = await buildApi(atlas.services);
  return {
    api,
    store: atlas.services.store,
    slovene,
    get: (url: string, headers: Record<string, string> = {}) => api.inject({ url, headers }),
    async close() {
      await api.close();
      await atlas.close();
    },
  };
}
