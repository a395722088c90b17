import type { FieldName, RecordKind } from '../../schemas/record.ts';
import type { Concept } from './header-words.ts';

/** Where a column's cells go: a text field, or what is read out of the cell. */
export type Slot = FieldName | 'no' | 'year' | 'links' | 'start' | 'end';

/** What a concept means for a kind, the closest slot first, and how naturally the kind has such a column (0 to 1). */
type Slots = Partial<Record<Concept, readonly (readonly [Slot, number])[]>>;

const COMMON: Slots = { no: [['no', 0.3]], link: [['links', 0.3]] };

export const KIND_SLOTS: Record<RecordKind, Slots> = {
  study: {
    ...COMMON,
    who: [['authors', 1]],
    writer: [['authors', 0.9]],
    reference: [['authors', 0.7]],
    title: [['title', 0.8]],
    year: [['year', 0.9]],
    period: [['year', 0.2]],
    goal: [['purpose', 0.9]],
    about: [['purpose', 0.5]],
    studyType: [['studyType', 1.3]],
    type: [['studyType', 0.6]],
    how: [
      ['studyType', 0.9],
      ['dataCollection', 0.85],
    ],
    data: [['dataCollection', 1.3]],
    participants: [['participants', 1.3]],
    audience: [['participants', 0.3]],
    outcome: [['findings', 0.9]],
  },
  project: {
    ...COMMON,
    who: [['author', 1]],
    writer: [['author', 0.5]],
    partners: [['author', 0.2]],
    title: [['title', 1]],
    acronym: [['acronym', 1]],
    programme: [['programme', 1]],
    period: [['period', 1]],
    year: [['period', 0.6]],
    start: [['start', 0.8]],
    end: [['end', 0.8]],
    level: [['implementationLevel', 1]],
    country: [['implementationLevel', 0.5]],
    goal: [['objective', 1]],
    about: [['objective', 0.6]],
  },
  practice: {
    ...COMMON,
    title: [['title', 1]],
    goal: [['aims', 0.95]],
    about: [
      ['aims', 0.5],
      ['activities', 0.6],
    ],
    period: [['period', 1]],
    year: [['period', 0.6]],
    start: [['start', 0.6]],
    end: [['end', 0.6]],
    activities: [['activities', 1.3]],
    how: [['activities', 0.4]],
    outcome: [['results', 1]],
  },
  aspect: {
    ...COMMON,
    title: [['title', 1]],
    programme: [['programme', 1]],
    type: [['type', 1.2]],
    productType: [['type', 0.5]],
    goal: [['aims', 0.9]],
    about: [['aims', 0.4]],
    period: [['period', 1]],
    year: [['period', 0.6]],
    start: [['start', 0.6]],
    end: [['end', 0.6]],
    level: [['implementationLevel', 1]],
    outcome: [['results', 1]],
  },
  product: {
    ...COMMON,
    title: [['title', 1]],
    writer: [['writer', 1.3]],
    who: [['writer', 0.9]],
    country: [['country', 1.1]],
    productType: [['productType', 1.4]],
    type: [['productType', 0.9]],
    outcome: [['results', 0.9]],
    about: [['results', 0.6]],
    goal: [['results', 0.2]],
    year: [['year', 0.9]],
  },
  case: {
    ...COMMON,
    title: [['title', 0.8]],
    about: [['narrative', 0.8]],
  },
};

/** Fields of which a record of the kind has at least one: they name it. */
export const IDENTITY: Record<RecordKind, readonly Slot[]> = {
  study: ['authors', 'title', 'purpose'],
  project: ['title', 'author', 'objective', 'acronym'],
  practice: ['title', 'aims', 'activities'],
  aspect: ['title', 'aims', 'programme'],
  product: ['title', 'writer'],
  case: ['title', 'narrative'],
};
