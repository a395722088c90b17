import { useSyncExternalStore } from 'react';

/** A record kept in this browser: enough to list it without asking the server. */
export interface SavedRecord {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly country: string;
  readonly note: string;
}

/** A search kept in this browser, with the number it had when it was last looked at: "new since". */
export interface SavedSearch {
  readonly parameters: string;
  readonly name: string;
  readonly total: number;
  readonly seenAt: string;
}

/** A set on the server that this browser may change. The key is in no address: only here, and in the edit link. */
export interface OwnSet {
  readonly id: string;
  readonly editKey: string;
  readonly name: string;
}

export interface Saved {
  readonly records: readonly SavedRecord[];
  readonly searches: readonly SavedSearch[];
  readonly sets: readonly OwnSet[];
}

const STORAGE_KEY = 'prismatlas.saved';
const EMPTY: Saved = { records: [], searches: [], sets: [] };
const listeners = new Set<() => void>();
let saved: Saved = read();

function read(): Saved {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    // What was kept before there were sets has none.
    return isSaved(kept) ? { ...EMPTY, ...kept } : EMPTY;
  } catch {
    return EMPTY;
  }
}

function isSaved(kept: unknown): kept is Omit<Saved, 'sets'> {
  if (typeof kept !== 'object' || kept === null || !('records' in kept) || !('searches' in kept))
    return false;
  return Array.isArray(kept.records) && Array.isArray(kept.searches);
}

function write(next: Saved): void {
  saved = next;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Storage is full or forbidden: the set lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

// Another tab may have saved something.
addEventListener('storage', (event) => {
  if (event.key !== STORAGE_KEY) return;
  saved = read();
  for (const listener of listeners) listener();
});

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSaved = (): Saved => useSyncExternalStore(subscribe, () => saved);
export const useSavedCount = (): number => useSaved().records.length;

export function toggleRecord(record: Omit<SavedRecord, 'note'>): void {
  const isKept = saved.records.some((other) => other.id === record.id);
  const records = isKept
    ? saved.records.filter((other) => other.id !== record.id)
    : [...saved.records, { ...record, note: '' }];
  write({ ...saved, records });
}

export function addRecords(records: readonly SavedRecord[]): void {
  const known = new Set(saved.records.map((record) => record.id));
  write({ ...saved, records: [...saved.records, ...records.filter((record) => !known.has(record.id))] });
}

export function noteRecord(id: string, note: string): void {
  write({
    ...saved,
    records: saved.records.map((record) => (record.id === id ? { ...record, note } : record)),
  });
}

export const clearRecords = (): void => write({ ...saved, records: [] });

/** Keeps a search, or renews the number it is known by. */
export function keepSearch(search: SavedSearch): void {
  const others = saved.searches.filter((other) => other.parameters !== search.parameters);
  write({ ...saved, searches: [...others, search] });
}

export const forgetSearch = (parameters: string): void =>
  write({ ...saved, searches: saved.searches.filter((other) => other.parameters !== parameters) });

/** Remembers the key of a set, or the set's new name. */
export function rememberSet(set: OwnSet): void {
  const known = saved.sets.find(({ id }) => id === set.id);
  if (known?.editKey === set.editKey && known.name === set.name) return;
  write({ ...saved, sets: [...saved.sets.filter(({ id }) => id !== set.id), set] });
}

export const forgetSet = (id: string): void =>
  write({ ...saved, sets: saved.sets.filter((set) => set.id !== id) });
