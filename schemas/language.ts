import { z } from 'zod';

/** The seven languages of the interface, the vocabularies and the analysers. English first: it is the fallback. */
export const LANGUAGES = ['en', 'sl', 'nl', 'fr', 'fi', 'it', 'es'] as const;

/** One of the seven languages, ISO 639-1. */
export const Language = z.enum(LANGUAGES).meta({ id: 'Language', description: 'ISO 639-1' });
export type Language = z.infer<typeof Language>;
