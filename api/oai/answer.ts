import { XMLBuilder } from 'fast-xml-parser';
import { xmlText } from '../../interchange/xml-text.ts';

export const OAI_ERRORS = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
] as const;
export type OaiErrorCode = (typeof OAI_ERRORS)[number];

/** An answer of the protocol itself: HTTP says 200, the document says what is wrong. */
export class OaiError extends Error {
  readonly code: OaiErrorCode;

  constructor(code: OaiErrorCode, message: string) {
    super(message);
    this.name = 'OaiError';
    this.code = code;
  }
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  format: true,
});

/** Elements in order; `@name` is an attribute, `#text` the text. */
export type XmlNode = { readonly [name: string]: XmlValue };
type XmlValue = string | number | XmlNode | readonly (string | XmlNode)[] | undefined;

/** The frame that every answer has; source: OAI-PMH 2.0, section 3.2. */
export function oaiDocument(
  baseUrl: string,
  request: Readonly<Record<string, string>>,
  now: Date,
  body: XmlNode,
): string {
  const attributes = Object.fromEntries(
    Object.entries(request).map(([name, value]) => [`@${name}`, xmlText(value)]),
  );
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'OAI-PMH': {
      '@xmlns': 'http://www.openarchives.org/OAI/2.0/',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
      responseDate: datestamp(now.toISOString()),
      request: { ...attributes, '#text': baseUrl },
      ...body,
    },
  });
}

/** Seconds are the finest that the protocol knows. */
export const datestamp = (iso: string): string => `${iso.slice(0, 19)}Z`;
