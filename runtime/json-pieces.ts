/** Characters that are gathered before a piece is given. */
const PIECE_LENGTH = 256 * 1024;

/**
 * What `JSON.stringify` gives for an object or a list, in pieces: lists that stand at the top or in a field of it come
 * item by item, so that the whole is never in memory at once.
 */
export function* jsonPieces(value: object): Generator<string> {
  let piece = '';
  for (const part of Array.isArray(value) ? listParts(value) : objectParts(value)) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* objectParts(value: object): Generator<string> {
  let before = '{';
  for (const [name, field] of Object.entries(value) as [string, unknown][]) {
    if (field === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    if (Array.isArray(field)) yield* listParts(field);
    else yield JSON.stringify(field);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* listParts(list: readonly unknown[]): Generator<string> {
  let before = '[';
  for (const item of list) {
    yield `${before}${JSON.stringify(item) ?? 'null'}`;
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
