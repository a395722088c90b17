import { type Agent, PARTNER, trimmed } from './prose-agent.ts';

const LEADING_TIME =
  /^(?:(?:(?:\p{L}+|\d+)\s+(?:years?|months?|let[aoi]?|jaar|ans?|ann[oi]|años?|vuotta|jahre?|år)\s+(?:\p{L}+\s+)?(?:later|earlier|before|after|pozneje|kasneje|prej|daarvoor|eerder|tard|tôt|avant|après|dopo|prima|después|antes|myöhemmin|aiemmin|später|senare),|in|from|since|during|between|throughout|by|as|within|under|after|before|at|on|with|for|through|together|along|leta|od|v|med|po|ob|van|sinds|tussen|vanaf|tijdens|en|depuis|entre|dans|de(?=\s+(?:\d|\p{Ll}+\s+(?:de\s+)?\d))|pendant|après|nel|dal|tra|durante|dopo|vuonna|vuosina|vuodesta|desde|tras|con)\s)/iu;

const DATE = '(?:(?:the\\s+)?(?:\\p{L}+\\s+(?:of\\s+|de\\s+|del\\s+)?)?(?:19|20)\\d\\d)';

/** "In 2019", "Between March 2021 and May 2023", "V letih 2018–2020", "Dal 2020 al 2022": with a comma after it or none. */
const LEADING_YEARS = new RegExp(
  `^(?:in|from|between|since|during|by|leta|v\\s+letu|v\\s+letih|med|od|med\\s+letoma|vuonna|vuosina|vuodesta|en|entre|nel|negli\\s+anni|tra\\s+il|sinds|tussen|van|vanaf|depuis|de|dal|desde)\\s+${DATE}(?:\\s*(?:[-–]|to|and|until|do|in|tot|en|à|et|al|e\\s+il|e|y|hasta|a)\\s*${DATE})?(?:\\s+(?:alkaen|lähtien))?\\s*,?\\s*`,
  'iu',
);

/** "Run jointly with the Guild since 2018, …": a participle opens the sentence, and who it is about follows the comma. */
const PARTICIPLE_FIRST =
  /^(?:run|led|launched|started|funded|financed|supported|established|founded|implemented|coordinated|managed|created|developed|designed|set up|opened|based|born|built|made)\s/iu;

/** A pronoun before the verb stands for what is done or paid: who does it comes after. */
const OBJECT_BEFORE =
  /(?:^|\s)(?:ga|jo|jih|ju|ki ga|ki jo|jota|jonka|jotka|sitä|hanketta|hankkeen|projektia|projektin|kampanjaa|dat|die)(?:\s+(?:je|so|sta|pa))*$/iu;

/** The same between commas, up to the verb. */
const PARTNER_ASIDE = new RegExp(`${PARTNER.source}[^;:]*,$`, 'iu');

/** "Nidos, the Dutch guardianship institution, was …". */
const APPOSITION = /,\s(?:the|an?|de|het|een|la|le|l['’]|une?|il|lo|un[ao]?|el)\s?[^;:,]{3,80},$/iu;

const isAside = (head: string): boolean => PARTNER_ASIDE.test(head) || APPOSITION.test(head);

/** The noun phrase before a verb: who does it. A time or circumstance in front of it, and a comma, are left out. */
export function agentBefore(text: string, verb: number): Agent | null {
  let from = Math.max(
    0,
    ...[...text.slice(0, verb).matchAll(/[;:]\s|\s[–—]\s(?=\p{Ll})/gu)].map((m) => m.index + m[0].length),
  );
  let head = text.slice(from, verb);
  // "the project X, which the congregation founded": the clause's own subject.
  const relative = [
    ...head.matchAll(
      /,?\s(?:which|that|die|dat|que|qu['’]|che|jonka|jota|jotka|ki\s(?:ga|jo|jih)(?:\s(?:je|so|sta))?)\s*(?=(?:(?:the|de|het|la|le|les|il|lo|el|los|las)\s|l['’])?(?:\p{Ll}+\s)?\p{Lu})/gu,
    ),
  ].at(-1);
  if (relative) {
    from += relative.index + relative[0].length;
    head = head.slice(relative.index + relative[0].length);
  }
  const year = LEADING_YEARS.exec(head);
  if (year) {
    from += year[0].length;
    head = head.slice(year[0].length);
  }
  for (let guard = 0; guard < 4 && LEADING_TIME.test(head); guard++) {
    const comma = head.search(/,\s+(?:(?:the|de|het|la|le|les|il|lo|i|el|los|las)\s+|l['’])?\p{Lu}/u);
    if (comma === -1) return null;
    const skip = /^,\s+/.exec(head.slice(comma))?.[0].length ?? 2;
    from += comma + skip;
    head = head.slice(comma + skip);
  }
  const auxiliary = /^(?:je|so|sta|smo|se)\s+/iu.exec(head);
  if (auxiliary) {
    from += auxiliary[0].length;
    head = head.slice(auxiliary[0].length);
  }
  // A clause before it: the last comma that a capital follows.
  const clause = [...head.matchAll(/,\s+(?:and|but|while|where|ker|saj|maar|mais|mutta|ma|pero)\s+/giu)].at(
    -1,
  );
  if (clause) {
    from += clause.index + clause[0].length;
    head = head.slice(clause.index + clause[0].length);
  }
  if (PARTICIPLE_FIRST.test(head)) return null;
  if (OBJECT_BEFORE.test(head.trim()) || (/,$/.test(head.trim()) && !isAside(head.trim()))) return null;
  // "X and was co-financed", "which was": no subject stands here.
  if (
    /(?:^|\s)(?:and|which|who|that|was|were|is|are|be|been|ki|die|dat|qui|che|que|joka|je bil\p{L}*|a été|è stat[oa]|fue)$/iu.test(
      head.trim(),
    )
  )
    return null;
  // "X, in cooperation with Y, implemented", "X je od marca 2020 v sodelovanju z Y izvajala": the subject stands in front.
  head = text.slice(from, verb);
  const aside = PARTNER_ASIDE.exec(head.trimEnd()) ?? APPOSITION.exec(head.trimEnd());
  const apart =
    /\s(?:je|so|sta)\s+(?=(?:od|do|v|med|leta|na|po|pri|skupaj|tudi|že|[szk]|za|ob|pred)\s)/u.exec(head);
  const cut = from + Math.min(aside?.index ?? head.length, apart?.index ?? head.length);
  const tail =
    /\s+(?:has|have|had|also|je|so|sta|heeft|hebben|a|ont|on|ovat|ha|hanno|recently|then|later|jointly|tudi|ook|aussi|également|myös|anche|también)$/iu;
  let to = Math.min(verb, cut);
  for (let match = tail.exec(text.slice(from, to)); match; match = tail.exec(text.slice(from, to)))
    to -= match[0].length;
  return trimmed(text, from, to, verb);
}
