/**
 * Months in seven languages, as folded patterns (no diacritics, lower case) with the endings these languages add:
 * `aprila`, `huhtikuussa`, `huhtikuusta`. Abbreviations only where they cannot be another word.
 */
export const MONTHS: readonly string[] = [
  'jan(?:uar(?:y|ja|ju|jem)?|uari|vier|\\.)?|januar(?:jem|ja)?|tammiku\\w*|gennaio|gen\\.|enero|ene\\.',
  'feb(?:ruar(?:y|ja|ju|jem)?|ruari|braio|rero|\\.)?|fevrier|fevr?\\.|helmiku\\w*',
  'mar(?:ch|ec|ca|cu|cem|s|zo|\\.)|maart|mrt\\.?|maaliskuu\\w*|maalisku\\w*',
  'apr(?:il(?:a|u|om|e)?|\\.)?|avril|avr\\.|huhtiku\\w*|abril|abr\\.',
  'may|maj(?:a|u|em)?|mei|mai|toukoku\\w*|maggio|mag\\.|mayo',
  'june?|jun\\.|junij(?:a|u|em)?|juni|juin|kesaku\\w*|giugno|giu\\.|junio',
  'july?|jul\\.|julij(?:a|u|em)?|juli|juillet|juil\\.|heinaku\\w*|luglio|lug\\.|julio',
  'aug(?:ust(?:a|u|om|us)?|\\.)?|avgust(?:a|u|om)?|avg\\.|aout|eloku\\w*|agosto|ago\\.',
  'sept?(?:ember|embra|embru|embrom|embre|\\.)?|syysku\\w*|settembre|sett\\.|septiembre|setiembre',
  'oct(?:ober|obre|\\.)?|okt(?:ober|obra|obru|obrom|\\.)?|lokaku\\w*|ottobre|ott\\.|octubre',
  'nov(?:ember|embra|embru|embrom|embre|iembre|\\.)?|marrasku\\w*',
  'dec(?:ember|embra|embru|embrom|embre|\\.)?|joulu(?:ku\\w*)|dicembre|dic\\.|diciembre',
];

const MONTH_PATTERNS = MONTHS.map((names) => new RegExp(`^(?:${names})$`));

/** All months in one pattern, longest alternatives tried by backtracking; use on folded text. */
export const MONTH = MONTHS.map((names) => `(?:${names})`).join('|');

/** 1 to 12 for a month's name in any of the languages, as folded text; null for another word. */
export function monthOfName(name: string): number | null {
  const index = MONTH_PATTERNS.findIndex((pattern) => pattern.test(name));
  return index < 0 ? null : index + 1;
}
