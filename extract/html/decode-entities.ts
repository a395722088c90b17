import { load } from 'cheerio';

/** Text with HTML entities and tags as plain words: structured data often carries its page's markup. */
export function decodeEntities(text: string): string {
  if (!/[&<]/.test(text)) return text;
  if (!text.includes('<')) {
    // An attribute decodes every entity and leaves everything else alone.
    const quoted = text.replace(/"/g, '&quot;');
    return load(`<i title="${quoted}"></i>`)('i').attr('title') ?? text;
  }
  return text;
}

/** Words of a value that may hold markup. */
export function plainWords(text: string): string {
  const isMarkup = /<\/?[a-z][^<>]{0,500}>/i.test(text);
  const words = isMarkup
    ? load(text.slice(0, 100_000).replace(/<(?:br|\/p|\/li|\/div)\b[^<>]{0,100}>/gi, ' $&'))('body').text()
    : decodeEntities(text);
  return words
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
