import { AppError } from '../schemas/errors.ts';
import type { Source } from '../schemas/source.ts';
import type { RecordStore } from '../store/record-store.ts';

/** The kept source of an id. @throws UNKNOWN_SOURCE */
export async function findSource(store: RecordStore, id: string): Promise<Source> {
  const source = await store.findSource(id);
  if (!source) throw new AppError('UNKNOWN_SOURCE', `no source is called "${id}"`, { source: id });
  return source;
}
