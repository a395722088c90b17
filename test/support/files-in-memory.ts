import type { SiteFiles } from '../../static-site/site-files.ts';
import { unpack } from '../../static-site/unpack.ts';

/** A site's files kept in memory, with the packed ones of its index to be read as a browser reads them. */
export function filesInMemory(): {
  files: SiteFiles;
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  loadShard(name: string): Promise<unknown>;
} {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const written = new Map<string, number>();
  const files: SiteFiles = {
    written,
    async write(path, content) {
      const pieces: (string | Uint8Array)[] = [];
      if (typeof content === 'string' || content instanceof Uint8Array) pieces.push(content);
      else for await (const piece of content) pieces.push(piece);
      const bytes = new Uint8Array(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
      contents.set(path, bytes);
      written.set(path, bytes.length);
    },
  };
  return {
    files,
    contents,
    async loadShard(name) {
      const bytes = contents.get(`index/${name}.json.gz`);
      return bytes ? unpack(bytes) : null;
    },
  };
}
