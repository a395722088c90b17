/** XML 1.0 has no place for most control characters, not even escaped; source: XML 1.0, production 2. */
export const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The same, escaped for an element or an attribute that is written by hand. */
export const escapedXml = (text: string): string =>
  xmlText(text).replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);
