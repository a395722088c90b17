import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { StoredRecord } from './column-answers.ts';
import type { ConceptTree } from './concept-tree.ts';
import type { IndexWord } from './did-you-mean.ts';
import { type Candidates, FacetColumns } from './facet-columns.ts';
import { matchExpression } from './match-expression.ts';
import type { QueryClause } from './parse-query.ts';
import { COLUMNS_BY_WEIGHT, prefixScore, rankingClauses } from './ranking-clauses.ts';
import type { SearchBody } from './search-document.ts';
import { inTransaction, readMeta, type SearchMeta, scoreExpression } from './sqlite-search-schema.ts';

/** Matches of the last queries, kept for the next page and the next facet of the same words. */
const MAX_CACHED_MATCHES = 24;

/** Reads the index: rows through SQLite, facets from columns that follow what any process writes. */
export class SqliteSearchReader {
  readonly #db: DatabaseSync;
  readonly #tree: ConceptTree;
  readonly #statements = new Map<string, StatementSync>();
  readonly #matches = new Map<string, Candidates>();
  #meta: SearchMeta = { active: 0, building: null, stamp: -1 };
  #columns: FacetColumns;

  constructor(db: DatabaseSync, tree: ConceptTree) {
    this.#db = db;
    this.#tree = tree;
    this.#columns = new FacetColumns(tree);
  }

  get columns(): FacetColumns {
    return this.#columns;
  }

  get meta(): SearchMeta {
    return this.#meta;
  }

  /** Runs reads on one state of the database, with columns that agree with it. */
  snapshot<T>(work: () => T): T {
    return inTransaction(
      this.#db,
      () => {
        this.#follow();
        return work();
      },
      'DEFERRED',
    );
  }

  /** Records that fulfil all clauses; scored where asked for and where a clause wants anything. */
  match(clauses: readonly QueryClause[], isScored: boolean): Candidates {
    const key = `${isScored} ${matchExpression(clauses, 'AND')} ${clauses.map(({ isExcluded }) => Number(isExcluded))}`;
    const known = this.#matches.get(key);
    if (known) return known;
    const found = this.#find(clauses, isScored);
    if (this.#matches.size >= MAX_CACHED_MATCHES) {
      const [oldest = ''] = this.#matches.keys();
      this.#matches.delete(oldest);
    }
    this.#matches.set(key, found);
    return found;
  }

  hasHits(clause: QueryClause): boolean {
    const sql = `SELECT 1 FROM search_words_${this.#meta.active} WHERE search_words_${this.#meta.active} MATCH ? LIMIT 1`;
    return this.#rows(sql, matchExpression([clause], 'AND')).length > 0;
  }

  /** In the order asked for. */
  hits(docs: readonly number[]): StoredRecord[] {
    const number = this.#meta.active;
    const sql = `SELECT d.id, d.version, b.body FROM search_documents_${number} d JOIN search_bodies_${number} b USING (doc) WHERE d.doc = ?`;
    return docs
      .flatMap((doc) => this.#rows(sql, doc))
      .map(([id, version, body]) => ({
        id: String(id),
        version: Number(version),
        body: parseBody(body),
      }));
  }

  /** The best matches of an expression by score. */
  best(clauses: readonly QueryClause[], limit: number): StoredRecord[] {
    const number = this.#meta.active;
    const sql = `SELECT rowid FROM search_words_${number} WHERE search_words_${number} MATCH ? ORDER BY ${scoreExpression(number)} DESC, rowid LIMIT ?`;
    return this.hits(this.#rows(sql, matchExpression(clauses, 'AND'), limit).map(([doc]) => Number(doc)));
  }

  /** A match of an expression, the one that came first. */
  first(clauses: readonly QueryClause[]): StoredRecord | null {
    const number = this.#meta.active;
    const sql = `SELECT rowid FROM search_words_${number} WHERE search_words_${number} MATCH ? ORDER BY rowid LIMIT 1`;
    const [row] = this.#rows(sql, matchExpression(clauses, 'AND'));
    return this.hits(row ? [Number(row[0])] : [])[0] ?? null;
  }

  /** Words that begin so, with the number of records that hold each, in the order of the alphabet. */
  wordsWith(prefix: string): IndexWord[] {
    const sql = `SELECT term, doc FROM search_terms_${this.#meta.active} WHERE term >= ? AND term < ?`;
    return this.#rows(sql, prefix, `${prefix}\u{10ffff}`).map(([word, count]) => ({
      word: String(word),
      count: Number(count),
    }));
  }

  /** The page of keys after an id, by id. */
  keysAfter(id: string, limit: number): { id: string; version: number; hash: string }[] {
    const sql = `SELECT id, version, hash FROM search_documents_${this.#meta.active} WHERE id > ? AND is_live = 1 ORDER BY id LIMIT ?`;
    return this.#rows(sql, id, limit).map(([key, version, hash]) => ({
      id: String(key),
      version: Number(version),
      hash: String(hash),
    }));
  }

  #find(clauses: readonly QueryClause[], isScored: boolean): Candidates {
    const wanted = clauses.filter(({ isExcluded }) => !isExcluded);
    const unwanted = clauses.filter(({ isExcluded }) => isExcluded);
    const found = wanted.length > 0 ? this.#matching(wanted, isScored) : this.#columns.all();
    if (unwanted.length === 0) return found;
    const banned = new Set(this.#docsMatching(matchExpression(unwanted, 'OR')));
    const places = [...found.docs.keys()].filter((place) => !banned.has(found.docs[place] ?? 0));
    const { scores } = found;
    return {
      docs: Uint32Array.from(places, (place) => found.docs[place] ?? 0),
      scores: scores && Float64Array.from(places, (place) => scores[place] ?? 0),
    };
  }

  #matching(clauses: readonly QueryClause[], isScored: boolean): Candidates {
    const docs = Uint32Array.from(this.#docsMatching(matchExpression(clauses, 'AND')));
    if (!isScored || docs.length === 0) return { docs, scores: null };
    const scoreOf = this.#scores(
      rankingClauses(clauses),
      docs.reduce((last, doc) => Math.max(last, doc), 0),
    );
    return { docs, scores: Float64Array.from(docs, (doc) => scoreOf[doc] ?? 0) };
  }

  /** Scores by record number, for numbers up to `last`. */
  #scores(clauses: readonly QueryClause[], last: number): Float64Array {
    const scores = new Float64Array(last + 1);
    const number = this.#meta.active;
    const words = clauses.filter(({ type }) => type !== 'prefix');
    if (words.length > 0) {
      const sql = `SELECT rowid, ${scoreExpression(number)} FROM search_words_${number} WHERE search_words_${number} MATCH ?`;
      for (const [doc, score] of this.#rows(sql, matchExpression(words, 'AND')))
        scores[Number(doc)] = Number(score);
    }
    for (const prefix of clauses.filter(({ type }) => type === 'prefix')) {
      for (const [weight, columns] of COLUMNS_BY_WEIGHT) {
        for (const doc of this.#docsMatching(matchExpression([{ ...prefix, columns }], 'AND')))
          scores[doc] = (scores[doc] ?? 0) + prefixScore(weight);
      }
    }
    return scores;
  }

  #docsMatching(expression: string): number[] {
    const sql = `SELECT rowid FROM search_words_${this.#meta.active} WHERE search_words_${this.#meta.active} MATCH ?`;
    return this.#rows(sql, expression).map(([doc]) => Number(doc));
  }

  #rows(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    statement.setReturnArrays(true);
    this.#statements.set(sql, statement);
    // The types know rows as objects only; `setReturnArrays` makes them arrays.
    return statement.all(...values) as unknown as SQLOutputValue[][];
  }

  #follow(): void {
    const meta = readMeta(this.#db);
    if (meta.active === this.#meta.active && meta.stamp === this.#meta.stamp) return;
    if (meta.active !== this.#meta.active) {
      this.#statements.clear();
      this.#columns = new FacetColumns(this.#tree);
      this.#meta = { active: meta.active, building: null, stamp: -1 };
    }
    this.#matches.clear();
    const sql = `SELECT doc, id, is_live, kind, country, language, source, concepts, years, sort_year, sort_title, added FROM search_documents_${meta.active} WHERE stamp > ?`;
    for (const row of this.#rows(sql, this.#meta.stamp)) this.#columns.set(columnRow(row));
    this.#meta = meta;
  }
}

function columnRow(row: readonly SQLOutputValue[]) {
  const [doc, id, isLive, kind, country, language, source, concepts, years, sortYear, sortTitle, added] = row;
  return {
    doc: Number(doc),
    id: String(id),
    isLive: isLive === 1,
    kind: String(kind),
    country: String(country),
    language: String(language),
    source: source === null || source === undefined ? null : String(source),
    concepts: concepts === '' ? [] : String(concepts).split(' '),
    years: String(years),
    sortYear: sortYear === null ? null : Number(sortYear),
    sortTitle: String(sortTitle),
    added: String(added),
  };
}

/** We wrote it, in a version of the schema that is checked at opening. */
const parseBody = (body: SQLOutputValue | undefined): SearchBody => JSON.parse(String(body)) as SearchBody;
