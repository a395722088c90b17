import type { Activities } from '../activities/contract.ts';
import type { Log } from '../schemas/log.ts';
import type { Source } from '../schemas/source.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { Config } from './config.ts';
import type { Runner } from './runner.ts';

/** Time, passed in so that tests can hold it. */
export interface Clock {
  now(): Date;
}

/** Everything the edges work with. Opened once, closed once. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly store: RecordStore;
  readonly blobs: BlobStore;
  readonly search: SearchIndex;
  readonly vocabularies: readonly Vocabulary[];
  /** Those of `corpus/sources/`; ad hoc ones are in the store alone. */
  readonly sources: readonly Source[];
  readonly activities: Activities;
  readonly runner: Runner;
  close(): Promise<void>;
}
