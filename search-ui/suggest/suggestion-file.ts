/** What a reader may say of a good practice, with how many characters at most. Nothing asks who the reader is. */
export const SUGGESTED = {
  title: 200,
  country: 60,
  aims: 1500,
  period: 60,
  activities: 1500,
  results: 1500,
  link: 500,
  source: 500,
} as const;
export type SuggestedPart = keyof typeof SUGGESTED;
export type Suggestion = Readonly<Record<SuggestedPart, string>>;

export const EMPTY_SUGGESTION: Suggestion = {
  title: '',
  country: '',
  aims: '',
  period: '',
  activities: '',
  results: '',
  link: '',
  source: '',
};

/** The headings that `prismatlas extract` reads columns by, in the order of the table. */
const COLUMNS = [
  ['title', 'Title'],
  ['aims', 'Aims'],
  ['period', 'Period'],
  ['activities', 'Activities'],
  ['results', 'Results'],
  ['link', 'Link'],
] as const satisfies readonly (readonly [SuggestedPart, string])[];

/**
 * A suggestion as a page that anyone can open and `prismatlas ingest` reads like a report's table of good practices. It
 * is English but for the reader's own words, since whoever runs the portal may read another language.
 */
export function suggestionPage(suggestion: Suggestion, language: string): string {
  const filled = COLUMNS.filter(([part]) => said(suggestion, part) !== '');
  const cell = (part: SuggestedPart): string => {
    const text = escaped(said(suggestion, part));
    return part === 'link' && isAddress(said(suggestion, part)) ? `<a href="${text}">${text}</a>` : text;
  };
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Suggested good practice</title></head>
<body>
<h1>Suggested good practice</h1>
<h2>Good practices</h2>
<table>
<tr>${filled.map(([, heading]) => `<th>${heading}</th>`).join('')}</tr>
<tr>${filled.map(([part]) => `<td>${cell(part)}</td>`).join('')}</tr>
</table>
<h2>For whoever reads this suggestion</h2>
<p>Country: ${escaped(said(suggestion, 'country'))}. Where it is described: ${escaped(said(suggestion, 'source')) || 'not said'}.</p>
</body>
</html>
`;
}

/** The same as the text of a mail. */
export const suggestionText = (suggestion: Suggestion): string =>
  [
    ...COLUMNS.map(([part, heading]) => [heading, said(suggestion, part)] as const),
    ['Country', said(suggestion, 'country')] as const,
    ['Where it is described', said(suggestion, 'source')] as const,
  ]
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => `${heading}: ${text}`)
    .join('\n');

/** Mail programs cut an address that is longer than some 2,000 characters: then the file has to go along. */
const LONGEST_MAIL = 1800;

/** The address that opens a mail with the suggestion in it; null where it is too long for one. */
export function suggestionMail(contact: string, suggestion: Suggestion): string | null {
  const subject = `Prismatlas: ${said(suggestion, 'title')}`;
  const address = `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(suggestionText(suggestion))}`;
  return address.length <= LONGEST_MAIL ? address : null;
}

/** White space folded, and no half of a surrogate pair, which no file and no address can hold. */
const said = (suggestion: Suggestion, part: SuggestedPart): string =>
  suggestion[part].slice(0, SUGGESTED[part]).toWellFormed().replace(/\s+/gu, ' ').trim();

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/iu.test(text);

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);
