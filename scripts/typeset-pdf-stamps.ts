/**
 * A PDF with its dates and its identifiers set to fixed ones of the same length, so that equal input gives equal
 * bytes and no offset moves: /CreationDate and /ModDate (ISO 32000-1, 14.3.3), /ID (14.4), LibreOffice's /DocChecksum.
 */
export function withFixedStamps(pdf: Buffer, stamp: string): Buffer {
  const digits = (length: number) => stamp.padEnd(length, '0').slice(0, length);
  const text = pdf
    .toString('latin1')
    .replace(
      /(\/(?:CreationDate|ModDate)\s*\(D:)(\d+)/g,
      (_, head: string, date: string) => head + digits(date.length),
    )
    .replace(
      /(\/DocChecksum\s*\/)([0-9A-F]+)/g,
      (_, head: string, sum: string) => head + '0'.repeat(sum.length),
    )
    .replace(
      /(\/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>)/g,
      (_, a: string, one: string, b: string, two: string, c: string) =>
        a + '0'.repeat(one.length) + b + '0'.repeat(two.length) + c,
    );
  return Buffer.from(text, 'latin1');
}
