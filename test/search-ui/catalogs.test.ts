import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../schemas/language.ts';

const UI = fileURLToPath(new URL('../../search-ui', import.meta.url));
const catalogs = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(join(UI, 'language', 'locales', `${language}.json`), 'utf8')) as Record<
      string,
      string
    >,
  ]),
);
const english = catalogs.en ?? {};

/** Names of the values a message takes, and of the plural forms it spells out. */
function partsOf(message: string): { names: string[]; forms: string[][] } {
  const names = new Set<string>();
  const forms: string[][] = [];
  const walk = (tokens: readonly unknown[]): void => {
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const [name, type, choices]: unknown[] = token;
      if (typeof name === 'string') names.add(name);
      if (type !== 'plural' || typeof choices !== 'object' || choices === null) continue;
      forms.push(Object.keys(choices).filter((form) => form !== 'offset' && !/^\d+$/.test(form)));
      for (const choice of Object.values(choices)) if (Array.isArray(choice)) walk(choice);
    }
  };
  walk(compileMessageOrThrow(message));
  names.delete('#');
  return { names: [...names].sort(), forms };
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' || entry.name === 'locales' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe.each(LANGUAGES)('the catalog in %s', (language) => {
  const catalog = catalogs[language] ?? {};

  test('has every message that English has, and no other', () => {
    expect(Object.keys(catalog).sort()).toEqual(Object.keys(english).sort());
  });

  test('takes the same values in each message as English', () => {
    const differing = Object.keys(english).filter(
      (id) => partsOf(catalog[id] ?? '').names.join() !== partsOf(english[id] ?? '').names.join(),
    );

    expect(differing).toEqual([]);
  });

  test('spells out every plural form that the language has for whole numbers', () => {
    const wanted = new Set(Array.from({ length: 200 }, (_, n) => new Intl.PluralRules(language).select(n)));
    const lacking = Object.keys(catalog).filter((id) =>
      partsOf(catalog[id] ?? '').forms.some((forms) => [...wanted].some((form) => !forms.includes(form))),
    );

    expect(lacking).toEqual([]);
  });

  test('leaves no message empty and none with spaces at its ends', () => {
    expect(Object.entries(catalog).filter(([, text]) => text === '' || text.trim() !== text)).toEqual([]);
  });
});

test('languages other than English translate: few messages of more than one word are the same', () => {
  const sentences = Object.keys(english).filter((id) =>
    /[a-z]{3,} [a-z]{3,}/i.test(english[id]?.replace(/\{.*\}/g, '') ?? ''),
  );

  for (const language of LANGUAGES.slice(1))
    expect(sentences.filter((id) => catalogs[language]?.[id] === english[id])).toEqual([]);
});

test('every message is used: its id stands in the source, as a whole or as a pattern', () => {
  const code = sources(UI).join('\n');
  const patterns = [...code.matchAll(/`((?:[a-zA-Z-]+\.)*\$\{[^`]+?\}(?:\.[a-zA-Z]+)?)`/g)].map(
    ([, pattern = '']) =>
      new RegExp(
        `^${pattern
          .split(/\$\{[^}]*\}/)
          .map((part) => part.replaceAll('.', '\\.'))
          .join('[A-Za-z-]+')}$`,
      ),
  );
  // A pattern that is nothing but a value would match everything.
  const useful = patterns.filter((pattern) => /^\^[a-zA-Z]+\\\./.test(pattern.source));

  const unused = Object.keys(english).filter(
    (id) => !code.includes(`'${id}'`) && !useful.some((pattern) => pattern.test(id)),
  );

  expect(unused).toEqual([]);
});
