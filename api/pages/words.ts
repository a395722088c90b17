import type { FieldName, RecordKind } from '../../schemas/record.ts';

/** English words for pages that the server writes; the interface itself speaks seven languages. */
export const KIND_WORDS: Readonly<Record<RecordKind, { readonly one: string; readonly many: string }>> = {
  study: { one: 'Study', many: 'studies' },
  project: { one: 'Project', many: 'projects' },
  practice: { one: 'Good practice', many: 'good practices' },
  aspect: { one: 'Aspect', many: 'aspects' },
  product: { one: 'Product', many: 'products' },
  case: { one: 'Case study', many: 'case studies' },
};

export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  authors: 'Authors',
  author: 'Carried out by',
  title: 'Title',
  acronym: 'Acronym',
  purpose: 'Purpose',
  studyType: 'Study type',
  dataCollection: 'Data collection',
  participants: 'Participants and sampling',
  findings: 'Main findings',
  programme: 'Programme',
  period: 'Period',
  implementationLevel: 'Implementation level',
  objective: 'Main objective',
  aims: 'Aims',
  activities: 'Activities',
  results: 'Results',
  type: 'Type',
  writer: 'Writer',
  country: 'Country',
  productType: 'Type of product',
  narrative: 'Narrative',
};
