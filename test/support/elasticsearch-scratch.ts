import { randomBytes } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';

/** Where a real server is; null where there is none to test with. Tests that need one are then left out by name. */
export const ELASTICSEARCH_URL: string | null = process.env.ELASTICSEARCH_URL || null;

/** Prefixes of indices of one test run, with all that was made under them deleted at the end. */
export function elasticsearchScratch(url: string) {
  const run = `scratch-${randomBytes(4).toString('hex')}`;
  const client = new Client({ node: url });
  let made = 0;
  return {
    client,
    newPrefix: (): string => `${run}-${made++}`,
    async clear(): Promise<void> {
      const found = await client.indices.get({ index: `${run}-*`, features: ['aliases'] });
      // By name, since servers may refuse to delete by pattern; many at once, since each request is a change of cluster.
      const indices = Object.keys(found);
      if (indices.length > 0) await client.indices.delete({ index: indices });
      const { index_templates: templates } = await client.indices.getIndexTemplate(
        { name: `${run}-*` },
        // None was made where a test had a server of its own.
        { ignore: [404] },
      );
      if (templates.length > 0)
        await client.indices.deleteIndexTemplate({ name: templates.map(({ name }) => name) });
      await client.close();
    },
  };
}
