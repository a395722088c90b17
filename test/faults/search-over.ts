import { z } from 'zod';

const Problem = z.looseObject({ code: z.string() });
const Result = z.looseObject({ total: z.number(), facets: z.unknown() });

/** What a search over HTTP was answered: how many there are, or which problem and whether to come again. */
type SearchAnswer =
  | { readonly status: 200; readonly total: number }
  | {
      readonly status: number;
      readonly type: string | undefined;
      readonly code: string;
      readonly hasRetryAfter: boolean;
    };

export async function searchOver(api: string, query = ''): Promise<SearchAnswer> {
  const response = await fetch(`${api}/api/v1/records?${query}`);
  const body: unknown = await response.json();
  if (response.status === 200) return { status: 200, total: Result.parse(body).total };
  return {
    status: response.status,
    type: response.headers.get('content-type')?.split(';')[0],
    code: Problem.parse(body).code,
    hasRetryAfter: Number(response.headers.get('retry-after')) > 0,
  };
}
