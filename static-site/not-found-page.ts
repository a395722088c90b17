import { UNKNOWN_ADDRESS } from './site-address.ts';

/** The first parts of the portal's addresses; what stands before one of them is the site's folder. */
const KNOWN = 'search|records|compare|gaps|countries|runs|saved|sets|about|r|list|downloads|api';

/**
 * The page that servers such as GitHub Pages send for an address without a file. It is sent for any depth, so it finds
 * the site's folder by the known names in the address, or by looking above for a file of the site, and loads the
 * interface from there.
 */
export function notFoundPage(shell: string): string {
  const ours = /\s*<(?:script|link)\b[^>]*\s(?:src|href)="(?:\.\/|\/)[^"]*"[^>]*>(?:<\/script>)?/gu;
  const parts = (shell.match(ours) ?? []).map((part) =>
    part.trim().replace(/(\s(?:src|href)=")(?:\.\/|\/)/u, `$1${UNKNOWN_ADDRESS}/`),
  );
  const script = `(async function () {
  var known = /^(.*?)\\/(?:${KNOWN})(?:\\/|$)/.exec(location.pathname);
  var root = known ? known[1] : location.pathname;
  for (var isFound = !!known; !isFound && root !== ''; ) {
    root = root.slice(0, root.lastIndexOf('/'));
    isFound = (await fetch(root + '/theme.js', { method: 'HEAD' })).ok;
  }
  var parts = ${JSON.stringify(parts.join('\n')).replaceAll('<', '\\u003c')}.split('${UNKNOWN_ADDRESS}').join(root);
  document.head.append(document.createRange().createContextualFragment(parts));
})();`;
  return shell
    .replace(ours, '')
    .replace('</title>', '</title>\n<meta name="robots" content="noindex">')
    .replace('</head>', () => `<script>\n${script}\n</script>\n</head>`)
    .replace(
      /<noscript>.*?<\/noscript>/su,
      '<noscript><h1>Not found</h1><p>There is nothing at this address.</p></noscript>',
    );
}
