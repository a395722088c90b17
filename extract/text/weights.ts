/**
 * What each sign counts for when words are given to rows and columns, in one unit: about the natural logarithm of how
 * much rarer a sign is where the reading is wrong than where it is right. Set by reasoning; checked on typeset tables
 * of our own and on one report, with two others held out.
 */
export const WEIGHTS = {
  /** The most that room for the next word counts; after a sentence or item of a list; where a zone opens. */
  mostRoom: 6,
  mostRoomAfterEnd: 2.5,
  mostRoomOverBlank: 3.5,
  /** A border where only one blank stands; among short lines; before a small letter; between words known as neighbours. */
  border: 0.35,
  borderAmongShort: 3,
  borderAtSmall: 0.3,
  borderInPair: 1,
  /** A capital within a piece, after a small word that ends no sentence. */
  capitalWithin: 0.5,
  /** The same for a word that begins sentences and stands in no name. */
  sentenceStartWithin: 1.5,
  /** A cell going on: in small letters after a sentence's end; in capitals after an end, an open phrase, neither. */
  smallAfterEnd: 3.5,
  capitalAfterEnd: 0.3,
  capitalAfterOpen: 0.9,
  capitalAfterNeither: 1.6,
  /** Words known as neighbours, or as halves of one word, over a line's end. */
  knownPair: -0.7,
  /** Words that stand side by side elsewhere, in lines that may hold several cells. */
  metPair: -0.6,
  oneWord: -2,
  /** How much of the signs of capitals counts in columns of names and titles. */
  inTitles: 0.4,
  /** A cell that begins small; that begins later than its row, in the middle of a zone; where a zone opens. */
  beginsSmall: 2.6,
  beginsBracket: 1.5,
  beginsLater: 4,
  beginsInZone: 0.6,
  leftEmpty: 0.4,
  rightBegun: 0.5,
  /** Going on after other lines: in the middle of a zone, where a zone opens, to the left of the last. */
  resumes: 5,
  resumesInZone: 0.5,
  resumesLeft: 1.2,
  /** Going on over a blank line: small or open, ended, otherwise. */
  overBlankSmall: 0.4,
  overBlankEnded: 1.6,
  overBlank: 0.9,
  /** A cell that was going on and has nothing on the next line: ended, open, neither, and where the column's cells are sentences. */
  stopsEnded: 0.5,
  stopsOpen: 4,
  stopsPlain: 0.9,
  /** The same for an address that breaks after its mark. */
  stopsBroken: 2,
  stopsMidSentence: 2.2,
  /** A column left out where a row begins side by side. */
  leftOut: 3,
  leftOutLinks: 1,
  /** The same for each column before the first that a row begins with. */
  leadingAbsent: 1.2,
  /** A row that begins: in the middle of a zone, where a zone opens, below a header; with cells missing or open. */
  row: 4.5,
  rowInZone: 2,
  rowBelowHeader: -1,
  rowMissing: 1.6,
  rowOpen: 1.5,
  /** The row's number is the next one; misses it; is another. */
  numberNext: -4,
  numberMissing: 2,
  numberOther: 6,
  numberWithin: 12,
  /** A border before a dash, and behind one. */
  borderAtDash: 2,
  borderAfterDash: 0.8,
  /** Words beside an address, and beside a mark for an empty cell. */
  besideAddress: 2,
  besideNone: 1.2,
  /** A name or heading that goes on after a closed bracket. */
  afterBracket: 1,
  /** A period that says no time when its row ends. */
  rowUndated: 3,
  /** What a cell holds: a year in brackets among names; words of speech in a heading; a year that nothing asks for. */
  citation: -0.8,
  spokenInTitle: 0.5,
  strayYear: 1.5,
  /** An address that is not in the last column, where there is none of links. */
  addressNotLast: 2,
  /** Going on after an address's hyphen. */
  afterBroken: -2.4,
  addressElsewhere: 7,
  addressPartElsewhere: 3.5,
  wordAmongLinks: 2.5,
  textAmongLinks: 5,
  noPeriod: 2.5,
  periodElsewhere: 1.5,
  citationElsewhere: 1.5,
  /** An acronym and a dash, as titles begin. */
  namedElsewhere: 1,
  /** A small letter after the end of a list's item. */
  smallAfterItem: 1.5,
  /** A name that goes on in small letters over a blank line. */
  smallOverBlank: 0.8,
  /** Words of methods among methods, each; elsewhere nothing. */
  methodWord: -0.8,
  /** Letters that a piece stands from its column's left edge, each, where the text keeps positions. */
  offEdge: 0.5,
  mostOffEdge: 8,
};
export type Weights = typeof WEIGHTS;
