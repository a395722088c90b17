import type { Word } from './words.ts';

/** Phrases that deny what follows within the clause: "there is no evidence of trafficking in human organs". */
const DENIALS: readonly (readonly string[])[] = [
  'no evidence',
  'no case',
  'no cases',
  'no sign',
  'no signs',
  'no indication',
  'no indications',
  'no data on',
  'not related to',
  'not focused on',
  'other than',
  'absence of',
  'with the exception of',
  'ni dokazov',
  'ni primerov',
  'brez dokazov',
  'geen bewijs',
  'geen gevallen',
  'geen aanwijzingen',
  'aucune preuve',
  'aucun cas',
  'aucun indice',
  'ei naytto',
  'ei viitteita',
  'ei tapauksia',
  'nessuna prova',
  'nessun caso',
  'nessun indizio',
  'ninguna prueba',
  'ningun caso',
  'ningun indicio',
  'sin pruebas',
  'sin indicios',
].map((phrase) => phrase.split(' ')); // prettier-ignore

/** Words that deny only what stands right behind them. */
const NEGATIVES = new Set(
  'no not non without excluding except brez niso ni geen zonder niet aucun aucune sans pas ilman ei nessun nessuna senza ningun ninguna sin'.split(
    ' ',
  ),
);
const ARTICLES = new Set(
  'a an the any of de het een le la les l du des d il lo gli i un una uno el los las al'.split(' '),
);
/** How far behind a denial its word may stand, in words. */
const REACH = 7;

/** Whether the words from `first` on are denied by what stands before them in their clause. */
export function isDenied(words: readonly Word[], first: number): boolean {
  let start = first;
  while (start > Math.max(0, first - REACH) && !words[start]?.startsClause) start--;
  const before = words.slice(start, first).map((word) => word.folded);
  let nearest = before.length - 1;
  while (nearest >= 0 && ARTICLES.has(before[nearest] ?? '')) nearest--;
  if (NEGATIVES.has(before[nearest] ?? '')) return true;
  return DENIALS.some((denial) =>
    before.some((_, at) => denial.every((word, offset) => before[at + offset] === word)),
  );
}
