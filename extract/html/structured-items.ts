import type { Note } from '../../schemas/note.ts';
import { plainWords } from './decode-entities.ts';
import type { PageLinks } from './page-links.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { descendants, elementPath, elementText } from './page-tree.ts';
import { parseJsonLd } from './parse-json-ld.ts';

/** One thing that a page describes in JSON-LD, microdata or RDFa. */
export interface StructuredItem {
  /** The schema.org type without its prefix. */
  readonly type: string;
  readonly name: string;
  readonly properties: readonly StructuredProperty[];
  /** The script or the element that states it. */
  readonly element: PageElement;
}

export interface StructuredProperty {
  readonly name: string;
  readonly value: string;
  readonly url: string | null;
  /** The visible element that holds the value; null for JSON-LD and for `meta`. */
  readonly element: PageElement | null;
}

/** What a page says of itself and its parts rather than of what it is about. */
const PAGE_TYPES =
  /^(?:Web(?:Site|Page|Application)|(?:About|Collection|Contact|Item|Search|SearchResults|FAQ|Profile|Medical)?(?:Page|WebPage|ResultsPage)|BreadcrumbList|ListItem|ItemList|ImageObject|VideoObject|AudioObject|MediaObject|SearchAction|ReadAction|Person|Organization|NGO|GovernmentOrganization|EducationalOrganization|CollegeOrUniversity|Corporation|LocalBusiness|WPHeader|WPFooter|WPSideBar|SiteNavigationElement|PostalAddress|ContactPoint|Place|Country|City|AdministrativeArea|GeoCoordinates|Offer|AggregateRating|Rating|Review|Comment|Question|Answer|NewsArticle|Article|BlogPosting|Blog|Brand|Language|EntryPoint|PropertyValue|SpeakableSpecification|MonetaryAmount|Audience|DefinedTerm|Role|OrganizationRole|DataCatalog|DataDownload|Library)$/;
const TECHNICAL =
  /^(?:@.*|image|logo|thumbnailUrl|thumbnail|potentialAction|mainEntityOfPage|mainEntity|breadcrumb|inLanguage|isAccessibleForFree|interactionStatistic|dateModified|speakable|hasPart|itemListElement|itemListOrder|numberOfItems|position|primaryImageOfPage|aggregateRating|review|comment|commentCount|wordCount|license|copyrightYear|copyrightHolder|isPartOf|contentUrl|encoding|distribution|articleBody)$/;
const MAX_ITEMS = 20_000;
const MAX_DEPTH = 12;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Items of JSON-LD scripts, microdata and RDFa, in this order; one that is told twice comes once. */
export function findStructuredItems(
  page: PageTree,
  links: PageLinks,
): { items: StructuredItem[]; notes: Note[] } {
  const notes: Note[] = [];
  const items: StructuredItem[] = [];
  for (const element of page.elements) {
    if (element.raw === null || !/\bapplication\/ld\+json\b/i.test(element.attributes.type ?? '')) continue;
    const parsed = parseJsonLd(element.raw);
    if (parsed === null && element.raw.trim() !== '')
      notes.push({
        code: 'METADATA_DAMAGED',
        place: { type: 'element', path: elementPath(element) },
        quote: element.raw.replace(/\s+/g, ' ').trim().slice(0, 120),
        message: 'This block of JSON-LD could not be parsed, whatever was forgiven.',
      });
    else items.push(...itemsOfJson(parsed, element, links));
    if (items.length > MAX_ITEMS) break;
  }
  items.push(...markedItems(page, links, { scope: 'itemscope', type: 'itemtype', property: 'itemprop' }));
  items.push(...markedItems(page, links, { scope: 'typeof', type: 'typeof', property: 'property' }));
  const seen = new Map<string, StructuredItem>();
  for (const item of items) {
    const key = squash(item.name);
    const before = seen.get(key);
    // The fuller of two tellings stays.
    if (!before || before.properties.length < item.properties.length) seen.set(key, item);
  }
  return { items: [...seen.values()].slice(0, MAX_ITEMS), notes };
}

export const squash = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const shortType = (type: unknown): string => {
  const first = Array.isArray(type) ? type.find((t) => typeof t === 'string') : type;
  return typeof first === 'string' ? (first.trim().split(/\s+/)[0] ?? '').replace(/^.*[/#:]/, '') : '';
};

function itemsOfJson(root: unknown, element: PageElement, links: PageLinks): StructuredItem[] {
  const byId = new Map<string, Json>();
  const nodes: { node: Json; isListed: boolean }[] = [];
  const waiting: { value: unknown; depth: number; isListed: boolean }[] = [
    { value: root, depth: 0, isListed: false },
  ];
  for (let i = 0; i < waiting.length && nodes.length < MAX_ITEMS; i++) {
    const { value, depth, isListed } = waiting[i] ?? { value: null, depth: 0, isListed: false };
    if (depth > MAX_DEPTH) continue;
    if (Array.isArray(value)) {
      for (const part of value) waiting.push({ value: part, depth: depth + 1, isListed });
      continue;
    }
    if (!isObject(value)) continue;
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1) byId.set(id, value);
    nodes.push({ node: value, isListed });
    const type = shortType(value['@type']);
    for (const [name, part] of Object.entries(value)) {
      const leads =
        name === '@graph' ||
        name === 'mainEntity' ||
        name === 'hasPart' ||
        name === 'itemListElement' ||
        name === 'item' ||
        name === 'about' ||
        name === '@reverse' ||
        name === 'subjectOf' ||
        name === 'makesOffer' ||
        name === 'event' ||
        name === 'workExample';
      const isAbout = name === 'about' || name === 'subjectOf';
      if (leads && (!isAbout || PAGE_TYPES.test(type)) && typeof part === 'object')
        waiting.push({
          value: part,
          depth: depth + 1,
          isListed: name === 'itemListElement' || name === 'item' || (isListed && name === '@graph'),
        });
    }
  }
  return nodes.flatMap(({ node, isListed }) => {
    const type = shortType(node['@type']);
    const name = textOf(node.name ?? node.headline ?? node.title, byId, 0);
    const isRecord =
      type !== '' &&
      (!PAGE_TYPES.test(type) || (isListed && /Article|BlogPosting|Organization|NGO/.test(type)));
    if (!isRecord || name === '') return [];
    return [{ type, name, properties: propertiesOf(node, byId, links), element }];
  });
}

function propertiesOf(node: Json, byId: ReadonlyMap<string, Json>, links: PageLinks): StructuredProperty[] {
  const properties: StructuredProperty[] = [];
  for (const [name, value] of Object.entries(node)) {
    if (TECHNICAL.test(name) || /^(?:name|headline|title)$/.test(name)) continue;
    const short = name.replace(/^.*[/#:]/, '');
    if (/^(?:url|sameAs|identifier)$/.test(short)) {
      for (const part of Array.isArray(value) ? value : [value]) {
        const address = typeof part === 'string' ? links.resolve(part) : null;
        if (address) properties.push({ name: short, value: String(part), url: address, element: null });
        else if (short === 'identifier') {
          const text = textOf(part, byId, 0);
          if (text !== '') properties.push({ name: short, value: text, url: null, element: null });
        }
      }
      continue;
    }
    const text = textOf(value, byId, 0);
    if (text !== '') properties.push({ name: short, value: text, url: null, element: null });
    // A grant tells its funder inside.
    for (const part of Array.isArray(value) ? value : [value]) {
      const inner = isObject(part) ? resolveId(part, byId) : null;
      if (inner && /^(?:funding|subjectOf|fundedItem)$/.test(short) && inner.funder && !node.funder) {
        const funder = textOf(inner.funder, byId, 0);
        if (funder !== '') properties.push({ name: 'funder', value: funder, url: null, element: null });
      }
    }
  }
  return properties;
}

const resolveId = (node: Json, byId: ReadonlyMap<string, Json>): Json => {
  const id = node['@id'];
  return typeof id === 'string' && Object.keys(node).length <= 2 ? (byId.get(id) ?? node) : node;
};

/** A value in words: of a thing its name, of several all, joined by semicolons. */
function textOf(value: unknown, byId: ReadonlyMap<string, Json>, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  if (typeof value === 'string') return plainWords(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const texts = value
      .slice(0, 200)
      .map((part) => textOf(part, byId, depth + 1))
      .filter((text) => text !== '');
    return [...new Set(texts)].join('; ');
  }
  if (!isObject(value)) return '';
  const node = resolveId(value, byId);
  if ('@value' in node) return textOf(node['@value'], byId, depth + 1);
  // A role stands between a thing and its property, under the property's own name.
  for (const name of [
    'name',
    'legalName',
    'headline',
    'value',
    'alternateName',
    'text',
    'description',
    'funder',
    'member',
    'author',
  ])
    if (node[name] !== undefined) {
      const text = textOf(node[name], byId, depth + 1);
      if (text !== '') return text;
    }
  return '';
}

interface Dialect {
  readonly scope: string;
  readonly type: string;
  readonly property: string;
}

/** Items of microdata (with `itemref`) or RDFa Lite. */
function markedItems(page: PageTree, links: PageLinks, dialect: Dialect): StructuredItem[] {
  const scopes = page.elements.filter(
    (e) => e.attributes[dialect.scope] !== undefined && e.attributes[dialect.type],
  );
  if (scopes.length === 0 || scopes.length > MAX_ITEMS) return [];
  const byId = new Map<string, PageElement>();
  for (const element of page.elements) if (element.attributes.id) byId.set(element.attributes.id, element);
  const isScope = (e: PageElement): boolean => e.attributes[dialect.scope] !== undefined;
  const items: StructuredItem[] = [];
  for (const scope of scopes) {
    const type = shortType(scope.attributes[dialect.type]);
    const isNested = scope.attributes[dialect.property] !== undefined && hasAncestor(scope, isScope);
    if (
      PAGE_TYPES.test(type) ||
      (isNested &&
        !/^(?:item|itemListElement|mainEntity|hasPart)$/.test(scope.attributes[dialect.property] ?? ''))
    )
      continue;
    const roots = [
      scope,
      ...(scope.attributes.itemref ?? '').split(/\s+/).flatMap((id) => byId.get(id) ?? []),
    ];
    const properties = roots.flatMap((root) => markedProperties(page, links, root, dialect, isScope));
    const name = properties.find((property) => /^(?:name|headline|title)$/.test(property.name))?.value ?? '';
    if (name === '') continue;
    items.push({
      type,
      name,
      properties: properties.filter(
        (property) => !/^(?:name|headline|title)$/.test(property.name) && !TECHNICAL.test(property.name),
      ),
      element: scope,
    });
  }
  return items;
}

function markedProperties(
  page: PageTree,
  links: PageLinks,
  root: PageElement,
  dialect: Dialect,
  isScope: (e: PageElement) => boolean,
): StructuredProperty[] {
  const properties: StructuredProperty[] = [];
  let skipTo = -1;
  for (const element of descendants(page, root)) {
    if (element.order <= skipTo) continue;
    const names = element.attributes[dialect.property];
    if (isScope(element)) skipTo = element.last;
    if (!names) continue;
    const { tag, attributes } = element;
    const url = links.resolve(attributes.href ?? attributes.src ?? attributes.resource);
    const inner = isScope(element)
      ? descendants(page, element).find((e) =>
          /^(?:name|headline|title)$/.test(e.attributes[dialect.property] ?? ''),
        )
      : undefined;
    const stated = attributes.content ?? (tag === 'time' ? attributes.datetime : undefined);
    const text = inner
      ? (inner.attributes.content ?? elementText(page, inner))
      : (stated ?? elementText(page, element));
    const holder = inner ?? element;
    for (const name of names.split(/\s+/)) {
      const short = name.replace(/^.*[/#:]/, '');
      const isAddress = /^(?:url|sameAs)$/.test(short);
      const value = isAddress ? (url ?? '') : plainWords(text);
      const isShown = holder.end > holder.start && value === elementText(page, holder);
      if (value !== '')
        properties.push({
          name: short,
          value,
          url: isAddress ? url : null,
          element: isShown ? holder : null,
        });
    }
  }
  return joinRepeated(properties);
}

/** Several values of a property are one, as in JSON-LD; addresses stay apart. */
function joinRepeated(properties: readonly StructuredProperty[]): StructuredProperty[] {
  const joined: StructuredProperty[] = [];
  for (const property of properties) {
    const at =
      property.url === null
        ? joined.findIndex((other) => other.name === property.name && other.url === null)
        : -1;
    const before = joined[at];
    if (!before) joined.push(property);
    else if (!before.value.includes(property.value))
      joined[at] = { ...before, value: `${before.value}; ${property.value}`, element: null };
  }
  return joined;
}

function hasAncestor(element: PageElement, test: (e: PageElement) => boolean): boolean {
  for (let at = element.parent; at; at = at.parent) if (test(at)) return true;
  return false;
}
