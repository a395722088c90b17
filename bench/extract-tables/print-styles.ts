/** How a printer sets a table. */
export interface PrintStyle {
  readonly font: 'Times' | 'Helvetica' | 'Courier';
  readonly sizePt: number;
  /** Line distance in font sizes. */
  readonly leading: number;
  /** White between rows, in points. */
  readonly rowGapPt: number;
  /** White between columns, in points. */
  readonly gapPt: number;
  readonly isFull: boolean;
  readonly rules: 'none' | 'booktabs' | 'head' | 'rows' | 'columns' | 'grid' | 'open';
  /** Lines under header cells that span. */
  readonly hasSpannerRules: boolean;
  /** Rules as filled rectangles, as word processors draw them. */
  readonly areRulesFilled: boolean;
  readonly leaders: 'none' | 'dots' | 'spaced';
  readonly shade: 'none' | 'head' | 'zebra';
  readonly headValign: 'top' | 'bottom';
  readonly headAlign: 'center' | 'body';
  readonly hasBoldHead: boolean;
  /** Beside which line of a wrapped row header the values stand. */
  readonly valuesAt: 'first' | 'last';
  readonly isRuled: boolean;
}

const BASE: PrintStyle = {
  font: 'Times',
  sizePt: 9,
  leading: 1.18,
  rowGapPt: 0,
  gapPt: 12,
  isFull: true,
  rules: 'head',
  hasSpannerRules: true,
  areRulesFilled: false,
  leaders: 'none',
  shade: 'none',
  headValign: 'bottom',
  headAlign: 'center',
  hasBoldHead: false,
  valuesAt: 'last',
  isRuled: false,
};

/** The hands of several printers; those held out are kept from all tuning. */
export const PRINT_STYLES: Record<string, PrintStyle & { readonly isHeldOut?: boolean }> = {
  office: { ...BASE, leaders: 'dots', sizePt: 8 },
  bureau: { ...BASE, leaders: 'spaced', rules: 'columns', sizePt: 7.5, gapPt: 9 },
  eurostat: {
    ...BASE,
    font: 'Helvetica',
    sizePt: 7.5,
    rules: 'open',
    hasBoldHead: true,
    headAlign: 'body',
    isFull: false,
    gapPt: 14,
    valuesAt: 'first',
  },
  journal: { ...BASE, rules: 'booktabs', sizePt: 8.5, gapPt: 10, isFull: false, valuesAt: 'first' },
  bare: {
    ...BASE,
    rules: 'none',
    font: 'Helvetica',
    sizePt: 8.5,
    hasSpannerRules: false,
    headAlign: 'body',
    valuesAt: 'first',
    rowGapPt: 2,
  },
  typewriter: {
    ...BASE,
    font: 'Courier',
    sizePt: 7.5,
    rules: 'none',
    hasSpannerRules: false,
    gapPt: 13.5,
    isFull: false,
    headAlign: 'body',
    headValign: 'top',
  },
  annual: {
    ...BASE,
    rules: 'rows',
    font: 'Helvetica',
    sizePt: 8,
    hasBoldHead: true,
    rowGapPt: 4,
    valuesAt: 'first',
  },
  boxed: { ...BASE, rules: 'grid', isRuled: true, rowGapPt: 4, areRulesFilled: true, valuesAt: 'first' },
  bands: {
    ...BASE,
    rules: 'none',
    shade: 'zebra',
    font: 'Helvetica',
    sizePt: 8,
    rowGapPt: 4,
    hasBoldHead: true,
    hasSpannerRules: false,
    valuesAt: 'first',
    headAlign: 'body',
  },
  framed: {
    ...BASE,
    rules: 'columns',
    isRuled: true,
    sizePt: 8.5,
    rowGapPt: 1,
    areRulesFilled: true,
    headAlign: 'center',
    valuesAt: 'first',
  },
  gazette: {
    ...BASE,
    leaders: 'dots',
    sizePt: 7,
    gapPt: 7,
    rules: 'open',
    valuesAt: 'last',
    isHeldOut: true,
  },
  ministry: {
    ...BASE,
    font: 'Helvetica',
    sizePt: 9,
    rules: 'none',
    shade: 'head',
    hasSpannerRules: false,
    rowGapPt: 5,
    hasBoldHead: true,
    valuesAt: 'first',
    headAlign: 'body',
    isHeldOut: true,
  },
  review: {
    ...BASE,
    rules: 'booktabs',
    font: 'Helvetica',
    sizePt: 7.5,
    leading: 1.3,
    gapPt: 16,
    headAlign: 'body',
    valuesAt: 'first',
    isHeldOut: true,
  },
  ledger: {
    ...BASE,
    rules: 'head',
    sizePt: 9.5,
    isFull: false,
    gapPt: 18,
    hasSpannerRules: true,
    isHeldOut: true,
  },
  sheet: {
    ...BASE,
    rules: 'grid',
    isRuled: true,
    font: 'Helvetica',
    sizePt: 7.5,
    gapPt: 8,
    rowGapPt: 2,
    isHeldOut: true,
  },
  circular: {
    ...BASE,
    rules: 'none',
    sizePt: 10,
    leading: 1.15,
    rowGapPt: 0,
    gapPt: 15,
    hasSpannerRules: false,
    hasBoldHead: true,
    valuesAt: 'first',
    headValign: 'top',
    headAlign: 'body',
    isHeldOut: true,
  },
};
