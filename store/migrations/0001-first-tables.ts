import type { Migration } from './migration.ts';

/** Sources, documents, records with their versions, the outbox and the run ledger. */
export const firstTables: Migration = {
  number: 1,
  name: 'first-tables',
  statements: ({ text, bigint, float, autoId, strict }) => [
    `create table source (
      id ${text} not null primary key,
      body ${text} not null,
      current_document ${text},
      etag ${text},
      last_modified ${text},
      validated_sha256 ${text}
    )${strict}`,

    `create table document (
      source ${text} not null references source (id),
      sha256 ${text} not null check (length(sha256) = 64),
      country ${text} not null,
      media_type ${text} not null,
      size_bytes ${bigint} not null check (size_bytes >= 0),
      location ${text} not null,
      fetched_at ${text} not null,
      state ${text} not null check (state in ('fetched', 'extracted', 'empty', 'quarantined')),
      reason ${text},
      page_count integer,
      record_count integer not null,
      note_count integer not null,
      extractor_version ${text},
      primary key (source, sha256),
      check (state <> 'extracted' or record_count > 0),
      check (state not in ('empty', 'quarantined') or reason is not null)
    )${strict}`,
    'create index document_by_sha256 on document (sha256)',

    `create table reading (
      source ${text} not null,
      sha256 ${text} not null,
      notes ${text} not null,
      search_statement ${text} not null,
      statistics ${text} not null,
      kinds ${text} not null,
      primary key (source, sha256),
      foreign key (source, sha256) references document (source, sha256)
    )${strict}`,

    `create table record (
      id ${text} not null primary key,
      source ${text} not null references source (id),
      kind ${text} not null,
      country ${text} not null,
      status ${text} not null check (status in ('published', 'awaiting', 'withdrawn', 'withheld')),
      version integer not null check (version >= 1),
      hash ${text} not null,
      status_before_absence ${text}
    )${strict}`,
    'create index record_by_source on record (source, id)',
    'create index record_by_status on record (status, id)',

    `create table record_version (
      record_id ${text} not null references record (id),
      version integer not null,
      status ${text} not null,
      hash ${text} not null,
      body ${text} not null,
      changed_at ${text} not null,
      changed_by ${text} not null,
      reason ${text} not null,
      changed_fields ${text} not null,
      primary key (record_id, version)
    )${strict}`,

    `create table duplicate (
      a ${text} not null references record (id),
      b ${text} not null references record (id),
      score ${float} not null,
      reason ${text} not null,
      primary key (a, b),
      check (a < b)
    )${strict}`,
    'create index duplicate_by_b on duplicate (b)',

    `create table outbox (
      id ${autoId},
      record_id ${text} not null,
      version integer not null,
      attempts integer not null,
      due_at ${bigint} not null,
      owner ${text},
      dead_reason ${text}
    )${strict}`,

    `create table run (
      id ${text} not null primary key,
      started_at ${text} not null,
      body ${text} not null
    )${strict}`,
    'create index run_by_start on run (started_at, id)',
  ],
};
