import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../../schemas/errors.ts';

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** As much of a page's document as pdf.js asks for to register a font face, which goes nowhere. */
function fontlessDocument(): object {
  const style = { sheet: { cssRules: [], insertRule: () => 0 }, remove: () => {} };
  const head = { append: () => {} };
  return { createElement: () => style, documentElement: { getElementsByTagName: () => [head] } };
}

/**
 * Opens a PDF for reading its text and lines; nothing is drawn and no script of it runs.
 * @throws DOCUMENT_EMPTY, PDF_INVALID, PDF_ENCRYPTED
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  if (bytes.length === 0) throw new AppError('DOCUMENT_EMPTY', 'the PDF has no bytes');
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: pdf.js detaches what it is given, and refuses a Buffer
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    wasmUrl: `${join(root, 'wasm')}/`,
    isEvalSupported: false,
    // Fonts are never shown. Where faces are off, pdf.js makes an outline of every glyph instead, and keeps it.
    disableFontFace: false,
    ownerDocument: fontlessDocument(),
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: 1, // pictures are never decoded: they hold no text for us, and bombs hide in them
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy().catch(() => undefined);
    if (error instanceof Error && error.name === 'PasswordException')
      throw new AppError('PDF_ENCRYPTED', 'the PDF asks for a password', {}, { cause: error });
    throw new AppError('PDF_INVALID', `the PDF cannot be opened: ${reason(error)}`, {}, { cause: error });
  }
}
