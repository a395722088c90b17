import { z } from 'zod';
import { Place } from './evidence.ts';

/** Everything strange that extraction can meet. A note is counted and shown; it is never an exception. */
export const NOTE_CODES = {
  HEADER_UNKNOWN: 'A header word that no field is known for; its column is kept in the note.',
  HEADER_MISSING: 'A table or part of one without a header; its columns were taken from what stands before.',
  SECTION_UNKNOWN: 'A table whose kind of record could not be told; it was not read into records.',
  ROW_CONTINUED: 'A row that runs over a page break was joined.',
  ROW_INCOMPLETE: 'A row without the field that names it.',
  CELL_UNASSIGNED: 'Words in a table that could not be given to a cell with confidence.',
  TABLE_UNCERTAIN: 'A table whose rows or columns the evidence does not agree on.',
  LINK_REPAIRED: 'A link broken over lines was joined from its printed words.',
  LINK_DOUBTFUL: 'A link that may be incomplete or damaged.',
  LINK_MISMATCH: 'The link that is printed differs from the one that opens.',
  PERIOD_UNREAD: 'A period that could not be read as dates; its words are kept.',
  FLOW_ARITHMETIC: 'Counts of a PRISMA flow that do not add up.',
  CHARACTERS_DOUBTFUL: 'Letters that the file does not map to text, or a misread text layer.',
  PAGE_WITHOUT_TEXT: 'A page without text: a scan that needs a text layer.',
  PAGE_UNREADABLE: 'A page that could not be read.',
  NO_RECORDS: 'The document holds no table, card or passage that reads as records.',
  CONTENT_MISSING: 'The page shows its content only after running scripts.',
  METADATA_DAMAGED: 'Structured data of the page that could not be parsed; what it shows was read instead.',
  ENCODING_GUESSED: 'The character encoding was not stated, or wrong, and was guessed.',
  LIMIT_REACHED: 'A limit was reached; what came after it was not read.',
  READERS_DISAGREE: 'A second reader reads this value otherwise.',
  VALUE_REPEATED: 'A second value for a field that holds one; both are kept in the field.',
} as const;
export type NoteCode = keyof typeof NOTE_CODES;

export const Note = z
  .strictObject({
    code: z.enum(Object.keys(NOTE_CODES) as [NoteCode, ...NoteCode[]]),
    /** Null when it is about the whole document. */
    place: Place.nullable(),
    /** The words it is about, verbatim; may be empty. */
    quote: z.string(),
    /** What was done about it, in a sentence. */
    message: z.string(),
  })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof Note>;
