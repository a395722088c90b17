/** Pictures that leave the page stand on paper, whatever the theme. */
const INK = '#1b1f24';
export const INK_SOFT = '#4f5660';
const PAPER = '#fbfaf7';

/** A whole SVG file of these parts. */
export const standalone = (width: number, height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${PAPER}"/>${parts.join('')}</svg>`;

/** A line of text with its baseline at `y`. */
export function text(
  x: number,
  y: number,
  content: string,
  { size, weight = 400, colour = INK }: { size: number; weight?: number; colour?: string },
): string {
  const safe = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-family="'Source Sans 3', Arial, sans-serif" font-size="${size}" font-weight="${weight}" fill="${colour}">${safe}</text>`;
}

export const shortened = (label: string, limit: number): string =>
  label.length > limit ? `${label.slice(0, limit - 1)}…` : label;

/** Words in lines of at most so many letters. */
export function wrap(content: string, limit: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < limit) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
