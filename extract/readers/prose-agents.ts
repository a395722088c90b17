import { type Agent, BODY, trimmed } from './prose-agent.ts';
import { agentBefore } from './prose-agent-before.ts';
import {
  ANY_DONE_BY,
  BEGIN,
  DOES,
  DONE_BY,
  DONE_THEN_WHO,
  END,
  LOOSE_NOUN,
  PAID_BY,
  PAYS,
  PROJECT_NOUN,
} from './prose-words.ts';

const BY = new RegExp(`${BEGIN}(?:${DONE_BY})(?:\\s+|(?<=['’]))`, 'giu');
const ANY_BY = new RegExp(`${BEGIN}(?:${ANY_DONE_BY})(?:\\s+|(?<=['’]))`, 'gu');
const THEN_WHO = new RegExp(`${BEGIN}(?:${DONE_THEN_WHO})\\s*:?\\s+`, 'giu');
const PAID = new RegExp(`${BEGIN}(?:${PAID_BY})(?:\\s*:?\\s+|(?<=['’]))`, 'giu');
const ACTIVE = new RegExp(`\\s(?:${DOES})${END}`, 'giu');
const ACTIVE_PAYS = new RegExp(`\\s(?:${PAYS})${END}`, 'giu');
/** Slovene and Finnish may begin with what is paid for: "Delovanje sofinancira Mestna občina", "Kampanjan rahoitti ministeriö". */
const OBJECT_FIRST_PAID =
  /^(?:\p{Lu}\p{Ll}+(?:\s+\p{Ll}+)?\s+(?:(?:so)?financira(?:jo|ta)?|podpira(?:jo|ta)?|omogoča(?:jo|ta)?)|\p{Lu}\p{Ll}+(?:[nt]|[aä])\s+(?:rahoitti(?:vat)?|rahoittaa|rahoittavat|tuki(?:vat)?|tukee|tukevat))(?:\s+(?:pa|tudi|myös|osin))?\s+(?=(?:\p{Ll}+(?:ministeriö|virasto|säätiö|rahasto|kunta|kaupunki|liitto)|\p{Lu}))/gu;
/** Dutch turns verb and subject after a time: "In 2019 voerde de stichting X het project uit". */
const INVERTED = new RegExp(
  `^(?:in|sinds|van|vanaf|tussen)\\s[^,.;]{4,40}?\\s(?:voer(?:de[n]?|t)|start(?:te)?|lanceer(?:de|t)|organiseer(?:de|t)|leid(?:de|t)|coördineer(?:de|t)|realiseer(?:de|t)|ontwikkel(?:de|t)|beheer(?:de|t))\\s+(?<who>(?:de |het )?[^,.;]{3,120}?)\\s+(?:het|de|een|twee|drie)\\s+(?:\\p{L}+\\s+)?(?:\\p{L}{3,20})?(?:${PROJECT_NOUN}|${LOOSE_NOUN})`,
  'iu',
);

/** Dutch puts the verb last: "dat door het centrum Sol wordt uitgevoerd". */
const VERB_FINAL =
  /(?<!\p{L})door\s+(?<who>(?:de\s+|het\s+)?(?:\p{Ll}+\s+){0,2}\p{Lu}[^,.;:]{1,100}?)\s+(?:(?:wordt|werd|worden|werden|is|zijn)\s+)?(?<verb>\p{Ll}{0,6}ge\p{Ll}{2,}(?:d|t|en)|ontwikkeld|begeleid|ontworpen)(?!\s+door)(?!\p{L})/gu;
const PAID_PARTICIPLE = /^(?:mede)?ge(?:financierd|subsidieerd|steund)$/u;
const verbFinal = (text: string): Agent[] =>
  [...text.matchAll(VERB_FINAL)].flatMap((match) => {
    const { who = '', verb = '' } = match.groups ?? {};
    if (PAID_PARTICIPLE.test(verb)) return [];
    const from = match.index + match[0].indexOf(who);
    return trimmed(text, from, from + who.length, match.index) ?? [];
  });

const genitives = (text: string, pattern: RegExp): Agent[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const to = match.index + (match.groups?.who ?? '').length;
    return trimmed(text, match.index, to, to) ?? [];
  });

/** Who carries something out, in a sentence. */
export function findDoers(text: string): Agent[] {
  const found: Agent[] = genitives(text, GENITIVE_DOER);
  found.push(...verbFinal(text));
  for (const pattern of [BY, THEN_WHO, ANY_BY])
    for (const match of text.matchAll(pattern)) {
      const agent = agentAfter(text, match.index + match[0].length, match.index);
      if (agent) found.push(agent);
    }
  const inverted = INVERTED.exec(text)?.groups?.who;
  if (inverted) {
    const from = text.indexOf(inverted);
    const agent = trimmed(text, from, from + inverted.length, from);
    if (agent) found.push(agent);
  }
  for (const match of text.matchAll(ACTIVE)) {
    const agent = agentBefore(text, match.index);
    if (agent && !/^\s(?:has|have|had|is|was)?\s*$/.test(match[0])) found.push(agent);
  }
  return distinct(found);
}

/** A Finnish name in the genitive, in capitals or with nouns for bodies: "Helsingin yliopiston", "Aamurusko ry:n". */
const GENITIVE =
  '(?<who>\\p{Lu}[\\p{L}\\p{N}:.’-]*(?:\\s+(?:ja|sekä)\\s+[\\p{L}\\p{N}:.’-]+|,?\\s+\\p{Lu}[\\p{L}\\p{N}:.’-]*|\\s+\\p{Ll}[\\p{Ll}:-]*n){0,8})(?<=n)';
/** "Kotisäätiön apurahalla", "ministeriön rahoittama". */
const GENITIVE_PAYER = new RegExp(
  `${GENITIVE}\\s+(?:myöntämällä\\s+)?(?:rahoituksella|rahoittama(?:n|ssa)?|tuella|apurahalla|avustuksella|varoilla|osarahoittama(?:n)?)(?!\\p{L})`,
  'gu',
);
/** "Helsingin yliopiston johtama hanke": who carries out, before a participle. */
const GENITIVE_DOER = new RegExp(
  `${GENITIVE}\\s+(?:johtama|toteuttama|koordinoima|vetämä|hallinnoima|organisoima|järjestämä|käynnistämä)(?:n|ssa|ssä|a|ä|t)?(?!\\p{L})`,
  'gu',
);

/** Who pays for something, in a sentence. */
export function findPayers(text: string): Agent[] {
  const found: Agent[] = [];
  found.push(...genitives(text, GENITIVE_PAYER));
  for (const match of text.matchAll(PAID)) {
    const agent = agentAfter(text, match.index + match[0].length, match.index);
    if (agent) found.push(agent);
  }
  for (const match of text.matchAll(OBJECT_FIRST_PAID)) {
    const agent = agentAfter(text, match.index + match[0].length, match.index);
    if (agent) found.push(agent);
  }
  if (found.length > 0) return distinct(found);
  for (const match of text.matchAll(ACTIVE_PAYS)) {
    // "co-financed by": the passive has been read.
    if (
      /^\s+(?:by|par|da|dal|door|por|s strani|ga|jo|ju|jih)(?!\p{L})/u.test(
        text.slice(match.index + match[0].length),
      )
    )
      continue;
    const agent = agentBefore(text, match.index);
    if (agent) found.push(agent);
  }
  return distinct(found);
}

const distinct = (agents: readonly Agent[]): Agent[] => {
  const kept: Agent[] = [];
  for (const agent of agents.toSorted((a, b) => a.from - b.from))
    if (!kept.some((other) => agent.from < other.to && other.from < agent.to)) kept.push(agent);
  return kept;
};

/** A small letter after an article or none: "for young workers", but not "for the Reduction of". */
const ARTICLE = '(?:the|de|het|la|le|les|il|lo|gli|i|el|los|las)\\s+';
const SMALL = `(?:${ARTICLE})?(?!${ARTICLE})(?-i:\\p{Ll})`;

/** Where the words after "by" stop telling who: another verb, a clause, a time, a partner. */
const STOP = new RegExp(
  [
    `,\\s+(?:the|this|de|het|dit|le|la|ce|il|el|este|questo)\\s+(?:\\p{L}+\\s+)?(?:${PROJECT_NOUN}|${LOOSE_NOUN})${END}`,
    ',\\s+(?:elle|ils|elles|it|they|il(?=\\s+(?:a|est|s.)(?!\\p{L})))\\s',
    '\\s+(?:se|si)\\s+(?:ha|han|hanno|è|sono|\\p{Ll}+(?:ó|aron|ieron))(?!\\p{L})',
    ',\\s+(?:the|this|de|het|le|la|il|el)\\s+(?:\\p{Ll}+\\s+){1,3}(?:was|were|is|are|has|have|ran|reached|werd|werden|wordt|est|è|ha|fue|se)\\s',
    ',?\\s+(?:ja|sekä|and|et|e|y|en|in)\\s+(?:jonka|joka|jota|jotka|which|that|who|qui|que|dont|che|die|dat|ki|katere\\p{L}*)(?!\\p{L})',
    '\\s+that\\s+(?:is|was|has|were|had|will|are)(?!\\p{L})',
    ',?\\s+(?:which|who|whose|where|while|when|as well as its|ki|katere|kater[iao]|die|dat|waarbij|qui|que|dont|où|joka|jotka|jossa|che|con il quale|quien|cuy[oa]|(?:with|in|through|by) which|whereby|s kater\\p{L}+|[vs] okviru kater\\p{L}+|waar(?:mee|in|door|aan|voor)|(?:avec|dans|grâce|par|pour|sur|à|au cours)\\s?(?:au|du)?(?:le)?quel(?:le)?s?|(?:con|per|in|a|da) cui|(?:con|nel|dal|al|col|grazie al)l?\\p{L}{0,2} qual[ei]|(?:con|en|por|a|de) (?:el|la|los|las) (?:que|cual(?:es)?)|al que|del que|jolla|johon)(?!\\p{L})',
    ',?\\s+(?:in (?:partnership|cooperation|collaboration|co-operation)|together with|jointly with|alongside|along with|v sodelovanju|skupaj [sz]|in samenwerking|samen met|en partenariat|en collaboration|avec (?:le soutien|la participation)|yhdessä|yhteistyössä|in collaborazione|insieme|en colaboración|junto (?:con|a))(?!\\p{L})',
    ',?\\s+(?:in|from|between|since|during|until|over|leta|od leta|v letih|v letu|v obdobju|med letoma|van|tussen|sinds|en|entre|depuis|de|vuosina|vuonna|dal|nel|tra il|desde|durante|entre)\\s+(?:the\\s+(?:year|period)s?\\s+)?(?:\\p{L}+\\s+)?(?:19|20)\\d\\d',
    `,?\\s+(?:as part of|within|under the|aimed|aiming|through (?=${SMALL})|during|on behalf|per conto|namens|pour le compte|por (?:cuenta|encargo)|v imenu|for (?=${SMALL})|to (?=${SMALL})|with (?=(?-i:\\p{Ll})|\\d)|and (?=(?:it|its|they|this|the project|included|involved|reached|lasted|ran|took|aim|was|is|were|are|has|had|will|consist|comprised|resulted|offered|trained|supported|now|received|receives|obtained|secured|began|started|ended|brought|aims|gave|\\d)\\b)|v okviru|z namenom|in het kader|gericht|om (?=\\p{L}+ te |te )|dans le cadre|afin|visant|pour (?=\\p{L}+(?:er|ir|re)(?!\\p{L}))|osana|nell['’]ambito|al fine|volt[oa] a|per (?=\\p{L}+[aei]re(?!\\p{L}))|en el marco|con el (?:fin|objetivo)|para (?=\\p{L}+[aei]r(?!\\p{L})))`,
    ',\\s+(?:ha|hanno|a|ont|heeft|hebben|has|have|on)\\s+(?-i:\\p{Ll})',
    ',\\s+(?:ha|hanno|a|ont|heeft|hebben|has|have|on)\\s+(?-i:\\p{Ll})',
    ',\\s+(?:ended|ends|began|begins|started|finished|concluded|runs|lasts|si è|se ha|je|s.est)\\s',
    // Dutch turns the verb after what stands in front: "Met de steun van X organiseerde Y".
    '\\s+(?:organiseer|ontwikkel|start|lanceer|voer|realiseer|coördineer)(?:de|te|den|ten|t)\\s',
    ',\\s+(?:is|was|was also|has|je|so|est|è|es|on|and (?:was|is|ran|it)|aimed|intended|it|the project|running|reaching|which|took|included|lasted|ran|involving)\\s(?=(?-i:\\p{Ll}))',
    '\\s+(?:is|was|were|has been|are|will be|je bil\\p{L}*|je namenjen\\p{L}*|wordt|werd|was|a été|est|sont|è|è stato|fue|ha sido|es|oli|on)\\s+(?-i:\\p{Ll})',
    // After a comma a list goes on with an article, "and" or a name; anything else is the sentence going on.
    ',\\s+(?!(?:the|and|de|het|la|le|les|il|lo|gli|i|el|los|las|in|ter|oziroma|en|et|e|ed|y|ja|sekä|as well as)\\s)(?=(?-i:\\p{Ll}))(?!(?:\\S+\\s+){1,3}(?-i:\\p{Lu}))',
    `,\\s+(?:and|in|en|et|e|y|ja)\\s+(?!(?:the|de|het|la|le|les|il|lo|gli|i|el|los|las|l['’])\\s)(?!(?:\\p{L}+\\s+)?${BODY.source})(?=(?-i:\\p{Ll}))(?!(?:\\S+\\s+){1,2}(?-i:\\p{Lu}))`,
    ',\\s+(?:(?:(?:and|the|its|naši|njegovi|la|les|i|los|de)\\s+)?partner(?:s|ji|ja|i)?(?!\\p{L})|(?:les\\s+)?partenaires|i\\s+partner|(?:los\\s+)?socios|kumppan\\p{L}+)',
    '\\s+(?:uit|op)(?=[.,;]|$)',
    ',\\s+(?=\\d)',
    '\\s+(?:for the period|per il (?:biennio|triennio|periodo)|pour la période|voor de (?:periode|jaren)|para el (?:bienio|trienio|período|periodo)|za obdobje|za leto|ajalle)(?!\\p{L})',
    // The sentence goes on about the project.
    "\\s+(?:en\\s+(?:liep|loopt|duurde|duurt|startte|bereikte|werd|is|heeft|kreeg)|et\\s+(?:a|s['’]|est|dure|vise|permet)|ed?\\s+(?:ha|è|si|dura|mira|terminerà|coinvolge)|y\\s+(?:ha|se|tuvo|duró|fue|es|finalizó|llegó)|in\\s+(?:je|se|so|bo|traja|poteka)|ja\\s+(?:se|on|kesti|päättyi|päättyy))(?!\\p{L})",
    '\\s+(?:la|le|il|lo|het|de)\\s+(?:réalisation|mise en œuvre|conduite|coordination|gestion|realizzazione|gestione|attuazione|ejecución|realización|gestión|uitvoering)(?!\\p{L})',
    // What it cost is told beside who paid.
    ",?\\s+(?:in the (?:amount|sum) of|to the (?:amount|tune) of|with (?:an? )?(?:€|EUR|budget|amount)|worth|(?:amounting|totalling)|v (?:višini|znesku)|ter (?:waarde|hoogte) van|ten bedrage van|voor een bedrag|à hauteur|(?:d['’]|pour )un montant|per un (?:importo|valore|totale)|con un (?:importe|presupuesto)|por (?:un )?(?:importe|valor)|yhteensä)(?!\\p{L})",
    '\\s+(?:we|smo|wij|nous|noi|nosotros)\\s',
    '[.;!?]\\s|[.;!?]$|:\\s|\\s[–—-]\\s(?=(?:an?|with|which|who|together|in|for|ki|een|un|une|una|uno)\\s)',
  ].join('|'),
  'iu',
);

/** "and was" before the next verb. */
const JOINED =
  /,?\s+(?:(?:and|in|en|et|ja|e|y|ter)(?:\s+(?:was|is|were|also|partly|je|bil\p{L}*|werd|wordt|a été|est|oli|on|è|è stato|fue|ha sido))*)?\s*$/iu;

/** Where the next verb of doing or paying begins, with the words that join it; the text's end without one. */
function nextVerb(text: string, from: number): number {
  const firstOf = (pattern: RegExp): number => {
    pattern.lastIndex = from;
    const index = pattern.exec(text)?.index ?? text.length;
    // `matchAll` would go on from here otherwise.
    pattern.lastIndex = 0;
    return index;
  };
  let first = Math.min(firstOf(BY), firstOf(PAID), firstOf(ANY_BY));
  const active = firstOf(ACTIVE);
  const isJoined = /\s(?:and|in|en|et|ja|e|y|ter)$/iu.test(text.slice(from, active));
  if (isJoined) first = Math.min(first, active);
  if (first === text.length) return first;
  return from + text.slice(from, first).replace(JOINED, '').length;
}

/** Sentences that begin with their circumstances: "With a grant from …, the Institute implemented …". */
const FRONTED =
  /^(?:with(?:in)?|under|thanks to|through|as part of|in the (?:framework|context) of|supported|funded|co-?financed|financed|s|z|ob|v okviru|met|dankzij|binnen|in het kader|avec|grâce|dans le cadre|con|col|grazie|nell['’]ambito|gracias|en el marco)\s/iu;

/** Where the circumstances in front end: at the last comma before the first verb of doing; null without them. */
function frontEnd(text: string): number | null {
  if (!FRONTED.test(text)) return null;
  ACTIVE.lastIndex = 0;
  const verb = ACTIVE.exec(text)?.index ?? -1;
  ACTIVE.lastIndex = 0;
  const comma = verb === -1 ? -1 : text.lastIndexOf(', ', verb);
  return comma === -1 ? null : comma;
}

function agentAfter(text: string, from: number, verb: number): Agent | null {
  const front = frontEnd(text);
  const limit = front !== null && from < front ? front : text.length;
  const rest = text.slice(from, Math.min(limit, nextVerb(text, from)));
  let to = rest.length;
  for (let at = 0; at < rest.length; ) {
    const stop = STOP.exec(rest.slice(at));
    if (!stop) break;
    const end = at + stop.index;
    if (isFalseStop(rest, end, stop[0])) {
      at = end + Math.max(1, stop[0].length);
      continue;
    }
    to = end;
    break;
  }
  return trimmed(text, from, from + to, verb);
}

/** "Foundation for Financing", "U.S. Embassy", "d.o.o. Ljubljana": inside a name. */
function isFalseStop(rest: string, at: number, stop: string): boolean {
  // "Ministrstvo za delo, družino, socialne zadeve in enake možnosti": what a ministry is for, in small letters.
  if (/^,\s+$/.test(stop) && /^(?:\p{L}+\s+)?minist/iu.test(rest))
    return /^(?:,\s+(?:\p{L}[\p{L}’']*\s?){1,4})+(?:in|ter|e|ed|et|y|en|ja|and)\s/u.test(rest.slice(at));
  if (/^[.]\s?$/.test(stop))
    return /(?:^|[\s(])(?:\p{Lu}(?:\.\p{Lu})*|St|Dr|d\.o\.o|o\.p|z\.o\.o|Inc|Ltd|e\.V)$/u.test(
      rest.slice(0, at),
    );
  return false;
}
