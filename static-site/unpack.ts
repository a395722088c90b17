/** What a packed file holds. Some servers unpack `.gz` on the way by themselves; both are understood. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) return JSON.parse(new TextDecoder().decode(bytes));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
