import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ComparisonPage, CountryPage, CountrySummary, RecordPage, Status } from '../../schemas/api.ts';
import type { Run } from '../../schemas/run.ts';
import type { SearchQuery, SearchResult, Suggestion } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import type { Source } from '../../schemas/source.ts';
import type { Vocabulary } from '../../schemas/vocabulary.ts';
import { fetchJson } from './fetch-json.ts';

/** Things that change only when something is ingested: a minute old is new enough. */
const MINUTE = 60_000;

export const searchOptions = (query: Partial<SearchQuery>) => ({
  queryKey: ['records', searchToParameters(query).toString()],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    fetchJson<SearchResult>('/records', searchToParameters(query), signal),
  staleTime: MINUTE,
});

/** The old answer stays until the new one is there; `isPlaceholderData` says so. */
export const useSearch = (query: Partial<SearchQuery>, options: { isEnabled?: boolean } = {}) =>
  useQuery({
    ...searchOptions(query),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
  });

export const recordOptions = (id: string, version?: string) => ({
  queryKey: ['record', id, version],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    fetchJson<RecordPage>(
      `/records/${encodeURIComponent(id)}`,
      version === undefined ? undefined : new URLSearchParams({ version }),
      signal,
    ),
  staleTime: MINUTE,
});
export const useRecord = (id: string, version?: string) => useQuery(recordOptions(id, version));

export const useSuggestions = (text: string, language: string) =>
  useQuery({
    queryKey: ['suggest', text, language],
    queryFn: ({ signal }) =>
      fetchJson<{ suggestions: Suggestion[] }>(
        '/suggest',
        new URLSearchParams({ text, language, limit: '8' }),
        signal,
      ),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });

export const useComparison = (parameters: URLSearchParams, options: { isEnabled?: boolean } = {}) =>
  useQuery({
    queryKey: ['compare', parameters.toString()],
    queryFn: ({ signal }) => fetchJson<ComparisonPage>('/compare', parameters, signal),
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
    enabled: options.isEnabled ?? true,
  });

export const useCountries = () =>
  useQuery({
    queryKey: ['countries'],
    queryFn: ({ signal }) => fetchJson<{ countries: CountrySummary[] }>('/countries', undefined, signal),
    staleTime: MINUTE,
  });

export const countryOptions = (code: string) => ({
  queryKey: ['country', code],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    fetchJson<CountryPage>(`/countries/${code}`, undefined, signal),
  staleTime: MINUTE,
});
export const useCountry = (code: string) => useQuery(countryOptions(code));

export const useVocabularies = () =>
  useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => fetchJson<{ vocabularies: Vocabulary[] }>('/vocabularies', undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useSources = () =>
  useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => fetchJson<{ sources: Source[] }>('/sources', undefined, signal),
    staleTime: MINUTE,
  });

export const useStatus = () =>
  useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => fetchJson<Status>('/status', undefined, signal),
    staleTime: MINUTE,
  });

/** While a run goes on it is asked for every second and a half. */
export const useRuns = () =>
  useQuery({
    queryKey: ['runs'],
    queryFn: ({ signal }) => fetchJson<{ runs: Run[] }>('/runs', undefined, signal),
    refetchInterval: (query) =>
      query.state.data?.runs.some((run) => run.state === 'running') ? 1500 : 15_000,
  });
