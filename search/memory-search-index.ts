import { AppError } from '../schemas/errors.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import { type ConceptTree, makeConceptTree } from './concept-tree.ts';
import { FacetColumns } from './facet-columns.ts';
import { type IndexParts, numberKey } from './memory-index-parts.ts';
import { makeSearchReader } from './memory-search-reader.ts';
import { buildWordTable, type WordTable, wordSourceOf } from './memory-word-table.ts';
import type { SearchDocument } from './search-document.ts';
import type { IndexOutcome, SearchIndex } from './search-index.ts';
import { prepareVersion } from './sqlite-search-writer.ts';

/** What is known of a record; without a document it is gone, and its version says which older ones may not return. */
interface Entry {
  readonly version: number;
  readonly hash: string;
  readonly document: SearchDocument | null;
}
type Entries = Map<string, Entry>;

/** An index in memory: what is written is analysed anew at the next question, so it is made for being filled once. */
export function openMemorySearchIndex(options: { vocabularies: readonly Vocabulary[] }): SearchIndex {
  const tree = makeConceptTree(options.vocabularies);
  let entries: Entries = new Map();
  let building: Entries | null = null;
  let generation = 0;
  let reader: ReturnType<typeof makeSearchReader> | null = null;

  const read = (): ReturnType<typeof makeSearchReader> => {
    reader ??= makeSearchReader(memoryParts(liveDocuments(entries), tree), tree);
    return reader;
  };
  const changed = (): void => {
    generation++;
    reader = null;
  };

  return {
    async index(versions) {
      return versions.map((version) => {
        if (building) write(building, version);
        const { outcome, hasChanged } = write(entries, version);
        if (hasChanged) changed();
        return outcome;
      });
    },
    refresh: async () => {},
    search: async (query) => read().search(query),
    suggest: async (input) => read().suggest(input),
    compare: async (query) => read().compare(query),
    async *matchingIds(query) {
      yield* read().matchingIds(query);
    },
    async *keys() {
      for (const { id, version, hash } of liveDocuments(entries)) yield { id, version, hash };
    },
    async rebuild(versions) {
      const mine: Entries = new Map();
      building = mine;
      const requireMine = (): void => {
        if (building !== mine)
          throw new AppError(
            'CONFLICT',
            'another rebuild of the search index began and goes on instead of this one',
          );
      };
      let indexed = 0;
      const rejected: { id: string; reason: string }[] = [];
      try {
        for await (const version of versions) {
          requireMine();
          const { outcome } = write(mine, version);
          if (outcome.result === 'rejected') rejected.push({ id: outcome.id, reason: outcome.reason });
          // One that was overtaken by a newer version meanwhile stands in the index all the same.
          else if (version.status === 'published') indexed++;
        }
        requireMine();
        entries = mine;
        changed();
      } finally {
        if (building === mine) building = null;
      }
      return { indexed, rejected };
    },
    async remove(ids) {
      for (const id of ids) {
        building?.delete(id);
        if (entries.delete(id)) changed();
      }
    },
    check: async () => ({
      engine: 'memory',
      documents: liveDocuments(entries).length,
      generation: String(generation),
    }),
    close: async () => {
      entries = new Map();
      changed();
    },
  };
}

function write(entries: Entries, version: RecordVersion): { outcome: IndexOutcome; hasChanged: boolean } {
  const { id } = version.record;
  const prepared = prepareVersion(version);
  if (prepared.reason !== undefined)
    return { outcome: { id, result: 'rejected', reason: prepared.reason }, hasChanged: false };
  const kept = entries.get(id);
  if (kept && kept.version > version.version) return { outcome: { id, result: 'older' }, hasChanged: false };
  const { document } = prepared;
  const isSame =
    kept?.version === version.version &&
    kept.hash === version.hash &&
    (kept.document === null) === (document === null);
  if (!isSame) entries.set(id, { version: version.version, hash: version.hash, document });
  return { outcome: { id, result: document ? 'indexed' : 'removed' }, hasChanged: !isSame };
}

/** By id. */
const liveDocuments = (entries: Entries): SearchDocument[] =>
  [...entries.values()]
    .flatMap(({ document }) => (document ? [document] : []))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The parts of an index over documents, which stand in the order of their ids, all at hand. */
function memoryParts(documents: readonly SearchDocument[], tree: ConceptTree): IndexParts {
  const table: WordTable = buildWordTable(documents.map(({ text }) => text));
  const columns = new FacetColumns(tree);
  documents.forEach((document, doc) => {
    columns.set(columnRow(document, doc));
  });
  const found = (docs: readonly number[]): SearchDocument[] => docs.flatMap((doc) => documents[doc] ?? []);
  return {
    words: wordSourceOf(table),
    columns: async () => columns,
    records: async (docs) => found(docs).map(({ id, version, body }) => ({ id, version, body })),
    ids: async (docs) => found(docs).map(({ id }) => id),
    numberOf: async (id) =>
      numberIn(
        documents.map((document) => document.id),
        id,
      ),
  };
}

/** What the columns hold of a document, with a key of its number in place of its id. */
function columnRow(
  { body, years, sortYear, sortTitle, added }: SearchDocument,
  doc: number,
): Parameters<FacetColumns['set']>[0] {
  const { kind, country, language, source, concepts } = body;
  const isLive = true;
  return {
    doc,
    id: numberKey(doc),
    isLive,
    kind,
    country,
    language,
    source,
    concepts,
    years,
    sortYear,
    sortTitle,
    added,
  };
}

/** The number of an id among ordered ones; of one that is not there, the half before the next greater one's. */
export function numberIn(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : low - 0.5;
}
