import type { SearchResult } from '../../schemas/search.ts';
import type { Portal } from '../support/portal.ts';

/** What the portal's API says of records, to be held against what its pages show. */
export async function askRecords(portal: Portal, query: string): Promise<SearchResult> {
  const response = await fetch(`${portal.url}/api/v1/records?${query}`);
  // The API answers by the schema that this type is inferred from.
  return (await response.json()) as SearchResult;
}
