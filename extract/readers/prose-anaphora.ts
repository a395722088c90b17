import { BEGIN, END, PLAIN_HEADING, PROJECT_AGAIN } from './prose-words.ts';

export const AGAIN = new RegExp(`${BEGIN}(?:${PROJECT_AGAIN})${END}`, 'iu');
export const AGAIN_FIRST = new RegExp(
  `^(?:(?:in|leta|v letu|vuonna|en|nel)\\s+\\d{4},?\\s+(?:je\\s+)?)?(?:(?:as part of|within|under|through|during|in|v okviru|in het kader van|dans le cadre de|nell['’]ambito di|en el marco de)\\s+)?(?:the\\s+(?:main\\s+)?(?:\\p{L}+\\s+)of\\s+)?(?:${PROJECT_AGAIN})${END}`,
  'iu',
);
/** A sentence whose subject or object is a pronoun for the project. */
export const SPEAKS_OF_IT =
  /^(?:it|its|they|ta|njegov\p{L}*|het|ze|zij|hij|elle|il|se|sen|esso|essa|este|ella|lo)\s|(?<!\p{L})(?:ga|jo|sitä)\s+(?:je|so|sta|\p{Ll})/iu;
/** A participle first: its subject is what was told of before. */
export const SUBJECTLESS =
  /^(?:(?:co-?)?(?:launched|started|funded|financed|supported|established|implemented|run|led|coordinated|carried out|aimed|intended|designed|created|developed)|gestart|gelanceerd|gefinancierd|opgestart|lancée?|financée?|soutenue?|destinée?|menée?|avviat[oa]|finanziat[oa]|rivolt[oa]|nat[oa]|iniciad[oa]|financiad[oa]|dirigid[oa]|puest[oa]|(?:è|es|está) (?:attiv|activ)[oa]|(?:è|é|fue|ha sido|es|está|se|viene|je bil[aoi]?|bil[aoi]? je|je|on|oli|fu) \p{L}+(?:at[oaie]|it[oaie]|ut[oaie]|ad[oa]s?|id[oa]s?|n[aoi]?|ttu|tty)|(?:so)?financira(?:jo|ta)? g?j?[ao]|podpira(?:jo|ta)? g?j?[ao]|(?:potekal|trajal|izvajal|namenjen|vključeval|zajemal|obsegal|začel|zaključil)[aoi]? (?:je|so|se|bo)|vodi(?:jo|ta)? g?j?[ao]|izvaja(?:jo|ta)? g?j?[ao])\s/iu;

/** Whether a paragraph goes on about the project before: not when it begins with another subject in capitals. */
export function continues(whole: string): boolean {
  const text = whole.replace(
    /^(?:in|leta|v letu|vuonna|en|nel|since|od|sinds|depuis|dal|desde)\s+(?:\p{L}+\s+)?\d{4},?\s+(?=\p{Ll})/iu,
    '',
  );
  // "Our volunteers also …": the page speaks of itself again.
  if (
    /^(?:we|our|naš\p{L}*|smo|wij|we|onze|nous|nos|notre|me|meidän|noi|i nostri|le nostre|nosotr\p{L}*|nuestr\p{L}*|all|for more|more|več|meer|pour plus|en savoir|lisää|ulteriori|per maggiori|más|para más)(?!\p{L})/iu.test(
      text,
    )
  )
    return false;
  const rest = text
    .replace(/^(?:in|leta|vuonna|en|nel|since|od)\s+(?:\p{Lu}\p{Ll}+\s+)?\d{4}[.,]?\s*/iu, '')
    .replace(/^(?:the|de|het|la|le|les|l['’]|il|el|los)\s*/iu, '');
  if (rest !== text && /^\p{Lu}/u.test(rest)) return false;
  return !/^\p{Lu}[\p{L}.'’-]*\s+(?:(?:of|for|za|de|van|des|di|del)\s+(?:the\s+)?)?\p{Lu}/u.test(rest);
}

/** A heading that can be a project's name: not one of the usual sections, not a sentence, not an act in itself. */
export function isNameHeading(text: string): boolean {
  if (text.length > 160 || PLAIN_HEADING.test(text) || /[?!.]$/.test(text)) return false;
  if (
    /^\p{L}+ing\s|^\p{L}+(?:anj|enj)[ae](?!\p{L})|^(?:how|what|why|who|for|about|preventing|kako|kaj|zakaj|hoe|wat|comment|pourquoi|miten|mitä|come|cosa|cómo|qué)\s/iu.test(
      text,
    )
  )
    return false;
  return /\p{L}{3}/u.test(text) && AGAIN_FIRST.exec(text) === null;
}
