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

/** Who does or pays something, with where it stands in the sentence. */
export interface Agent {
  readonly from: number;
  readonly to: number;
  /** Where the verb stands that gave it. */
  readonly verb: number;
}

/** Bodies that several languages write with a small letter. */
const BODY =
  /(?<!\p{L})(?:\p{Ll}+(?:ministeriö|virasto|säätiö|rahasto|yliopisto|kaupunki)|ministr|ministe|urad|občin|policij|univerz|sklad|inšpektorat|ministeriö|yliopisto|kunta|kaupunki|poliisi|virasto|säätiö|överheid|overheid|gemeente|stad|ministère|région|commune|université|ministero|comune|regione|università|ayuntamiento|ministerio|universidad|junta|gobierno|government|police|council|embassy)/iu;
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
const PRONOUN =
  /^(?:tot slot|ten slotte|finally|lastly|enfin|infine|lopuksi|nazadnje|por último|we|they|it|sen|he|she|this|these|those|there|who|which|that|project|smo|ga|ki|wij|zij|het|dit|deze|nous|ils|elle|il|on|ce|qui|me|he|se|joka|noi|essi|che|nosotros|ellos|que|este|the project|the projects|projekt|le projet|hanke|il progetto|el proyecto)$/iu;

/** After a project's name: "of", "from" and the like, before a name of its own or a kind of body with one. */
const OF =
  /^[”"“»«)’]?\s*,?\s*(?:of|by|from|van|vanwege|de|du|des|d['’]|di|del|della|dello|dell['’]|dei|delle|degli|da|dal|dalla|dall['’])(?:\s+|(?<=['’])\s*)(?=(?:(?:the|de|het|la|le|l['’]|les|los|las|el|il|lo)\s*)?(?:\p{Ll}{3,}\s+){0,2}(?-i:\p{Lu}))/iu;
/** The same with a word for what it is between: "“Not for Sale”, an initiative of the Guild". */
const INITIATIVE_OF =
  /^[”"“»«)’›]?\s*,?\s*(?:(?:an?|the|een|une?|un[ao]?|l['’]|skupn\p{L}+|yhteinen)\s*)?(?:\p{Ll}+\s+){0,2}(?:initiative|project|programme|campaign|pobuda|projekt|initiatief|campagne|projet|iniziativa|progetto|iniciativa|proyecto|campaña)\s+(?:of|by|from|van|de|du|des|d['’]|di|del|della|dello|dell['’]|dei|delle|degli)(?:\s+|(?<=['’])\s*)(?=(?:(?:the|de|het|la|le|l['’]|les|los|las|el|il|lo)\s*)?(?:\p{Ll}{3,}\s+){0,2}(?-i:\p{Lu}))/iu;
/** Finnish puts whose it is in front: "on Aamurusko ry:n ja Kotiliiton yhteinen hanke". */
const GENITIVE_OWNER =
  /\s(?:on|oli)\s+(?<who>\p{Lu}[\p{L}\p{N}:.’-]*(?:\s+(?:ja\s+|sekä\s+)?[\p{L}\p{N}:.’-]+){0,8}?(?<=n))\s+(?:yhteinen\s+|oma\s+|vetämä\s+|koordinoima\s+|toteuttama\s+)?\p{L}*(?:hanke|projekti|kampanja)$/u;

/** An article, words for a kind of body, capitals with the small words between them. */
const NAME_RUN =
  /^(?:(?:the|de|het|la|le|les|los|las|el|il|lo)\s+|l['’]\s?)?(?:\p{Ll}{3,}\s+){0,2}\p{Lu}[\p{L}\p{N}&.’'-]*(?:,?\s+(?:(?:of|for|the|and|in|on|&|de|del|della|des|du|di|la|le|et|e|y|en|van|voor|tegen|het|za|ja|dei|delle)\s+|l['’]|d['’]){0,3}\p{Lu}[\p{L}\p{N}&.’'-]*)*(?:\s*\(\p{Lu}[^()]{1,40}\))?/u;
/** "… and the federal police": a second body, of the kinds that are written small. */
const JOINED_BODY = new RegExp(
  `^\\s+(?:and|in|ter|en|et|e|ed|y|ja)\\s+(?:(?:de|di|van)\\s+|d['’])?(?:(?:the|de|het|la|le|les|il|lo|el|los|las)\\s+|l['’])?(?:\\p{Ll}+\\s+)?(?:${BODY.source}|(?:asbl|vzw|ngo|ong|onlus|associa|asocia|vereniging|stichting|fond|cooperativa|društv|zavod|institut))\\p{Ll}*(?:\\s+(?:(?:of|van|de|di|del|della)\\s+)?\\p{Lu}[\\p{L}-]*)*`,
  'iu',
);
const POSSESSIVE =
  /(?<who>(?:\p{Lu}[\p{L}\p{N}&.-]*\s+(?:(?:of|for|the|and|de|van)\s+)*)*\p{Lu}[\p{L}\p{N}&.-]*)['’]s?\s+(?:\p{Ll}+\s+){0,3}["“„»«]?$/u;

/**
 * Whose a project is, where only the grammar of the name says so: "the project X of the Society", "the Society's project X".
 *
 * @param from where the mention of the project begins
 * @param to where it ends
 */
export function findOwner(text: string, from: number, to: number): Agent | null {
  const genitive = GENITIVE_OWNER.exec(text.slice(from, to))?.groups?.who;
  if (genitive !== undefined) {
    const start = text.indexOf(genitive, from);
    return trimmed(text, start, start + genitive.length, to);
  }
  const of = OF.exec(text.slice(to)) ?? INITIATIVE_OF.exec(text.slice(to));
  if (of) {
    const start = to + of[0].length;
    const name = NAME_RUN.exec(text.slice(start))?.[0] ?? '';
    const joined = JOINED_BODY.exec(text.slice(start + name.length))?.[0] ?? '';
    return name === '' ? null : trimmed(text, start, start + name.length + joined.length, to);
  }
  const who = POSSESSIVE.exec(text.slice(0, from))?.groups?.who;
  if (who === undefined) return null;
  const start = text.slice(0, from).lastIndexOf(who);
  return trimmed(text, start, start + who.length, from);
}

const isAside = (head: string): boolean => PARTNER_ASIDE.test(head) || APPOSITION.test(head);

/** The noun phrase before a verb: who does it. A time or circumstance in front of it, and a comma, are left out. */
function agentBefore(text: string, verb: number): Agent | null {
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

/** From here on it is told with whom: a partner is not the one who carries out. */
const PARTNER =
  /,?\s+(?:in (?:close )?(?:partnership|cooperation|collaboration|co-operation) with|together with|jointly with|along with|v sodelovanju|skupaj [sz]|in samenwerking met|samen met|en (?:partenariat|collaboration) avec|yhteistyössä|yhdessä|in (?:partenariato|collaborazione) con|insieme (?:a|con)|en colaboración con|junto (?:con|a))(?!\p{L})/iu;
/** The same between commas, up to the verb. */
const PARTNER_ASIDE = new RegExp(`${PARTNER.source}[^;:]*,$`, 'iu');
/** "Nidos, the Dutch guardianship institution, was …". */
const APPOSITION = /,\s(?:the|an?|de|het|een|la|le|l['’]|une?|il|lo|un[ao]?|el)\s?[^;:,]{3,80},$/iu;
const OWN_PROJECT = new RegExp(
  `^(?:Projekt\\p{L}*|Hanke\\p{L}*|Progetto|Proyecto|Projet)(?=\\s\\p{Ll}|$)|${BEGIN}(?:projekt\\p{L}*|projects?|projets?|progett[oi]|proyectos?|hanke\\p{L}*|hankkee\\p{L}*)${END}`,
  'u',
);

/** "More than 260 hotels", "Some of the …": how many, not who. */
const QUANTITY =
  /^(?:more than|over|about|around|some|many|several|most|nearly|almost|up to|at least|each|every|so far|več kot|okoli|nad|meer dan|ongeveer|bijna|plus de|environ|près de|yli|noin|lähes|più di|oltre|circa|quasi|más de|unos|unas|casi)(?!\p{L})|\s(?:have|has|had|hebben|heeft|avaient|han|hanno)\s/iu;

/** A pronoun, a preposition or a verb in it: a piece of a sentence, no name. */
const CLAUSE =
  /^(?:it|this|these|those|he|she|they|we|there|who|which|with|under|through|s|z|v|na|pri|skozi|met|via|avec|dans|con|nel|nella|en|para|hän|se)\s|\s(?:was|were|is|are|been|je|bil[aio]?|smo|pomagamo|wordt|werd|werden|était|sont|ont|è|sono|fue|fueron|son|on|oli|ovat)\s/iu;

/** "the Red Cross from 2022 to 2024". */
const TRAILING_TIME =
  /\s(?:from|in|since|during|van|in|vanaf|sinds|tussen|de|en|depuis|entre|dal|nel|dai|desde|od|leta|von|seit|sedan|vuosina|vuonna)\s+(?:\p{L}+\s+)?(?:19|20)\d\d(?!\d).*$/u;
/** "Our partner HAART of Nairobi": what it is to the writer is no part of its name. */
const OUR_PARTNER =
  /^(?:our|onze|notre|nostr[oa]|nuestr[oa]|naš\p{L}*|meidän|its|their|il nostro|la nostra)\s+(?:\p{L}+\s+){1,3}?(?=(?-i:\p{Lu}))/iu;

/** Without articles and signs at the ends; null when it names nobody. */
function trimmed(text: string, from: number, to: number, verb: number): Agent | null {
  let start = from;
  let end = to;
  const lead =
    /^(?:[\s,:–—-]|(?:the|an?|de|het|een|le|la|les|l['’]|des|du|il|lo|gli|i|el|los|las|al|allo|alla)\s(?=\p{L})|l['’])+/iu.exec(
      text.slice(start, end),
    );
  // "De Lantaarn", "La Strada" within a sentence: an article with a capital belongs to the name.
  const isOfName =
    lead !== null && start + (/\p{L}/u.exec(lead[0])?.index ?? 0) > 0 && /\p{Lu}/u.test(lead[0]);
  if (lead) start += isOfName ? (/^[\s,:–—-]*/u.exec(lead[0])?.[0].length ?? 0) : lead[0].length;
  // "the programme (2021–2023)": when, not who.
  const years = /\s*\((?:[^()]{0,20}\s)?(?:19|20)\d\d[^()]{0,30}\)$/u.exec(text.slice(start, end));
  if (years) end -= years[0].length;
  const tail = /[\s,.;:–—-]+$/u.exec(text.slice(start, end));
  if (tail && !/\b\p{Lu}\.$/u.test(text.slice(start, end))) end -= tail[0].length;
  const words = text.slice(start, end);
  const time = TRAILING_TIME.exec(words);
  if (time) return trimmed(text, start, start + time.index, verb);
  const ours = OUR_PARTNER.exec(words)?.[0].length;
  if (ours !== undefined) return trimmed(text, start + ours, end, verb);
  const partner = PARTNER.exec(words);
  if (partner && partner.index > 2) return trimmed(text, start, start + partner.index, verb);
  const isNamed = /\p{Lu}/u.test(words) || BODY.test(words);
  if (!isNamed || words.length < 2 || words.length > 400 || PRONOUN.test(words)) return null;
  const isSentence =
    words.split(/\s+/).length > 14 && !words.includes(',') && !/\p{Lu}\p{L}+.*\p{Lu}/u.test(words);
  if (QUANTITY.test(words) || CLAUSE.test(words)) return null;
  // A subject with a verb or a project of its own names nobody, and neither does a quoted title.
  if (isSentence || /^\d|["“„»«_]/.test(words) || OWN_PROJECT.test(words)) return null;
  return { from: start, to: end, verb };
}
