/** The two sides that an address asks for, each a moment; what is left out is the newest edition and the one before. */
export interface ChangesAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const SIDES = ['from', 'to'] as const;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;

/** What of it can be read; `unread` names parameters that cannot, among them sides the wrong way round. */
export function readChangesAddress(search: string): {
  readonly asked: ChangesAsked;
  readonly unread: readonly string[];
} {
  const given = new URLSearchParams(search);
  const read = (name: (typeof SIDES)[number]): string | undefined => {
    const text = given.get(name) ?? '';
    const isMoment = MOMENT.test(text) && !Number.isNaN(Date.parse(text));
    return isMoment ? new Date(text).toISOString() : undefined;
  };
  const to = read('to');
  const from = read('from');
  const fits = from === undefined || to === undefined || from <= to;
  const asked = { ...(to === undefined ? {} : { to }), ...(from === undefined || !fits ? {} : { from }) };
  const unread = [...new Set(given.keys())].filter((name) => name !== 'lang' && !(name in asked));
  return { asked, unread };
}

export const changesParameters = ({ from, to }: ChangesAsked): URLSearchParams =>
  new URLSearchParams([
    ...(from ? [['from', from] as [string, string]] : []),
    ...(to ? [['to', to] as [string, string]] : []),
  ]);

export function changesAddress(source: string, asked: ChangesAsked = {}): string {
  const parameters = changesParameters(asked);
  return `/changes/${source}${parameters.size > 0 ? `?${parameters}` : ''}`;
}
