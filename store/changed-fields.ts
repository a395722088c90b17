import { canonicalJson } from '../schemas/canonical-json.ts';
import { type AtlasRecord, DERIVED_NAMES } from '../schemas/record.ts';

/** Parts of a record beside its fields whose change a reader would see. */
const SEEN_PARTS = [...DERIVED_NAMES, 'language', 'concepts'] as const;
/** Parts that are worked out from the fields: their change alone asks nobody for a new approval. */
const WORKED_OUT: ReadonlySet<string> = new Set(['language', 'concepts', 'figures']);

/**
 * Names of the fields, and of `no`, `links`, `year`, `period`, `figures`, `language`, `concepts`, in which two versions
 * of a record differ, sorted. Empty when only evidence, confidence or notes differ.
 */
export function changedFields(before: AtlasRecord, after: AtlasRecord): string[] {
  const names = new Set<string>();
  // The names of both sides are wanted, and a record's fields are a plain object of strings.
  const old: Readonly<Record<string, string | undefined>> = before.fields;
  const now: Readonly<Record<string, string | undefined>> = after.fields;
  for (const name of [...Object.keys(old), ...Object.keys(now)]) {
    if (old[name] !== now[name]) names.add(name);
  }
  for (const part of SEEN_PARTS) {
    if (canonicalJson(before[part]) !== canonicalJson(after[part])) names.add(part);
  }
  return [...names].sort();
}

/** Whether a change is one of the report's own words, which an approval was about. */
export const asksForApproval = (changed: readonly string[]): boolean =>
  changed.some((name) => !WORKED_OUT.has(name));
