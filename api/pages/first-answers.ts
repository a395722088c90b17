import { comparisonToParameters, usualColumns } from '../../schemas/compare-parameters.ts';
import { asAppError } from '../../schemas/errors.ts';
import type { Language } from '../../schemas/language.ts';
import { searchFromParameters, searchToParameters } from '../../schemas/search-parameters.ts';
import type { Api } from '../app.ts';
import { readComparison, withoutView } from '../comparison-parameters.ts';

/** An answer longer than this is left to be asked for: a page must not wait for what it can begin without. */
const LONGEST = 300_000;

/** What the interface asks on every page: names of concepts and sources, and whom to write to. */
const everywhere = (language: Language): string[] => [
  `/vocabularies?language=${language}`,
  '/sources',
  '/status',
];

/**
 * What the interface's script will ask first at an address, as paths below `/api/v1`, written as the script writes
 * them. One that it asks in another way is asked for as if it were not here.
 */
export function firstQuestions(url: URL, language: Language): string[] {
  return [...everywhere(language), ...ofPage(url)];
}

function ofPage({ pathname: path, searchParams }: URL): string[] {
  if (path === '/') return ['/countries', '/records?kind=practice&sort=added&limit=12'];
  if (path === '/countries') return ['/countries'];
  if (path === '/search') {
    const asked = searchToParameters(searchFromParameters(searchParams).query);
    return [asked.size > 0 ? `/records?${asked}` : '/records'];
  }
  if (path === '/compare' || path === '/gaps') {
    const { across, ...comparison } = readComparison(withoutView(searchParams));
    const columns = path === '/gaps' ? { across: across ?? usualColumns(comparison.by) } : {};
    return ['/countries', `/compare?${comparisonToParameters({ ...comparison, ...columns })}`];
  }
  if (/^\/countries\/[A-Z]{2}$/u.test(path)) return [path];
  if (/^\/records\/[\w-]+$/u.test(path)) {
    const version = searchParams.get('version');
    return [version === null ? path : `${path}?${new URLSearchParams({ version })}`];
  }
  if (/^\/changes\/[a-z0-9-]+$/u.test(path)) {
    const asked = new URLSearchParams(
      ['from', 'to'].flatMap((name) => searchParams.getAll(name).map((at) => [name, at] as [string, string])),
    );
    return [asked.size > 0 ? `${path}?${asked}` : path];
  }
  return [];
}

/**
 * The answers to what is asked first, as a script element that is no script, to stand at the end of the page: the
 * first thing that is drawn is the content. What is refused or fails is left out; the interface meets it by itself.
 */
export async function firstAnswers(app: Api, url: URL, language: Language): Promise<string> {
  const questions = questionsOrNone(url, language);
  const answers = await Promise.all(
    questions.map(async (question) => {
      const answer = await app.inject({ url: `/api/v1${question}`, headers: { host: url.host } });
      return answer.statusCode === 200 && answer.body.length <= LONGEST
        ? [`${JSON.stringify(question)}:${answer.body}`]
        : [];
    }),
  );
  // Within JSON the sign stands only inside of strings.
  const json = `{${answers.flat().join(',')}}`.replaceAll('<', '\\u003c');
  return `<script type="application/json" id="first-answers">${json}</script>`;
}

function questionsOrNone(url: URL, language: Language): string[] {
  try {
    return firstQuestions(url, language);
  } catch (thrown) {
    // A comparison that the API would refuse: the interface drops what is wrong with it.
    if (asAppError(thrown).code === 'INTERNAL') throw thrown;
    return everywhere(language);
  }
}
