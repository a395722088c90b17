import type { Place } from '../../schemas/evidence.ts';
import type { Span } from '../layout.ts';
import type { LinkPiece, TextLine } from './text-lines.ts';

/** What is still asked of a line once its page is done; a long report holds all of them until its end. */
export type KeptLine = Pick<TextLine, 'text' | 'page' | 'place' | 'x1' | 'sizePt' | 'isBold' | 'links'>;

const NO_LINKS: readonly LinkPiece[] = [];
const WHOLE_PAGE = { type: 'box', bbox: [0, 0, 0, 0] } as const;

/**
 * A line in half the memory: whole hundredths and thousandths of points stand in the object itself, where fractions, a
 * place and its box would be four objects more. The place is made anew when it is asked for.
 */
class CompactLine implements KeptLine {
  readonly text: string;
  readonly page: number;
  readonly isBold: boolean;
  readonly links: readonly LinkPiece[];
  private readonly left: number;
  private readonly top: number;
  private readonly right: number;
  private readonly bottom: number;
  private readonly x1Hundredths: number;
  private readonly sizeThousandths: number;

  constructor({ text, page, place, x1, sizePt, isBold, links }: KeptLine) {
    const [left, top, right, bottom] = (place.type === 'box' ? place : WHOLE_PAGE).bbox;
    this.text = text;
    this.page = page;
    this.isBold = isBold;
    this.links = links.length > 0 ? links : NO_LINKS;
    this.left = Math.round(left * 100);
    this.top = Math.round(top * 100);
    this.right = Math.round(right * 100);
    this.bottom = Math.round(bottom * 100);
    this.x1Hundredths = Math.round(x1 * 100);
    this.sizeThousandths = Math.round(sizePt * 1000);
  }

  get place(): Place {
    const { page, left, top, right, bottom } = this;
    return { type: 'box', page, bbox: [left / 100, top / 100, right / 100, bottom / 100] };
  }

  get x1(): number {
    return this.x1Hundredths / 100;
  }

  get sizePt(): number {
    return this.sizeThousandths / 1000;
  }
}

export const keptLine = (line: KeptLine): KeptLine => new CompactLine(line);

/** A span whose place is made when it is asked for: a long report has a hundred thousand, most are never asked. */
class CompactSpan implements Span {
  readonly text: string;
  private readonly page: number;
  private readonly left: number;
  private readonly top: number;
  private readonly right: number;
  private readonly bottom: number;

  constructor({ text, place, page }: KeptLine) {
    const [left, top, right, bottom] = (place.type === 'box' ? place : WHOLE_PAGE).bbox;
    this.text = text;
    this.page = page;
    this.left = Math.round(left * 100);
    this.top = Math.round(top * 100);
    this.right = Math.round(right * 100);
    this.bottom = Math.round(bottom * 100);
  }

  get place(): Place {
    const { page, left, top, right, bottom } = this;
    return { type: 'box', page, bbox: [left / 100, top / 100, right / 100, bottom / 100] };
  }

  toJSON(): Span {
    return { text: this.text, place: this.place };
  }
}

/** A line's words and place, as the layout holds them. */
export const spanOfLine = (line: KeptLine): Span => new CompactSpan(line);
