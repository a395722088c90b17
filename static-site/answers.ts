import { readComparison } from '../api/comparison-parameters.ts';
import { tellEmptiness } from '../api/emptiness.ts';
import { readSearch } from '../api/search-parameters.ts';
import { EXPORT_WRITERS, exportRecords } from '../runtime/export-records.ts';
import { type ComparisonPage, ExportFormat, type Problem, type Status } from '../schemas/api.ts';
import { asAppError, ERRORS } from '../schemas/errors.ts';
import { Language } from '../schemas/language.ts';
import type { Source } from '../schemas/source.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import { makeConceptTree } from '../search/concept-tree.ts';
import { makeSearchReader } from '../search/memory-search-reader.ts';
import type { ComputedPath } from './computed-paths.ts';
import type { CoverageFile } from './coverage.ts';
import { type LoadShard, openShardedParts } from './sharded-parts.ts';

/** What the answers are made of; each is asked for once. */
export interface SiteData {
  readonly loadShard: LoadShard;
  vocabularies(): Promise<readonly Vocabulary[]>;
  sources(): Promise<readonly Source[]>;
  status(): Promise<Status>;
  coverage(): Promise<CoverageFile>;
  /** The address of a record, for citations. */
  readonly address: (id: string) => string;
  /** The address of the interface's search. */
  readonly searchAddress: string;
  readonly now: () => Date;
}

/** The API's answer to a question, its errors included. Rejects where a part of the site cannot be loaded. */
export type Answer = (path: ComputedPath, parameters: URLSearchParams) => Promise<Response>;

export async function openAnswers(data: SiteData): Promise<Answer> {
  const vocabularies = await data.vocabularies();
  const tree = makeConceptTree(vocabularies);
  const parts = await openShardedParts(data.loadShard, tree);
  const search = makeSearchReader(parts, tree);

  const answers: Record<ComputedPath, (parameters: URLSearchParams) => Promise<Response>> = {
    '/records': async (parameters) => Response.json(await search.search(readSearch(parameters))),
    '/suggest': async (parameters) => {
      const suggestions = await search.suggest({
        text: (parameters.get('text') ?? '').slice(0, 200),
        language: Language.catch('en').parse(parameters.get('language')),
        limit: Math.min(20, Math.max(1, Number(parameters.get('limit')) || 8)),
      });
      return Response.json({ suggestions });
    },
    '/compare': async (parameters) => {
      const query = readComparison(parameters);
      const [counted, coverage, { indexVersion }] = await Promise.all([
        search.compare(query),
        data.coverage(),
        data.status(),
      ]);
      const page: ComparisonPage = {
        comparison: tellEmptiness(counted, { query, vocabularies, ...coverage }),
        indexVersion,
        computedAt: data.now().toISOString(),
      };
      return Response.json(page);
    },
    '/export': async (parameters) => {
      const query = readSearch(parameters, ['format', 'lang']);
      const format = ExportFormat.catch('ndjson').parse(parameters.get('format'));
      const sources = await data.sources();
      const store = {
        listSources: async () => [...sources],
        findRecords: async (ids: readonly string[]) =>
          (await parts.wholeRecords(ids)).map((kept) => ({ ...kept, status: 'published' as const })),
      };
      const [{ indexVersion }, writtenAt] = [await data.status(), data.now()];
      const asked = new URLSearchParams(parameters);
      asked.delete('format');
      const about = { address: `${data.searchAddress}?${asked}`, indexVersion, writtenAt };
      const pieces: (string | Uint8Array<ArrayBuffer>)[] = [];
      for await (const piece of exportRecords(
        { store, search },
        { query, format, address: data.address, about },
      ))
        pieces.push(piece);
      const { mediaType, extension } = EXPORT_WRITERS[format];
      const name = `prismatlas-${writtenAt.toISOString().slice(0, 10)}.${extension}`;
      return new Response(new Blob(pieces), {
        headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` },
      });
    },
  };

  return async (path, parameters) => {
    try {
      return await answers[path](parameters);
    } catch (thrown) {
      return problemResponse(thrown, path);
    }
  };
}

/** As the API words its errors; what is none of ours stays thrown. */
function problemResponse(thrown: unknown, path: string): Response {
  const error = asAppError(thrown);
  if (error.code === 'INTERNAL') throw thrown;
  const { httpStatus, hint } = ERRORS[error.code];
  const problem: Problem = {
    type: `/api/v1/errors#${error.code}`,
    title: error.code,
    status: httpStatus,
    detail: error.message,
    instance: `/api/v1${path}`,
    code: error.code,
    hint,
  };
  return Response.json(problem, { status: httpStatus });
}
