/** Faces and letters that every page begins with: the languages' own names are not all in the first file. */
const FACES = [
  ['1rem "Source Sans 3"', 'aš'],
  ['1rem "Source Serif 4"', 'a'],
] as const;
const LONGEST_WAIT_MS = 120;

/**
 * Until the faces are there, so that a page is laid out once and nothing moves when they come. They come with the
 * scripts, as a rule; where they do not, nobody waits for them longer than a blink.
 */
export async function awaitFaces(): Promise<void> {
  await Promise.race([
    Promise.allSettled(FACES.map(([face, letters]) => document.fonts.load(face, letters))),
    new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS)),
  ]);
}
