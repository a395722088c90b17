/** One file of an archive; its bytes are read once, as they are needed. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly packed: number;
  readonly whole: number;
  readonly at: number;
}

/** Bit 3: sizes follow the bytes, since they are not known before. Bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980, the first day of the format: equal files give equal archives. */
const DATE = 0x0021;

/**
 * Text files as a ZIP archive, written while it is read: nothing is held but the piece in work. Runs in Node and in
 * browsers. Source: PKWARE APPNOTE 6.3.10; without ZIP64, so no file may pass 4 GB.
 */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const written: Written[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const at = offset;
    const head = fields([
      [4, 0x04034b50],
      [2, 20],
      [2, FLAGS],
      [2, DEFLATE],
      [2, 0],
      [2, DATE],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ]);
    yield head;
    yield name;
    const state = { crc: 0, whole: 0 };
    let packed = 0;
    for await (const piece of deflated(entry.pieces, state)) {
      packed += piece.length;
      yield piece;
    }
    const { crc, whole } = state;
    const sizes = fields([
      [4, 0x08074b50],
      [4, crc],
      [4, packed],
      [4, whole],
    ]);
    yield sizes;
    offset += head.length + name.length + packed + sizes.length;
    written.push({ name, crc, packed, whole, at });
  }
  const directory = offset;
  for (const file of written) {
    const head = fields([
      [4, 0x02014b50],
      [2, 20],
      [2, 20],
      [2, FLAGS],
      [2, DEFLATE],
      [2, 0],
      [2, DATE],
      [4, file.crc],
      [4, file.packed],
      [4, file.whole],
      [2, file.name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, file.at],
    ]);
    yield head;
    yield file.name;
    offset += head.length + file.name.length;
  }
  yield fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, written.length],
    [2, written.length],
    [4, offset - directory],
    [4, directory],
    [2, 0],
  ]);
}

/** Little-endian numbers of two or four bytes, one after the other. */
function fields(values: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** The pieces deflated; what they were is added up in `state`. */
async function* deflated(
  pieces: ZipEntry['pieces'],
  state: { crc: number; whole: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const packer = new CompressionStream('deflate-raw');
  const writer = packer.writable.getWriter();
  const encoder = new TextEncoder();
  const write = async (): Promise<void> => {
    try {
      for await (const piece of pieces) {
        const bytes = encoder.encode(piece);
        state.crc = crc32(bytes, state.crc);
        state.whole += bytes.length;
        await writer.write(bytes);
      }
      await writer.close();
    } catch (thrown) {
      await writer.abort(thrown);
      throw thrown;
    }
  };
  const writing = write();
  // Its failure is met below; until then nobody else is to.
  writing.catch(() => undefined);
  const reader = packer.readable.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      yield new Uint8Array(read.value);
    await writing;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, going on from that of the bytes before. */
function crc32(bytes: Uint8Array, before: number): number {
  let value = ~before;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
