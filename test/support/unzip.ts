import { inflateRawSync } from 'node:zlib';

/**
 * The files of a ZIP archive, as its directory lists them.
 * @throws where lengths or signatures are not as PKWARE's APPNOTE has them (4.3.12, 4.3.16)
 */
export function filesOf(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('the archive has no end');
  let at = bytes.readUInt32LE(end + 16);
  for (let file = 0; file < bytes.readUInt16LE(end + 10); file++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry of the directory at ${at}`);
    const nameLength = bytes.readUInt16LE(at + 28);
    const start = bytes.readUInt32LE(at + 42);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const text = inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20)));
    if (text.length !== bytes.readUInt32LE(at + 24))
      throw new Error('a file has another length than is told');
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), text.toString());
    at += 46 + nameLength;
  }
  return files;
}
