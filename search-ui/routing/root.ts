/**
 * Path of the folder that the interface lies in, without a slash at its end. Empty on a server of its own; the static
 * site may lie anywhere, and finds out by where its scripts come from.
 */
const ROOT: string = import.meta.env.BASE_URL === './' ? folderAbove(import.meta.url) : '';

function folderAbove(script: string): string {
  return new URL('..', script).pathname.replace(/\/$/u, '');
}

/** A path of the portal as the browser needs it. */
export const rooted = (path: string): string => ROOT + path;

/** The whole address of a path of the portal, to be sent to others. */
export const wholeAddress = (path: string): string => location.origin + rooted(path);

/** The other way: the path within the portal. A folder's name may end in a slash, which says nothing. */
export const withinRoot = (path: string): string =>
  (path.startsWith(ROOT) ? path.slice(ROOT.length) : path).replace(/(?<=.)\/+$/u, '') || '/';
