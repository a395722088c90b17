/**
 * Function words that a query may hold without anybody meaning them. They stay in the index, so phrases with them
 * work; a query drops them unless it holds nothing else. A word that means something in another of the seven
 * languages is not listed (Dutch `over` and `door`, Italian `come` and `tra`).
 */
const BY_LANGUAGE = {
  en: 'a an and are as at be by for from in into is it its of on or that the their this to was were with which',
  sl: 'in je na za se da so ki pri ter ali kot bi pa od do iz po ob med',
  nl: 'de het een en van voor met op te dat zijn aan als bij naar',
  fr: 'le la les un une des du et au aux dans pour par sur avec est que qui ce ces',
  fi: 'ja on ei ovat sekä että tai',
  it: 'il lo gli un una di del della dei delle e ed che con nel nella per sono al alla',
  es: 'el los las un una y del en con para por que se al',
} as const;

/** Folded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(BY_LANGUAGE)
    .flatMap((words) => words.split(' '))
    .map((word) => word.replaceAll('ä', 'a')),
);
