import { decodeEntities } from './decode-entities.ts';

/** Nested deeper than this, a value is damaged or hostile. */
const MAX_TEXT = 2_000_000;

/**
 * The JSON of one `application/ld+json` script as people write it: inside comments or CDATA, with comments, trailing
 * commas, raw line breaks in strings, entities for quotes, several objects in a row. `null` when nothing helps.
 */
export function parseJsonLd(raw: string): unknown {
  const text = raw
    .trim()
    .replace(/^(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$/g, '')
    .replace(/^\s*<!--|-->\s*$/g, '')
    .trim()
    .replace(/;$/, '');
  if (text === '' || text.length > MAX_TEXT) return null;
  const attempts: (() => string)[] = [
    () => text,
    () => mend(text),
    () => mend(decodeEntities(text)),
    () => `[${mend(text).replace(/\}\s*\{/g, '},{')}]`,
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt());
    } catch {
      // The next attempt forgives more.
    }
  }
  return null;
}

/** Comments and trailing commas dropped, raw control characters in strings escaped. One pass that knows strings. */
function mend(text: string): string {
  let out = '';
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (inString) {
      if (sign === '\\') {
        const next = text.charAt(i + 1);
        // `\'` and its like are no escapes of JSON.
        out += /["\\/bfnrtu]/.test(next) ? sign + next : next;
        i++;
      } else if (sign === '\n' || sign === '\r' || sign === '\t') out += ' ';
      else if (sign >= ' ') out += sign;
      if (sign === '"') inString = false;
      continue;
    }
    if (sign === '"') {
      inString = true;
      out += sign;
    } else if (sign === '/' && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2);
      i = end === -1 ? text.length : end + 1;
    } else if (sign === '/' && text[i + 1] === '/') {
      const end = text.indexOf('\n', i);
      i = end === -1 ? text.length : end;
    } else if (text.startsWith('<!--', i)) {
      const end = text.indexOf('-->', i);
      i = end === -1 ? text.length : end + 2;
    } else if ((sign === '}' || sign === ']') && /,\s*$/.test(out.slice(-200))) {
      out = out.replace(/,\s*$/, '') + sign;
    } else out += sign;
  }
  return out;
}
