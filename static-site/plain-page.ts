import { type Html, html } from '../api/pages/html.ts';
import { placedPage } from './site-address.ts';

/** A page without the interface: for what is a list of files, or only leads on. */
export function plainPage(page: {
  /** The file it becomes. */
  readonly path: string;
  readonly title: string;
  readonly content?: Html;
  /** The address of the portal that it leads to. */
  readonly goTo?: string;
  /** A script of ours that leads on with more of the address than a file can. */
  readonly script?: string;
}): string {
  const { path, title, content, goTo, script } = page;
  const markup = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<title>${title} – Prismatlas</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem }</style>
${script !== undefined && html`<script>${{ markup: script }}</script>`}
</head>
<body>
<header><p><a href="/">Prismatlas</a></p></header>
<main><h1>${title}</h1>
${content}
${goTo !== undefined && html`<p><a href="${goTo}">This page has another address.</a></p>`}</main>
</body>
</html>
`.markup;
  const placed = placedPage(markup, path, null);
  if (goTo === undefined) return placed;
  const target = /<a href="([^"]*)">This page/u.exec(placed)?.[1] ?? './';
  return placed.replace('<title>', `<meta http-equiv="refresh" content="0; url=${target}">\n<title>`);
}
