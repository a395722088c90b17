import type { Place } from '../schemas/evidence.ts';
import type { Note } from '../schemas/note.ts';
import type { MediaType } from '../schemas/source.ts';

/** Words and where they stand: a run of text on one line, or an element's text. */
export interface Span {
  readonly text: string;
  readonly place: Place;
}

/** A link as it opens (`annotation`, `attribute`), or as it is printed (`text`). */
export interface LinkSpan {
  /** Whole, absolute, http or https; for `text` as printed, rejoined over lines. */
  readonly url: string;
  /** The words under it, folded; empty for an image. */
  readonly text: string;
  readonly place: Place;
  readonly origin: 'annotation' | 'attribute' | 'text';
}

/** A stretch of text in reading order. Furniture (running heads, page numbers, navigation) is kept apart, never lost. */
export interface TextBlock {
  readonly type: 'heading' | 'paragraph' | 'listItem' | 'caption' | 'footnote' | 'furniture';
  /** 1 is the highest; headings only. */
  readonly level: number | null;
  /** White space folded, words broken by a line end rejoined. */
  readonly text: string;
  readonly spans: readonly Span[];
  readonly links: readonly LinkSpan[];
  /** Words set apart by bold or italics, as `text.slice(from, to)`; where the page's mark-up tells. */
  readonly marks?: readonly Mark[];
}

/** A stretch of a block that is set apart. `isLine`: it fills a line of its own, as a heading would. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly isLine: boolean;
}

export interface Cell {
  /** Both count from 0, over all pages of the table. */
  readonly row: number;
  readonly col: number;
  readonly rowspan: number;
  readonly colspan: number;
  /** White space folded, words broken by a cell's edge, a line end or a page break rejoined. */
  readonly text: string;
  readonly spans: readonly Span[];
  readonly links: readonly LinkSpan[];
  readonly isHeader: boolean;
  /** 0 to 1: how far the evidence agrees on this cell's edges. */
  readonly confidence: number;
}

/** A table, over all the pages it runs over; repeated headers are in `repeatedHeaders`, not among the cells. */
export interface Table {
  readonly type: 'table';
  readonly rowCount: number;
  readonly colCount: number;
  /** Rows at the top that name the columns. 0: none, or the first column names the rows (a label-value table). */
  readonly headerRows: number;
  readonly cells: readonly Cell[];
  readonly caption: string | null;
  /** Each page's part; for a text layer and HTML one place. */
  readonly places: readonly Place[];
  readonly repeatedHeaders: readonly Span[];
  /** What gave its rows and columns, strongest first: rules, alignment, shading, tags, markup, lines. */
  readonly grounds: readonly ('rules' | 'alignment' | 'shading' | 'tags' | 'markup' | 'lines')[];
  readonly confidence: number;
}

/** Labels with their values where no table is drawn: definition lists, cards, labelled lines, JSON-LD objects. */
export interface Card {
  readonly type: 'card';
  /** The card's own heading, if it has one. */
  readonly title: Span | null;
  readonly entries: readonly {
    readonly label: string;
    readonly value: string;
    readonly spans: readonly Span[];
    readonly links: readonly LinkSpan[];
    /**
     * True for a value without a label of its own on the page: a property of JSON-LD, microdata or RDFa (`label` is the
     * schema.org name), or unlabelled words of the card (`description`). It fills a field only where no labelled
     * entry of the card does.
     */
    readonly isFallback?: boolean;
  }[];
  /** Links of the card that stand in no entry. */
  readonly links: readonly LinkSpan[];
  /** Of structured data: the schema.org type without its prefix, for example `ResearchProject`. */
  readonly schemaType?: string;
  readonly confidence: number;
}

export type Block = TextBlock | Table | Card;

export interface PageSize {
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** What reading a document gives, whatever its form: blocks in reading order. Readers turn it into records. */
export interface Layout {
  readonly mediaType: MediaType;
  /** Empty for HTML and text layers. */
  readonly pages: readonly PageSize[];
  readonly blocks: readonly Block[];
  /** The document's own title, where it states one. */
  readonly title: string | null;
  /** The language it states for itself (`lang`), if any. */
  readonly statedLanguage: string | null;
  readonly notes: readonly Note[];
  /** Of a listing page: the address of the page that continues it, and those of its items on the same site. */
  readonly related?: { readonly next: string | null; readonly details: readonly string[] };
}
