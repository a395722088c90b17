import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ComparisonPage, CountryPage, CountrySummary, RecordPage, Status } from '../../schemas/api.ts';
import type { SourceChanges } from '../../schemas/edition.ts';
import type { Run } from '../../schemas/run.ts';
import type { SearchQuery, SearchResult, Suggestion } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import type { Source } from '../../schemas/source.ts';
import type { ToldVocabulary } from '../../schemas/vocabulary.ts';
import { type ChangesAsked, changesParameters } from '../changes/changes-address.ts';
import { fetchJson } from './fetch-json.ts';

/** Things that change only when something is ingested: a minute old is new enough. */
const MINUTE = 60_000;

/** One question to the API, known by its address; first answers come with the page under the same names. */
const question = <T>(path: string, parameters?: URLSearchParams) => ({
  queryKey: [parameters && parameters.size > 0 ? `${path}?${parameters}` : path],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchJson<T>(path, parameters, signal),
  staleTime: MINUTE,
});

export const searchOptions = (query: Partial<SearchQuery>) =>
  question<SearchResult>('/records', searchToParameters(query));

/** The old answer stays until the new one is there; `isPlaceholderData` says so. */
export const useSearch = (query: Partial<SearchQuery>, options: { isEnabled?: boolean } = {}) =>
  useQuery({
    ...searchOptions(query),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
  });

export const recordOptions = (id: string, version?: string) =>
  question<RecordPage>(
    `/records/${encodeURIComponent(id)}`,
    version === undefined ? undefined : new URLSearchParams({ version }),
  );
export const useRecord = (id: string, version?: string) => useQuery(recordOptions(id, version));

export const useSuggestions = (text: string, language: string) =>
  useQuery({
    ...question<{ suggestions: Suggestion[] }>(
      '/suggest',
      new URLSearchParams({ text, language, limit: '8' }),
    ),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
  });

export const useComparison = (parameters: URLSearchParams, options: { isEnabled?: boolean } = {}) =>
  useQuery({
    ...question<ComparisonPage>('/compare', parameters),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
  });

export const useCountries = () => useQuery(question<{ countries: CountrySummary[] }>('/countries'));

export const countryOptions = (code: string) => question<CountryPage>(`/countries/${code}`);
export const useCountry = (code: string) => useQuery(countryOptions(code));

/** The old answer stays while other editions are asked for. */
export const useChanges = (source: string, asked: ChangesAsked) =>
  useQuery({
    ...question<SourceChanges>(`/changes/${encodeURIComponent(source)}`, changesParameters(asked)),
    placeholderData: (previous?: SourceChanges) => (previous?.source.id === source ? previous : undefined),
  });

/** In another language the old names stay until the new ones are there. */
export const useVocabularies = (language: string) =>
  useQuery({
    ...question<{ vocabularies: ToldVocabulary[] }>('/vocabularies', new URLSearchParams({ language })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useSources = () => useQuery(question<{ sources: Source[] }>('/sources'));

export const useStatus = () => useQuery(question<Status>('/status'));

/** While a run goes on it is asked for every second and a half. */
export const useRuns = () =>
  useQuery({
    queryKey: ['runs'],
    queryFn: ({ signal }) => fetchJson<{ runs: Run[] }>('/runs', undefined, signal),
    refetchInterval: (query) =>
      query.state.data?.runs.some((run) => run.state === 'running') ? 1500 : 15_000,
  });
