import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { readHtmlLayout } from '../../../extract/html/read-html-layout.ts';
import type { Card, Layout, Span } from '../../../extract/layout.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const LISTINGS = resolve(ROOT, 'test/fixtures/html-listings');
const SHARED = resolve(ROOT, '../shared/corpus/html');

const read = (html: string, url?: string): Promise<Layout> =>
  readHtmlLayout(new TextEncoder().encode(html), {
    contentType: 'text/html; charset=utf-8',
    ...(url && { url }),
  });
const listing = (name: string): Promise<Layout> =>
  readHtmlLayout(readFileSync(resolve(LISTINGS, `${name}.html`)), { url: 'https://site.example/list' });
const cardsOf = (layout: Layout): Card[] => layout.blocks.filter((block) => block.type === 'card');
/** A card as `title | label: value | …`, fallback entries with a tilde. */
const told = (card: Card): string =>
  [
    card.title?.text ?? '-',
    ...card.entries.map((e) => `${e.isFallback ? '~' : ''}${e.label}: ${e.value}`),
  ].join(' | ');
const outline = (layout: Layout): string[] =>
  layout.blocks.map((block) =>
    block.type === 'table'
      ? 'table'
      : block.type === 'card'
        ? 'card'
        : `${block.type} ${block.text.slice(0, 30)}`,
  );

describe('listings in forms of many systems', () => {
  test('a view with labels before its values, and the page that continues it', async () => {
    const layout = await listing('a-view-with-labels-before-its-values');

    expect(cardsOf(layout).map(told)).toEqual([
      'ANCHOR – Safe harbours for young arrivals | Lead partner: City of Portville | Programme: AMIF | Duration: January 2020 – June 2022 | Objective: To offer safe housing and guidance to young people who arrive alone. Two houses were opened.',
      'BEACON | Lead partner: Beacon House | Programme: Erasmus+ | Duration: September 2021 – August 2023 | Objective: To train teachers.',
    ]);
    expect(layout.related).toEqual({
      next: 'https://site.example/list?page=1',
      details: ['https://site.example/projects/anchor', 'https://site.example/projects/beacon'],
    });
  });

  test('labelled fields of a detail page, several values of one field joined', async () => {
    expect(cardsOf(await listing('a-detail-page-of-labelled-fields')).map(told)).toEqual([
      'SIDRO – varna pristanišča | Nosilec projekta: Mestna občina Koper | Partnerji: Društvo A; Inštitut B | Program: AMIF | Trajanje: 1. 1. 2020 – 30. 6. 2022 | Cilj projekta: Ponuditi varno nastanitev mladim, ki pridejo sami. | Spletna stran: sidro.example.si',
    ]);
  });

  test('posts with bold labels and breaks, without the date of their publication', async () => {
    expect(cardsOf(await listing('posts-with-bold-labels-and-breaks')).map(told)).toEqual([
      'Relais | Porteur du projet: Asso asbl | Financement: Région wallonne | Durée: 2021 – 2023 | Objectif: accompagner les victimes vers l’emploi.',
      'Boussole | Porteur du projet: Centre Horizon | Financement: Fonds social européen | Durée: depuis 2019 | Objectif: informer les jeunes. | Site: boussole.example.be',
    ]);
  });

  test('cards in columns, the heading of their kind kept apart', async () => {
    const layout = await listing('cards-in-columns-under-two-headings');

    expect(outline(layout)).toEqual([
      'furniture Inicio',
      'heading Proyectos y buenas prácticas',
      'heading Proyectos',
      'card',
      'card',
      'heading Buenas prácticas',
      'card',
    ]);
    expect(told(cardsOf(layout)[0] as Card)).toBe(
      // the outline above shows three
      'Faro | Entidad: Fundación Luz | Programa: ISF | Objetivo: Formar a profesionales. | ~temporalCoverage: 2019 - 2021',
    );
    expect(cardsOf(layout).map(({ links }) => links.map(({ url }) => url))).toEqual([
      ['https://faro.example.es/'],
      ['https://brujula.example.es/'],
      [],
    ]);
  });

  test('a fact table in each details element, and an accordion whose parts are hidden', async () => {
    expect(
      cardsOf(await listing('a-fact-table-in-each-details-element')).map(({ title, entries }) => [
        title?.text,
        entries.length,
      ]),
    ).toEqual([
      ['Alba', 4],
      ['Ponte', 4],
    ]);
    expect(cardsOf(await listing('an-accordion-with-plain-labels-in-lists')).map(told)).toEqual([
      'Haven | Organisatie: Stad Gent | Programma: AMIF | Periode: 2019 - 2021 | Doel: Opvang van minderjarigen.',
      'Kompas | Organisatie: Stichting Anker | Programma: ISF | Periode: sinds 2020 | Doel: Begeleiding naar werk.',
    ]);
  });

  test('a fact sheet is one card under the name of the page, with its sections that are labels', async () => {
    const cards = cardsOf(await listing('a-fact-sheet-with-sections-named-by-labels'));

    expect(cards).toHaveLength(1);
    expect(told(cards[0] as Card)).toContain('Demand reduction in practice | '); // one card: the line above
    expect(cards[0]?.entries.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        'Start date',
        'End date',
        'Funded under',
        'Coordinated by',
        'Objective',
        'acronym',
      ]),
    );
  });

  test('flat headings and labelled paragraphs begin a card at each heading', async () => {
    expect(cardsOf(await listing('flat-headings-and-labelled-paragraphs')).map(told)).toEqual([
      'Alpha | Coordinator: City of A | Funding: AMIF | Period: 2018-2019',
      'Beta | Coordinator: City of B | Funding: ISF | Period: 2020-2021 | More: www.beta.example.org',
      'Gamma | Aims: shelter | Activities: housing and counselling | Results: 20 women housed',
    ]);
  });

  test('one definition list with several records is parted where its first label comes again', async () => {
    const layout = await listing('one-definition-list-with-several-records');

    expect(cardsOf(layout).map(told)).toEqual([
      '- | Title: Alpha | Funder: AMIF | Period: 2018',
      '- | Title: Beta | Funder: ISF | Period: 2019-2020',
      '- | Name: Gamma | Aims: Shelter | Results: 20 women',
    ]);
    expect(outline(layout)).toContain('heading Good practices');
  });

  test('teasers without labels are cards of little confidence', async () => {
    const cards = cardsOf(await listing('teasers-without-labels'));

    expect(cards.map(told)).toEqual([
      'Safe Steps | ~description: Guides newcomers through their first year with trained mentors.',
      'Open Door | ~temporalCoverage: 2020–2022 | ~description: A drop-in centre for people who left exploitative work.',
    ]);
    expect(cards.every(({ confidence }) => confidence <= 0.5)).toBe(true);
  });

  test('several labels in one line are parted at their signs', async () => {
    const layout = await read(
      '<main><h1>Projekti</h1><ul><li><b>Korak</b><br>Nosilec: Društvo A; Trajanje: 2019–2021</li><li><b>Vrata</b><br>Nosilec: Zavod B | Trajanje: 2020</li></ul></main>',
    );

    expect(cardsOf(layout).map(told)).toEqual([
      'Korak | Nosilec: Društvo A | Trajanje: 2019–2021',
      'Vrata | Nosilec: Zavod B | Trajanje: 2020',
    ]);
  });

  test('the heading of a kind stays a heading where only one card stands below it', async () => {
    const card = (name: string): string =>
      `<div class="c"><h3>${name}</h3><p><b>Aims:</b> x</p><p><b>Results:</b> y</p></div>`;
    const layout = await read(
      `<main><section><h2>Projects</h2>${card('One')}${card('Two')}</section><section><h2>Good practices</h2>${card('Three')}</section></main>`,
    );

    expect(outline(layout)).toEqual(['heading Projects', 'card', 'card', 'heading Good practices', 'card']);
    expect(cardsOf(layout).map(({ title }) => title?.text)).toEqual(['One', 'Two', 'Three']);
  });

  test('a page drawn by scripts says that its content is missing', async () => {
    const layout = await listing('a-page-drawn-by-scripts');

    expect(layout.notes.map(({ code }) => code)).toEqual(['CONTENT_MISSING']);
  });
});

describe('structured data', () => {
  test('microdata and RDFa become cards with the names of schema.org, and nothing is told twice', async () => {
    const microdata = await listing('microdata');
    const rdfa = await listing('rdfa');

    expect(cardsOf(microdata).map((card) => `${card.schemaType} ${told(card)}`)).toEqual([
      'ResearchProject Lantern | ~description: Finding hidden exploitation in car washes. | ~funder: Northern Trust | ~foundingDate: 2019-01 | ~dissolutionDate: 2020-12 | ~url: https://lantern.example.org/',
      'ResearchProject Compass | ~description: Mapping services for victims. | ~funder: Ministry of Justice | ~url: https://compass.example.org/',
    ]);
    expect(outline(microdata)).toEqual(['heading Projects', 'card', 'card']);
    expect(cardsOf(rdfa).map(({ title }) => title?.text)).toEqual(['Harvest Watch', 'Road Watch']);
  });

  test('a graph adds to a visible card only what that leaves open; a broken block costs nothing but a note', async () => {
    const layout = await listing('a-graph-beside-a-definition-list');

    expect(cardsOf(layout).map(told)).toEqual([
      'SIDRO – varna pristašča | Nosilec: Zavod Korak | Trajanje: 1. 1. 2020 – 30. 6. 2022 | ~description: Varna nastanitev & pomoč. | ~funding: AMIF 2020 | ~funder: Evropska komisija | ~url: /projekti/sidro',
    ]);
    expect(layout.notes.map(({ code }) => code)).toContain('METADATA_DAMAGED');
    expect(outline(layout)).toEqual(['card']);
  });
});

describe('what is not content', () => {
  const FURNITURE = `<html lang="nl-BE"><head><title> Page  title </title></head><body>
    <a class="skip-link" href="#c">Skip to content</a><div id="cookie-bar">We use cookies</div>
    <div class="site-menu"><ul><li><a href="/a">A</a></li></ul></div>
    <ol class="breadcrumb"><li>Home</li></ol>
    <div id="c"><h1>Name</h1><p>Words of the page that are its content, as a reader would say.</p>
    <form><label>Mail</label><input></form></div>
    <div class="col"><h2>Related projects</h2><ul><li><a href="/x">Programme: X 2019 with 30 people</a></li></ul></div>
    <footer><dl><dt>Period</dt><dd>2020</dd><dt>Programme</dt><dd>Y</dd></dl></footer></body></html>`;

  test('navigation, notices, related links, forms and footers are furniture, and no card', async () => {
    const layout = await read(FURNITURE);

    expect(layout.blocks.filter((b) => b.type !== 'furniture')).toMatchObject([
      { type: 'heading', level: 1, text: 'Name' },
      { type: 'paragraph', text: 'Words of the page that are its content, as a reader would say.' },
    ]);
    expect(layout).toMatchObject({
      title: 'Page title',
      statedLanguage: 'nl',
      mediaType: 'text/html',
      pages: [],
    });
  });

  test('a form or a sidebar class around the whole page hides nothing', async () => {
    const layout = await read(
      '<body class="has-sidebar"><form id="aspnetForm"><div class="sidebar-layout"><h1>Name</h1><dl><dt>Programme</dt><dd>AMIF</dd><dt>Period</dt><dd>2020</dd></dl></div></form></body>',
    );

    expect(cardsOf(layout).map(told)).toEqual(['Name | Programme: AMIF | Period: 2020']);
  });

  test('a lone bold word before a colon in prose is no card', async () => {
    const layout = await read(
      '<main><h1>About</h1><p><strong>Note:</strong> the office is closed.</p><p>Two words follow.</p></main>',
    );

    expect(cardsOf(layout)).toEqual([]);
    expect(outline(layout)).toEqual([
      'heading About',
      'paragraph Note: the office is closed.',
      'paragraph Two words follow.',
    ]);
  });
});

test('links are absolute against base, address or canonical, in this order', async () => {
  const body =
    '<main><p><a href="x/y?z=1">one</a> <a href="#top">two</a> <a href="mailto:a@example.org">three</a> <a href="javascript:void(0)">four</a></p></main>';
  const urls = async (head: string, url?: string): Promise<string[]> => {
    const layout = await read(`<html><head>${head}</head><body>${body}</body></html>`, url);
    return layout.blocks.flatMap((block) => ('links' in block ? block.links.map((link) => link.url) : []));
  };
  const canonical = '<link rel="canonical" href="https://c.example/d/">';

  expect(await urls(`<base href="https://b.example/e/">${canonical}`, 'https://a.example/f/')).toEqual([
    'https://b.example/e/x/y?z=1',
  ]);
  expect(await urls(canonical, 'https://a.example/f/')).toEqual(['https://a.example/f/x/y?z=1']);
  expect(await urls(canonical)).toEqual(['https://c.example/d/x/y?z=1']);
  expect(await urls('')).toEqual([]);
});

/** All spans of a layout with a place. */
const spansOf = (layout: Layout): Span[] =>
  layout.blocks.flatMap((block): readonly Span[] => {
    if (block.type === 'table') return block.cells.flatMap((cell) => cell.spans);
    if (block.type === 'card')
      return [...(block.title ? [block.title] : []), ...block.entries.flatMap((entry) => entry.spans)];
    return block.spans;
  });
const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Spans whose path does not select one element that holds their words (for data in attributes: that exists). */
function misplaced(html: string, layout: Layout): string[] {
  const $ = load(html, { scriptingEnabled: false });
  return spansOf(layout).flatMap(({ text, place }) => {
    if (place.type !== 'element') return [`${text}: no element`];
    const found = $(place.path);
    if (found.length !== 1) return [`${place.path} selects ${found.length}`];
    const holder =
      found.is('script') || found.find('[content],[datetime]').length > 0 || found.is('[itemscope],[typeof]');
    return holder || letters(found.text()).includes(letters(text))
      ? []
      : [`${place.path} lacks ${text.slice(0, 60)}`];
  });
}

test('every span is found again in the one element that its path selects', async () => {
  for (const file of readdirSync(LISTINGS)) {
    const html = readFileSync(resolve(LISTINGS, file), 'utf8');

    expect(misplaced(html, await read(html)), file).toEqual([]);
  }
});

describe.skipIf(!existsSync(SHARED))('shared listings (skipped where ../shared is absent)', () => {
  test('every span of them is found again, and reading them twice gives equal layouts', async () => {
    for (const file of readdirSync(SHARED)) {
      const html = readFileSync(resolve(SHARED, file), 'utf8');
      const layout = await read(html);

      expect(misplaced(html, layout), file).toEqual([]);
      expect(JSON.stringify(await read(html)), file).toBe(JSON.stringify(layout));
    }
  });
});
