/** Markup that is safe to send as it stands. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** A template whose every value is escaped unless it is markup itself; lists are joined, nothing gives nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return {
    markup: strings.map((text, index) => text + (index < values.length ? write(values[index]) : '')).join(''),
  };
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(write).join('');
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);

/** JSON inside a script element: nothing in it can end the element. */
export const jsonInScript = (value: unknown): Html => ({
  markup: JSON.stringify(value)
    .replace(/</gu, '\\u003c')
    .replace(/\u2028|\u2029/gu, ' '),
});
