import type { FieldChange, SourceChanges } from '../../schemas/edition.ts';
import { differingWords } from '../compare/differing-words.ts';
import { languageName } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';

type Changed = SourceChanges['changed'][number];

/** One record whose words changed: each field before and after, with what differs marked. */
export function ChangedRecordView({
  record,
  language,
  labels,
}: {
  record: Changed;
  /** The source's, in which its texts are written. */
  language: string;
  labels: Labels;
}) {
  const { t } = labels;
  return (
    <article className="changed-record" aria-labelledby={`changed-${record.id}`}>
      <h3 id={`changed-${record.id}`}>
        <span className="small soft">{labels.kind(record.kind)}</span>{' '}
        <Link href={`/records/${record.id}`}>{record.title}</Link>
      </h3>
      <table>
        <colgroup>
          <col />
          <col span={2} />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('records.field')}</th>
            <th scope="col">{t('changes.before')}</th>
            <th scope="col">{t('changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {record.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{nameOf(field.name, labels)}</th>
              <td lang={language}>
                <span className="label small">{t('changes.before')}</span>
                <Side field={field} side="before" labels={labels} />
              </td>
              <td lang={language}>
                <span className="label small">{t('changes.after')}</span>
                <Side field={field} side="after" labels={labels} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

const nameOf = (name: string, labels: Labels): string =>
  name === 'concepts' ? labels.t('record.concepts') : labels.field(name);

/** Parts of a record that are lists of things, not running text: an item is the same or another. */
const LISTS = ['links', 'figures', 'concepts', 'year', 'no', 'language', 'period'];

function Side({ field, side, labels }: { field: FieldChange; side: 'before' | 'after'; labels: Labels }) {
  const own = field[side];
  const other = field[side === 'before' ? 'after' : 'before'];
  const Mark = side === 'before' ? 'del' : 'ins';
  if (own.length === 0) return <p className="soft">{labels.t('changes.absent')}</p>;
  if (LISTS.includes(field.name))
    return (
      <ul>
        {own.map((item) => {
          const text = itemName(field.name, item, labels);
          return <li key={item}>{other.includes(item) ? text : <Mark>{text}</Mark>}</li>;
        })}
      </ul>
    );
  return (
    <p>
      {differingWords(own.join('\n'), other.join('\n')).map((part, at) =>
        part.isOwn ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have an order and nothing else
          <Mark key={at}>{part.text}</Mark>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function itemName(name: string, item: string, labels: Labels): string {
  if (name === 'language') return languageName(item, labels.language);
  if (name !== 'concepts') return item;
  const [facet = '', value = ''] = item.split('/');
  return labels.value(facet, value);
}

/** Records by their names; of one that is gone the last version that was public stays readable. */
export const RecordNames = ({
  records,
  isGone,
  labels,
}: {
  records: SourceChanges['added'];
  isGone: boolean;
  labels: Labels;
}) => (
  <ul className="change-names">
    {records.map(({ id, kind, title, version }) => (
      <li key={id}>
        <span className="small soft">{labels.kind(kind)}</span>{' '}
        <Link href={isGone ? `/records/${id}?version=${version}` : `/records/${id}`}>{title}</Link>
      </li>
    ))}
  </ul>
);
