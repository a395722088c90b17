import { createRequire, Module } from 'node:module';

/** pdf.js's own dependency, not ours. */
const CANVAS = '@napi-rs/canvas';

/**
 * Lets pdf.js find a canvas that draws nothing. At its start it loads the real one, some 20 MB of native code, for three
 * classes that only drawing needs; a reading process never draws. To be called before pdf.js is first loaded.
 */
export function withoutCanvas(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    const path = require.resolve(CANVAS);
    const canvas = new Module(path);
    canvas.exports = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };
    canvas.loaded = true;
    require.cache[path] = canvas;
  } catch {
    // It is not installed: pdf.js goes without it by itself.
  }
}
