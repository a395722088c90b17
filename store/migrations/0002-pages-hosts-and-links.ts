import type { Migration } from './migration.ts';

/** Pages of followed listings, whose turn it is to visit a host, and what became of links when they were asked last. */
export const pagesHostsAndLinks: Migration = {
  number: 2,
  name: 'pages-hosts-and-links',
  statements: ({ text, bigint, strict }) => [
    `create table source_page (
      source ${text} not null references source (id),
      address ${text} not null,
      sha256 ${text} not null,
      url ${text} not null,
      etag ${text},
      last_modified ${text},
      batch ${text} not null,
      is_settled integer not null check (is_settled in (0, 1)),
      primary key (source, address),
      foreign key (source, sha256) references document (source, sha256)
    )${strict}`,

    `create table host_turn (
      host ${text} not null primary key,
      owner ${text},
      due_at ${bigint} not null
    )${strict}`,

    `create table link_check (
      url ${text} not null primary key,
      state ${text} not null check (state in ('alive', 'broken', 'unknown')),
      status integer,
      reason ${text},
      checked_at ${text} not null
    )${strict}`,
  ],
};
