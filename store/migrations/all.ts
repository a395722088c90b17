import { firstTables } from './0001-first-tables.ts';
import { pagesHostsAndLinks } from './0002-pages-hosts-and-links.ts';
import { setsAndCounts } from './0003-sets-and-counts.ts';
import type { Migration } from './migration.ts';

/** Every step in its order, numbered from 1 without gaps. */
export const MIGRATIONS: readonly Migration[] = [firstTables, pagesHostsAndLinks, setsAndCounts];

/** The schema that this version of Prismatlas reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
