/**
 * Draws pages of PDFs in a process of its own: a hostile file can take any amount of memory or time, and neither a
 * worker thread nor a heap limit stops it. One answer per request, over the IPC channel.
 */
import { PDFParse } from 'pdf-parse';

export interface DrawRequest {
  readonly id: number;
  /** The whole PDF. */
  readonly bytes: Uint8Array;
  readonly page: number;
  readonly widthPx: number;
}

export type DrawAnswer =
  | { readonly id: number; readonly png: Uint8Array; readonly widthPt: number; readonly heightPt: number }
  | { readonly id: number; readonly error: 'no-such-page' | 'unreadable' };

async function draw({ id, bytes, page, widthPx }: DrawRequest): Promise<DrawAnswer> {
  const parser = new PDFParse({
    data: bytes,
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    const { pages } = await parser.getScreenshot({
      partial: [page],
      desiredWidth: widthPx,
      imageBuffer: true,
      imageDataUrl: false,
    });
    const [image] = pages;
    if (!image) return { id, error: 'no-such-page' };
    return {
      id,
      png: image.data,
      widthPt: image.width / image.scale,
      heightPt: image.height / image.scale,
    };
  } catch {
    return { id, error: 'unreadable' };
  } finally {
    await parser.destroy();
  }
}

process.on('message', (request: DrawRequest) => {
  draw(request).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  );
});
// The parent is gone: nobody waits for a picture.
process.on('disconnect', () => process.exit(0));
