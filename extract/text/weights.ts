/**
 * What each sign counts for when words are given to rows and columns; in one unit, found by search over typeset
 * tables of our own (bench/text-weights.ts), not by hand and not on any report.
 */
export const WEIGHTS = {
  /** Letters beyond a column's width, each. */
  overWidth: 0.3,
  /** Share of the width that may stay empty before a line that goes on. */
  full: 0.85,
  /** Letters that the next word would have had room for, each; the same after the end of a sentence. */
  room: 0.22,
  roomAfterEnd: 0.08,
  mostRoom: 1.94,
  /** A border where only one blank stands: in a side-by-side line, elsewhere, among short lines. */
  borderAmongMany: 0.67,
  border: 1,
  borderAmongShort: 3.2,
  /** No border where two blanks, or more, stand. */
  noBorderAtTwo: 1.3,
  noBorderAtMore: 1.45,
  /** A border before a capital, and before a small letter, counts this much of a border. */
  borderAtCapital: 0.6,
  borderAtSmall: 1.2,
  /** A capital within a piece, after a small word that ends no sentence; the same in a row's first line. */
  capitalWithin: 0.5,
  capitalWithinFirst: 1,
  /** A cell going on in small letters after a sentence's end; in capitals after an end, an open phrase, neither. */
  smallAfterEnd: 3,
  capitalAfterEnd: 0.33,
  capitalAfterOpen: 0.9,
  capitalAfterNeither: 1.34,
  /** How much of that counts in columns of names and titles. */
  inTitles: 0.48,
  /** A cell that begins small; that begins at all; later than its row; out of order. */
  beginsSmall: 2.5,
  begins: 0.19,
  beginsLater: 0.8,
  beginsAfterBlank: 0.11,
  leftEmpty: 0.3,
  rightBegun: 0.37,
  /** Changing columns without a blank line between. */
  changesWithin: 1.13,
  /** Going on after other lines; across a blank line, small, open, otherwise. */
  resumes: 1.61,
  acrossBlankSmall: 0.2,
  acrossBlankOpen: 1.19,
  acrossBlank: 1.3,
  /** A cell that was going on and has nothing here: ended, open, neither; times this in side-by-side lines. */
  skipsEnded: 0.1,
  skipsOpen: 1.8,
  skipsNeither: 1.14,
  skipsAmongMany: 1.4,
  /** A column left out where a row begins side by side. */
  skipsAtStart: 1.5,
  /** A row that begins; with a cell not begun before; with an open one. */
  row: 2.78,
  rowMissing: 0.65,
  rowOpen: 0.8,
  rowAfterHeader: 1.5,
  rowAfterBlank: 1.59,
  /** What a cell holds. */
  addressElsewhere: 6,
  addressPartElsewhere: 3,
  wordAmongLinks: 1.98,
  textAmongLinks: 4.5,
  noPeriod: 3,
  periodElsewhere: 1.01,
  citationElsewhere: 0.57,
};
export type Weights = typeof WEIGHTS;
