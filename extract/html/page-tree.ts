import { load } from 'cheerio';

/**
 * A page as the readers of this folder see it: its elements with the stretch of the page's folded text that each holds,
 * and that text cut into lines. One text for the whole page makes every place comparable: what stands in an element,
 * a line or a link is a range of it.
 */
export interface PageTree {
  /** All visible words: white space folded, soft hyphens gone, a blank where an element or `<br>` parts words. */
  readonly text: string;
  /** Every element in document order, `html` first. */
  readonly elements: readonly PageElement[];
  /** The lines of text in document order. */
  readonly lines: readonly Line[];
}

export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | null;
  readonly children: PageElement[];
  /** Position in `PageTree.elements`; the descendants are the ones after it up to and with `last`. */
  readonly order: number;
  last: number;
  readonly isBlock: boolean;
  /** Range of the page's text, trimmed; equal when it holds no words. */
  start: number;
  end: number;
  /** 1-based among the siblings of its tag, and whether it is the only one of it. */
  readonly nth: number;
  isOnlyOfTag: boolean;
  /** The text between the tags of `script` and `title`; null for every other element. */
  readonly raw: string | null;
  readonly isHidden: boolean;
}

/** Words between two breaks (a block's edge or `<br>`). */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The nearest block element around it. */
  readonly owner: PageElement;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td ' +
    'tfoot th thead tr ul option optgroup select video audio canvas iframe object'
  ).split(' '),
);
/** What holds no words for readers; `noscript` is read, since we run no scripts. */
const WORDLESS = new Set(
  'script style template head svg math textarea select option datalist object canvas iframe'.split(' '),
);
/** Deeper elements are read as words of the one at this depth. */
const MAX_ELEMENT_DEPTH = 400;

type Root = ReturnType<ReturnType<typeof load>['root']>[0];
type TreeNode = NonNullable<Root>['children'][number];
interface Frame {
  readonly nodes: readonly TreeNode[];
  index: number;
  /** The element whose children these are. */
  readonly element: PageElement | null;
  /** False for the children of one too deep to be an element of its own. */
  readonly closes: boolean;
  readonly isSilent: boolean;
  readonly tagCounts: Map<string, PageElement[]>;
}

/** Parses bounded markup. Never recursive: nesting is as deep as its author wishes. */
export function readPageTree(html: string): PageTree {
  const root = load(html, { scriptingEnabled: false }).root()[0];
  const builder = new TextBuilder();
  const elements: PageElement[] = [];
  const controlled = controlledIds(html);
  const stack: Frame[] = [
    {
      nodes: root?.children ?? [],
      index: 0,
      element: null,
      closes: false,
      isSilent: false,
      tagCounts: new Map(),
    },
  ];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const node = frame.nodes[frame.index++];
    if (node === undefined) {
      stack.pop();
      if (frame.closes) closeElement(frame, elements.length - 1, builder);
      continue;
    }
    if ('attribs' in node) {
      const parent = frame.element;
      if (stack.length > MAX_ELEMENT_DEPTH) {
        stack.push({ ...frame, nodes: node.children, index: 0, closes: false });
        continue;
      }
      const siblings = frame.tagCounts.get(node.name) ?? [];
      const isHidden = frame.isSilent || isHiddenBy(node.name, node.attribs, parent, controlled);
      const element: PageElement = {
        tag: node.name,
        attributes: node.attribs,
        parent,
        children: [],
        order: elements.length,
        last: elements.length,
        isBlock: BLOCKS.has(node.name),
        start: builder.length,
        end: builder.length,
        nth: siblings.length + 1,
        isOnlyOfTag: true,
        raw: node.name === 'script' || node.name === 'title' ? rawText(node.children) : null,
        isHidden,
      };
      siblings.push(element);
      frame.tagCounts.set(node.name, siblings);
      parent?.children.push(element);
      elements.push(element);
      if (node.name === 'br') builder.breakLine();
      if (element.isBlock && !isHidden) builder.breakLine();
      const isSilent = isHidden || WORDLESS.has(node.name);
      if (!isSilent && element.isBlock) builder.enterBlock(element);
      stack.push({ nodes: node.children, index: 0, element, closes: true, isSilent, tagCounts: new Map() });
    } else if ('data' in node && node.nodeType === 3 && !frame.isSilent) {
      builder.append(node.data);
    }
  }
  return { text: builder.text(), elements, lines: builder.lines };
}

function closeElement(frame: Frame, last: number, builder: TextBuilder): void {
  const { element } = frame;
  if (!element) return;
  for (const siblings of frame.tagCounts.values())
    if (siblings.length > 1) for (const sibling of siblings) sibling.isOnlyOfTag = false;
  element.last = last;
  if (element.isBlock && !frame.isSilent) {
    builder.breakLine();
    builder.leaveBlock(element);
  }
  element.end = builder.length;
  // What was pending when it opened came before its first word.
  if (element.start < element.end && builder.isBlankAt(element.start)) element.start++;
}

/** Puts the page's text together, and keeps which line is open in which block. */
class TextBuilder {
  readonly lines: Line[] = [];
  private readonly pieces: string[] = [];
  private readonly blocks: PageElement[] = [];
  private readonly blanks = new Set<number>();
  private isBlankPending = false;
  private lineStart = 0;
  length = 0;

  append(data: string): void {
    const folded = data.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[\s\u0085]+/g, ' ');
    if (folded === '') return;
    if (folded === ' ') {
      this.isBlankPending = true;
      return;
    }
    const words = folded.trim();
    if ((this.isBlankPending || folded.startsWith(' ')) && this.length > 0) {
      this.pieces.push(' ');
      this.blanks.add(this.length);
      this.length++;
      if (this.lineStart === this.length - 1) this.lineStart = this.length;
    }
    this.pieces.push(words);
    this.length += words.length;
    this.isBlankPending = folded.endsWith(' ');
  }

  breakLine(): void {
    const owner = this.blocks.at(-1);
    if (owner && this.length > this.lineStart)
      this.lines.push({ start: this.lineStart, end: this.length, owner });
    this.lineStart = this.length;
    this.isBlankPending = true;
  }

  enterBlock(element: PageElement): void {
    this.blocks.push(element);
  }

  leaveBlock(element: PageElement): void {
    if (this.blocks.at(-1) === element) this.blocks.pop();
  }

  isBlankAt(index: number): boolean {
    return this.blanks.has(index);
  }

  text(): string {
    return this.pieces.join('');
  }
}

const SCREEN_READER_ONLY =
  /\b(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|element-invisible|u-hidden-visually)\b/i;

const rawText = (nodes: readonly TreeNode[]): string =>
  nodes.map((node) => ('data' in node && typeof node.data === 'string' ? node.data : '')).join('');

/** Ids that a tab or an accordion's button opens: hidden until clicked, but content. */
function controlledIds(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, list] of html.matchAll(/\baria-controls\s*=\s*["']?([^"'>]{1,200})/gi))
    for (const id of (list ?? '').split(/\s+/)) ids.add(id);
  for (const [, id] of html.matchAll(/\b(?:data-(?:bs-)?target|href)\s*=\s*["']#([^"'>\s]{1,100})["']/gi))
    if (id) ids.add(id);
  return ids;
}

function isHiddenBy(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  parent: PageElement | null,
  controlled: ReadonlySet<string>,
): boolean {
  // Icons and the mark beside a heading that links to it.
  if (attributes['aria-hidden'] === 'true' && /^(?:i|span|a|svg)$/.test(tag)) return true;
  // "opens in a new window" beside a link's own words.
  if (/^(?:a|button)$/.test(parent?.tag ?? '') && SCREEN_READER_ONLY.test(attributes.class ?? ''))
    return true;
  const hidden = attributes.hidden;
  const isHidden =
    (hidden !== undefined && hidden !== 'until-found') ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '') ||
    (tag === 'input' && attributes.type === 'hidden');
  if (!isHidden) return false;
  if (/^(?:html|body|main)$/.test(tag) || attributes.role === 'tabpanel') return false;
  return !controlled.has(attributes.id ?? '');
}

/** A CSS path from the root that names this element alone, in this tree and in a browser's. */
export function elementPath(element: PageElement): string {
  const steps: string[] = [];
  for (let at: PageElement | null = element; at; at = at.parent) {
    // A name that CSS would read otherwise (a colon, a dot) is written by its position alone.
    const name = /^[a-z][a-z0-9-]*$/.test(at.tag) ? at.tag : '*';
    if (name === '*') steps.push(`*:nth-child(${(at.parent?.children.indexOf(at) ?? 0) + 1})`);
    else steps.push(at.isOnlyOfTag ? name : `${name}:nth-of-type(${at.nth})`);
  }
  return steps.reverse().join(' > ');
}

/** The folded words of an element. */
export const elementText = (page: PageTree, element: PageElement): string =>
  page.text.slice(element.start, element.end);

export const isWithin = (element: PageElement, ancestor: PageElement): boolean =>
  element.order >= ancestor.order && element.order <= ancestor.last;

/** The lines inside an element, found by bisection: pages have many. */
export function linesWithin(page: PageTree, element: PageElement): readonly Line[] {
  return page.lines.slice(lineIndexAt(page, element.start), lineIndexAt(page, element.end));
}

/** Index of the first line that starts at or after a place in the page's text. */
export function lineIndexAt(page: PageTree, start: number): number {
  let low = 0;
  let high = page.lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.lines[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The child that holds a range, by bisection: lists of links have tens of thousands of children. */
export function childAround(holder: PageElement, start: number, end: number): PageElement | undefined {
  const { children } = holder;
  for (let i = firstChildFrom(holder, start + 1) - 1; i >= 0; i--) {
    const child = children[i];
    if (!child || child.end > child.start) {
      const isAround = child && !child.isHidden && child.start <= start && child.end >= end;
      return isAround ? child : undefined;
    }
  }
  return undefined;
}

/** Index of the first child that starts at or after a place. */
export function firstChildFrom({ children }: PageElement, start: number): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The descendants of an element in document order. */
export const descendants = (page: PageTree, element: PageElement): readonly PageElement[] =>
  page.elements.slice(element.order + 1, element.last + 1);
