import type { Edition, FieldChange, SourceChanges } from '../schemas/edition.ts';
import { AppError } from '../schemas/errors.ts';
import { type AtlasRecord, recordTitle } from '../schemas/record.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import { changedFields } from '../store/changed-fields.ts';
import type { RecordStore, VersionHead } from '../store/record-store.ts';

type Store = Pick<RecordStore, 'findSource' | 'listDocuments' | 'listSourceVersions' | 'findVersions'>;

export interface ChangesAsked {
  /** The older side; the edition before `to` unless told. */
  readonly from?: string | undefined;
  /** The newer side; the newest edition unless told. */
  readonly to?: string | undefined;
  /** Records in each list at most; the counts are of all. */
  readonly limit: number;
}

/**
 * What changed in a source's public records between two moments. A record that is not public now, since it is withheld
 * or awaits approval, is in none of its editions: what was taken from the public to protect people is not told by its past.
 * @throws NOT_FOUND, INVALID_INPUT when `from` is after `to`
 */
export async function readSourceChanges(
  store: Store,
  id: string,
  asked: ChangesAsked,
): Promise<SourceChanges> {
  const source = await store.findSource(id);
  if (!source) throw new AppError('NOT_FOUND', `there is no source ${id}`, { id });
  const histories = publicHistories(await store.listSourceVersions(id));
  const moments = momentsOf(histories);
  const editions = await withDocuments(store, id, moments);
  const to = momentOf(asked.to) ?? editions[0]?.at ?? null;
  const from = momentOf(asked.from) ?? editions.find(({ at }) => to !== null && at < to)?.at ?? null;
  if (from !== null && to !== null && from > to)
    throw new AppError('INVALID_INPUT', `from=${from} is after to=${to}`, { from, to });
  return { source, editions, from, to, ...(await differences(store, histories, { from, to }, asked.limit)) };
}

/** Written as the store writes moments: they are compared as texts. */
const momentOf = (text: string | undefined): string | null =>
  text === undefined ? null : new Date(text).toISOString();

/** The versions of each record that is public now, oldest first. */
function publicHistories(heads: readonly VersionHead[]): VersionHead[][] {
  return [...Map.groupBy(heads, ({ recordId }) => recordId).values()].filter((versions) => {
    const status = versions.at(-1)?.status;
    return status === 'published' || status === 'withdrawn';
  });
}

interface Moment extends Omit<Edition, 'document' | 'total'> {
  /** One of the versions that a reading wrote then, which names its document; null: there is none. */
  readonly read: VersionHead | null;
}

/** Newest first. */
function momentsOf(histories: readonly VersionHead[][]): (Moment & Pick<Edition, 'total'>)[] {
  const moments = new Map<string, { -readonly [Name in keyof Moment]: Moment[Name] }>();
  for (const versions of histories) {
    let isShown = false;
    for (const head of versions) {
      const { changedAt: at, changedBy: by, reason } = head;
      const willShow = head.status === 'published';
      const effect =
        willShow && !isShown
          ? 'added'
          : isShown && !willShow
            ? 'removed'
            : willShow && head.hasChangedFields
              ? 'changed'
              : null;
      if (isShown || willShow) {
        const key = `${at} ${by} ${reason}`;
        const moment = moments.get(key) ?? { at, by, reason, read: null, added: 0, changed: 0, removed: 0 };
        moments.set(key, moment);
        if (effect) moment[effect] += 1;
        if (willShow && by.startsWith('pipeline')) moment.read ??= head;
      }
      isShown = willShow;
    }
  }
  let total = 0;
  return [...moments.values()]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((moment) => {
      total += moment.added - moment.removed;
      return { ...moment, total };
    })
    .reverse();
}

/** A version names the document that it was read from; where a reading only took away, it is the last one fetched before. */
async function withDocuments(
  store: Store,
  source: string,
  moments: readonly (Moment & Pick<Edition, 'total'>)[],
): Promise<Edition[]> {
  const [documents, versions] = await Promise.all([
    store.listDocuments({ source }),
    store.findVersions(moments.flatMap(({ read }) => read ?? [])),
  ]);
  const named = new Map(
    versions.map(({ record, version }) => [`${record.id} ${version}`, record.document] as const),
  );
  return moments.map(({ read, ...moment }) => ({
    ...moment,
    document: !moment.by.startsWith('pipeline')
      ? null
      : ((read && named.get(`${read.recordId} ${read.version}`)) ??
        documents.find(({ fetchedAt }) => fetchedAt <= moment.at)?.sha256 ??
        null),
  }));
}

type Sides = Pick<SourceChanges, 'from' | 'to'>;

async function differences(
  store: Store,
  histories: readonly VersionHead[][],
  { from, to }: Sides,
  limit: number,
): Promise<Pick<SourceChanges, 'counts' | 'added' | 'changed' | 'removed'>> {
  const added: VersionHead[] = [];
  const removed: VersionHead[] = [];
  const both: (readonly [before: VersionHead, after: VersionHead])[] = [];
  let unchanged = 0;
  for (const versions of histories) {
    const before = shownAt(versions, from);
    const after = shownAt(versions, to);
    if (before && after) {
      const between = versions.slice(versions.indexOf(before) + 1, versions.indexOf(after) + 1);
      // What went and came back may have changed meanwhile, though no single version says so.
      if (between.some((head) => head.hasChangedFields || head.status !== 'published'))
        both.push([before, after]);
      else unchanged++;
    } else if (after) added.push(after);
    else if (before) removed.push(before);
  }
  const changed: SourceChanges['changed'] = [];
  let changes = 0;
  for await (const [before, after] of pairsOf(store, both)) {
    const fields = changedFields(before.record, after.record).map((name) => ({
      name,
      before: partOf(before.record, name),
      after: partOf(after.record, name),
    }));
    // A change that was taken back in between is none.
    if (fields.length === 0) unchanged++;
    else if (++changes <= limit) changed.push({ ...line(after), versionBefore: before.version, fields });
  }
  const [come, gone] = await Promise.all(
    [added, removed].map((heads) => store.findVersions(heads.slice(0, limit))),
  );
  return {
    counts: { added: added.length, changed: changes, removed: removed.length, unchanged },
    added: (come ?? []).map(line),
    changed,
    removed: (gone ?? []).map(line),
  };
}

/** The version that was public at a moment. */
function shownAt(versions: readonly VersionHead[], moment: string | null): VersionHead | null {
  if (moment === null) return null;
  const head = versions.findLast(({ changedAt }) => changedAt <= moment);
  return head?.status === 'published' ? head : null;
}

/** Some at a time: a source may have many thousand records, all of them changed. */
const PAIRS_AT_ONCE = 200;

async function* pairsOf(
  store: Store,
  pairs: readonly (readonly [VersionHead, VersionHead])[],
): AsyncGenerator<readonly [RecordVersion, RecordVersion]> {
  const key = (id: string, version: number): string => `${id} ${version}`;
  for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
    const some = pairs.slice(start, start + PAIRS_AT_ONCE);
    const found = await store.findVersions(some.flat());
    const byKey = new Map(found.map((version) => [key(version.record.id, version.version), version]));
    for (const [before, after] of some) {
      const was = byKey.get(key(before.recordId, before.version));
      const is = byKey.get(key(after.recordId, after.version));
      if (was && is) yield [was, is];
    }
  }
}

const line = ({ record, version }: RecordVersion) => ({
  id: record.id,
  kind: record.kind,
  title: recordTitle(record),
  version,
});

/** A part of a record by its name as `changedFields` gives it. */
function partOf(record: AtlasRecord, name: string): FieldChange['before'] {
  const fields: Readonly<Record<string, string | undefined>> = record.fields;
  switch (name) {
    case 'links':
      return record.links;
    case 'year':
      return record.year === null ? [] : [String(record.year)];
    case 'period':
      return record.period ? [`${record.period.start ?? ''}–${record.period.end ?? ''}`] : [];
    case 'figures':
      return record.figures.map(({ value, of }) => `${value} ${of}`);
    case 'concepts':
      return [...new Set(record.concepts.map(({ id }) => id))];
    case 'no':
      return record.no === null ? [] : [record.no];
    case 'language':
      return [record.language];
    default:
      return fields[name] === undefined ? [] : [fields[name]];
  }
}
