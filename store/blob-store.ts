/** Bytes by content: a key is the sha256 of its bytes in lower-case hex, so a put never overwrites. */
export interface BlobStore {
  /** Keeps the bytes durably (synced before it resolves) and gives their key. @throws DISK_FULL, STORE_UNAVAILABLE */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws BLOB_MISSING */
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Every key, in no order. */
  keys(): AsyncIterable<string>;
}
