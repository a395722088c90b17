/**
 * What each sign counts for when words are given to rows and columns, in one unit: about the natural logarithm of how
 * much rarer a sign is where the reading is wrong than where it is right. Set by reasoning, then moved halfway to what
 * was learnt from readings of set documents whose cells are known; see decision 0266.
 */
export const WEIGHTS = {
  /** The most that room for the next word counts; after a sentence or item of a list; where a zone opens. */
  mostRoom: 5.97,
  mostRoomAfterEnd: 2.8,
  mostRoomOverBlank: 3.54,
  /**
   * A border where only one blank stands; among short lines; before a small letter; between two words in capitals,
   * which one title is set in; between words known as neighbours.
   */
  border: 0.22,
  borderAmongShort: 2.59,
  borderAtSmall: 0.32,
  borderInCapitals: 1.5,
  borderInPair: 0.9,
  /** A capital within a piece, after a small word that ends no sentence. */
  capitalWithin: 0.38,
  /** The same for a word that begins sentences and stands in no name. */
  sentenceStartWithin: 1.35,
  /** A cell going on: in small letters after a sentence's end; in capitals after an end, an open phrase, neither. */
  smallAfterEnd: 2.79,
  capitalAfterEnd: 0.46,
  capitalAfterOpen: 0.75,
  capitalAfterNeither: 1.18,
  /** Words known as neighbours, or as halves of one word, over a line's end. */
  knownPair: -0.69,
  /** Words that stand side by side elsewhere, in lines that may hold several cells. */
  metPair: -0.59,
  oneWord: -2,
  /** A cell that goes on in capitals throughout where it had none, and the other way round. */
  capitalsChange: 0.7,
  /** How much of the signs of capitals counts in columns of names and titles. */
  inTitles: 0.53,
  /** A cell that begins small; that begins later than its row, in the middle of a zone; where a zone opens. */
  beginsSmall: 1.89,
  beginsBracket: 1.56,
  beginsLater: 3.26,
  beginsInZone: 0.51,
  leftEmpty: 0.42,
  rightBegun: 0.73,
  /** Going on after other lines: in the middle of a zone, where a zone opens, to the left of the last. */
  resumes: 4.4,
  resumesInZone: 0.73,
  resumesLeft: 1.5,
  /** Going on over a blank line: small or open, ended, otherwise. */
  overBlankSmall: 0.57,
  overBlankEnded: 1.69,
  overBlank: 0.67,
  /** A cell that was going on and has nothing on the next line: ended, open, neither, and where the column's cells are sentences. */
  stopsEnded: 0.72,
  stopsOpen: 3.17,
  stopsPlain: 0.78,
  /** The same for an address that breaks after its mark. */
  stopsBroken: 1.86,
  stopsMidSentence: 1.75,
  /** A column left out where a row begins side by side. */
  leftOut: 2.11,
  leftOutLinks: 0.72,
  /** The same for each column before the first that a row begins with. */
  leadingAbsent: 0.74,
  /** A row that begins: in the middle of a zone, where a zone opens, below a header; with cells missing or open. */
  row: 4.77,
  rowInZone: 1.41,
  rowBelowHeader: -1.23,
  rowMissing: 1.01,
  rowOpen: 1.75,
  /** The row's number is the next one; misses it; is another. */
  numberNext: -3.46,
  numberMissing: 1.56,
  numberOther: 6,
  numberWithin: 12,
  /** A border before a dash, and behind one. */
  borderAtDash: 1.8,
  borderAfterDash: 0.83,
  /** Words beside an address, and beside a mark for an empty cell. */
  besideAddress: 1.9,
  besideNone: 1.2,
  /** A name or heading that goes on after a closed bracket. */
  afterBracket: 1.3,
  /** A period that says no time when its row ends. */
  rowUndated: 2.21,
  /** What a cell holds: a year in brackets among names; words of speech in a heading; a year that nothing asks for. */
  citation: -0.81,
  spokenInTitle: 0.52,
  strayYear: 1.46,
  /** An address that is not in the last column, where there is none of links. */
  addressNotLast: 2,
  /** Going on after an address's hyphen. */
  afterBroken: -2.12,
  addressElsewhere: 5.4,
  addressPartElsewhere: 2.52,
  wordAmongLinks: 2.31,
  textAmongLinks: 4.04,
  noPeriod: 1.92,
  periodElsewhere: 1.41,
  citationElsewhere: 1.42,
  /** An acronym and a dash, as titles begin. */
  namedElsewhere: 1.14,
  /** A small letter after the end of a list's item. */
  smallAfterItem: 1.5,
  /** A name that goes on in small letters over a blank line. */
  smallOverBlank: 0.64,
  /** Words of methods among methods, each; elsewhere nothing. */
  methodWord: -0.98,
  /** Letters that a piece stands from its column's left edge, each, where the text keeps positions. */
  offEdge: 0.5,
  mostOffEdge: 8,
  /** How much of what is learnt counts: of the looks of words, of what they speak of, of what a cell opens with. */
  looks: 0.74,
  sense: 0.5,
  opening: 0.5,
  /** The same for small words that do not follow each other. */
  junction: 0.65,
  /** Letters over a column's width, and of room left, against the rates that widths are fitted with. */
  over: 1.32,
  room: 1.3,
};
export type Weights = typeof WEIGHTS;
