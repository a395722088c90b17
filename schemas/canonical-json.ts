/**
 * A value as the one JSON text it has: keys sorted by UTF-16 code units, no white space, absent members left out,
 * numbers and strings as ECMAScript writes them. Equal values give equal bytes, whatever order they were built in.
 * Source: RFC 8785 (JSON Canonicalization Scheme), sections 3.2.2 and 3.2.3.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (isPlainObject(member) ? sorted(member) : member));
}

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `__proto__` as a key stays a key: the copy has no prototype. */
function sorted(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object).sort()) copy[key] = object[key];
  return copy;
}
