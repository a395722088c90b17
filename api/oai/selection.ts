import { z } from 'zod';
import { isCountryCode } from '../../schemas/country.ts';
import { RECORD_KINDS } from '../../schemas/record.ts';
import type { RecordVersion } from '../../schemas/record-version.ts';
import { OaiError } from './answer.ts';

/** What a harvester asked for; travels in the resumption token. */
export const Selection = z.strictObject({
  metadataPrefix: z.literal('oai_dc'),
  from: z.string().nullable(),
  until: z.string().nullable(),
  set: z.string().nullable(),
  /** The last id seen, and how many were given before. */
  after: z.string().nullable(),
  given: z.int().nonnegative(),
});
export type Selection = z.infer<typeof Selection>;

/** @throws OaiError badArgument, badResumptionToken, cannotDisseminateFormat */
export function readSelection(parameters: Readonly<Record<string, string>>): Selection {
  const { resumptionToken, metadataPrefix, from = null, until = null, set = null } = parameters;
  if (resumptionToken !== undefined) {
    if (Object.keys(parameters).some((name) => name !== 'verb' && name !== 'resumptionToken'))
      throw new OaiError('badArgument', 'resumptionToken stands alone');
    return readToken(resumptionToken);
  }
  if (metadataPrefix === undefined) throw new OaiError('badArgument', 'metadataPrefix is missing');
  if (metadataPrefix !== 'oai_dc')
    throw new OaiError('cannotDisseminateFormat', `no format "${metadataPrefix}"`);
  if (from !== null) checkDate('from', from);
  if (until !== null) checkDate('until', until);
  if (from !== null && until !== null) {
    if (from.length !== until.length)
      throw new OaiError('badArgument', 'from and until differ in granularity');
    if (from > until) throw new OaiError('badArgument', 'from is later than until');
  }
  if (set !== null) checkSet(set);
  return { metadataPrefix, from, until, set, after: null, given: 0 };
}

export const writeToken = (selection: Selection): string =>
  Buffer.from(JSON.stringify(selection)).toString('base64url');

function readToken(token: string): Selection {
  try {
    return Selection.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new OaiError('badResumptionToken', 'this resumptionToken was not given here');
  }
}

/** Whether a record's newest version falls under it. Never published records are no business of a harvester. */
export function isSelected(version: RecordVersion, { from, until, set }: Selection): boolean {
  if (version.status === 'awaiting') return false;
  const moment = `${version.changedAt.slice(0, 19)}Z`;
  // A day as `until` means its whole day: compare as many characters as were given.
  if (from !== null && moment.slice(0, from.length) < from) return false;
  if (until !== null && moment.slice(0, until.length) > until) return false;
  const [facet, value] = set?.split(':') ?? [];
  if (facet === 'country') return value === undefined || version.record.country === value;
  if (facet === 'kind') return value === undefined || version.record.kind === value;
  return true;
}

function checkDate(name: string, value: string): void {
  const isWritten = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/u.test(value);
  if (!isWritten || Number.isNaN(Date.parse(value)))
    throw new OaiError('badArgument', `${name} is not YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ`);
}

function checkSet(set: string): void {
  const [facet, value = ''] = set.split(':');
  const isKnown =
    (facet === 'country' && (value === '' || isCountryCode(value))) ||
    (facet === 'kind' && (value === '' || RECORD_KINDS.some((kind) => kind === value)));
  if (!isKnown) throw new OaiError('badArgument', `no set "${set}"`);
}
