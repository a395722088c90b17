import { z } from 'zod';
import { CountryCode } from './country.ts';
import { Language } from './language.ts';

export const MEDIA_TYPES = ['application/pdf', 'text/plain', 'text/html'] as const;
export const MediaType = z.enum(MEDIA_TYPES);
export type MediaType = z.infer<typeof MediaType>;

/** A source's id: lower-case words joined by hyphens, its file's name in `corpus/sources/`. */
export const SourceId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);

/** How many pages of a listing, and how many pages of its items, are fetched at most. */
const Follow = z.strictObject({
  pages: z.int().min(1).max(1000).default(50),
  details: z.int().min(0).max(2000).default(0),
});
/** A listing that says nothing of it: its pages are followed, the pages of its items are not. */
export const FOLLOW_UNLESS_TOLD = Follow.parse({});

/** Something listed in `corpus/sources/`: a report or a listing, one YAML file each. */
export const Source = z
  .strictObject({
    id: SourceId,
    name: z.string().min(1),
    country: CountryCode,
    language: Language,
    /** Exactly one of address and path: an http(s) URL, or a path from the repository's root or absolute. */
    address: z.url({ protocol: /^https?$/ }).optional(),
    path: z.string().min(1).optional(),
    mediaType: MediaType,
    /** How it is read; `auto` looks at the document. */
    reader: z.enum(['auto', 'report', 'listing']).default('auto'),
    /** How far a listing on the web is followed, the first page included; a report is one document. */
    follow: Follow.optional(),
    licence: z.string().min(1),
    /** Who publishes it, for citations. */
    publisher: z.string().min(1).optional(),
    year: z.int().optional(),
    /** A cron expression (5 fields, UTC) for Temporal's schedule; absent: only when asked. */
    schedule: z.string().optional(),
    /** `publish`: records are public at once; `review`: they await approval. */
    publication: z.enum(['publish', 'review']).default('publish'),
    /** `corpus` comes from a file there; `adhoc` was given on the command line or uploaded. */
    origin: z.enum(['corpus', 'adhoc']).default('corpus'),
  })
  .refine((s) => (s.address === undefined) !== (s.path === undefined), {
    error: 'give either address or path',
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;
