/** What a word says of a body beside it: that it pays, that it carries out, or that it gets what another pays. */
export type CueRole = 'pays' | 'does' | 'gets';

export interface Cue {
  readonly role: CueRole;
  readonly from: number;
  readonly to: number;
}

/** Words of paying by their beginnings; languages beyond the seven of the readers share most of them. */
const PAYING = [
  'co-?\\s?financ|financ|finanz|finansi|financi|sofinans|dofinans|medfinans|anschubfinanz|kofinanz|fund(?:ed|ing|s|er|ers)?(?!\\p{L})|co-?fund|subsid|subvenc|subven[tz]|sovven|sponsor|gesponser|grants?(?!\\p{L})|granted|donat|donor|donación|donativ|underwrit|bankroll',
  'support(?:ed|s|er)?(?!\\p{L})|backed|backing|generos|générosit|generosit|paid(?!\\p{L})|pays(?!\\p{L})|met\\s+by|recursos(?!\\p{L})|costs?(?!\\p{L})|money|budget(?!\\p{L})|contribution|fondos(?!\\p{L})|fundos(?!\\p{L})|fondi(?!\\p{L})|\\d[\\d.,]*\\s?(?:euro|eur(?!\\p{L})|€|dollar|evrov|kron)',
  'sredstv|denar|zagotovi|zagotav|finančn\\p{L}+\\s+pomoč|pomočjo|podpr[lt]|podpira|podpor|prispeva|krije(?!\\p{L})|krila(?!\\p{L})|dotacij|donacij|potpor|wspar|pokry',
  'steun|gesteund|ondersteun|bekostig|betaal|kosten(?!\\p{L})|mogelijk\\s+gemaakt|gefinancierd|financiering|bijdrage|middelen|geld(?!\\p{L})|toelage',
  'soutien|soutenu|bailleu|mécén|concours\\s+financier|aide\\s+financière|fonds\\s+(?:de|du|d.)|contributi|appui|dotation|dot[ée]e?\\s+par',
  'rahoit|avustuks|avustuk|apurah|tuella|tukee|tuki(?!\\p{L})|tukivat|tukemana|varoi[nlst]|rahat',
  'sostegn|sostenut|sostien|sosteng|contribut|risorse|stanzi|erogat|fondi\\s+(?:di|del|dell|europei)|patrocin|a\\s+carico',
  'apoy|aportación|aporta|ayuda\\s+(?:económica|financiera|de)|sufrag|costead|apoio|apoiad|suport|ajut',
  'geförder|förder|bezahl|unterstütz|mitteln|mittel(?!\\p{L})|zuschuss|zuwendung|kostenträg|bidrag|stöd(?!\\p{L})|stöttas|medel(?!\\p{L})|anslag|støtte|støtta|midler',
].join('|');

/** Words of carrying out by their beginnings. */
const DOING = [
  '(?:lay|lies|rests)\\s+with(?!\\p{L})|carri(?:ed|es)\\s+out|carry(?:ing)?\\s+out|implement|conduct|run(?:s|ning)?(?!\\p{L})|ran(?!\\p{L})|led(?!\\p{L})|leads(?!\\p{L})|leading|lead(?=\\s+(?:by|partner|organi))|coordinat|co-ordinat|manag|organi[sz]|deliver|develop|launch|set\\s+up|initiati|undert[ao]|oversee|oversaw|respons[ia]b|hosted|operat|behind|brainchild|(?:collaboration|cooperation|partnership)(?=\\s+between)|samenwerking(?=\\s+tussen)|collaboration(?=\\s+entre)|collaborazione(?=\\s+(?:tra|fra))|colaboración(?=\\s+entre)|in\\s+charge|spearhead|pioneer|creat(?:ed|or)|founded|start(?:ed|s)?(?!\\p{L})|began|opened|held(?!\\p{L})|heads?(?!\\p{L})|headed',
  'izved|izvaj|izvod|vodi(?!\\p{L})|vodil|vodijo|vodita|nosil|pripravil|pripravlj|organizira|koordinir|prireja|priredil|izpelj|zagnal|uresnič|zasnoval|pobud|skrbi|vodstv|nositelj|provod|proved|provel|realizir',
  'uitgevoerd|uitvoer|voert(?!\\p{L})|voerde|voeren|leid(?:t|de|den)(?!\\p{L})|geleid|leiding|trekt|penvoer|organiseer|georganiseerd|initiatief|coördin|gecoördin|gaf(?!\\p{L})|geeft|startte|gestart(?!\\p{L})|start(?!\\p{L})|begon|opgezet|verzorg|verantwoordelijk|draagt|runt|opgestart|lanceer',
  'réalis|men[ée]e?s?(?!\\p{L})|mène|menait|port[ée]e?s?(?!\\p{L})|porte(?!\\p{L})|portent|pilot|coordonn|mis\\s+en\\s+(?:œuvre|oeuvre|place)|met\\s+en\\s+(?:œuvre|place)|conduit|lanc[éer]|lance(?!\\p{L})|anim[ée]|anime(?!\\p{L})|gér|gère|exécut|confié|maître\\s+d.ouvrage|organis|chargée?s?\\s+d|œuvre',
  'toteut|vasta[at]|vastasi|vastuu|johta|johto|koordino|vetä|veti(?!\\p{L})|järjest|hallinno|käynnist|pyörit|toteuttaj',
  'realizz|promoss|promuov|promozione|gesti[ts]|gestisc|gestion|attua|coordina|affidat|condott|conduc|curat[oa]|cura(?=\\s+d)|capofila|guidat|guida(?!\\p{L})|avviat|ideat|lanciat',
  'realiz|ejecu[ct]|cargo(?=\\s+de)|llev[aó]|impuls|desarroll|lider|promov|promuev|puso\\s+en|encarg|execut|desenvolv|coorden|dirig|responsá|responsab',
  'durchgeführt|durchführ|führ(?:t|te|ten)(?!\\p{L})|umgesetzt|setzt|leitet|geleitet|leitung|betreib|koordinier|träger|getragen|verantwort|veranstalt|organisier|initiiert|entwickel',
  'genomför|driv(?:er|s|it)(?!\\p{L})|leds(?!\\p{L})|leder(?!\\p{L})|ansvar|samordn|arrangera|startade|gennemfør|realizow|prowadz|prowadził|koordyn|zrealiz|zorganiz',
].join('|');

/** Words of getting what another pays: "received a grant from", "a bénéficié du soutien de". */
const GETTING =
  'receiv|obtain|secur(?:ed|es)|award(?:ed)?|benefit|prejel|prejema|dobil|pridobil|ontving|ontvangt|kreeg|krijgt|reçu|reçoit|bénéfici|obten|sai(?!\\p{L})|saa(?!\\p{L})|saanut|sai|ricev|ottenut|beneficia|recib|obtuv|erhiel|erhält|bekam|fick(?!\\p{L})|får(?!\\p{L})|erhållit|otrzyma|dobi|recebe';

const ALL: readonly (readonly [CueRole, RegExp])[] = [
  ['gets', new RegExp(`(?<![\\p{L}\\p{N}])(?:${GETTING})\\p{L}*`, 'giu')],
  ['pays', new RegExp(`(?<![\\p{L}\\p{N}])(?:${PAYING})\\p{L}*`, 'giu')],
  ['does', new RegExp(`(?<![\\p{L}\\p{N}])(?:${DOING})\\p{L}*`, 'giu')],
];

/** The words of a sentence that say what bodies do for a project, in their order. */
export function findCues(text: string): Cue[] {
  const found: Cue[] = [];
  for (const [role, pattern] of ALL)
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!found.some((cue) => cue.from < to && from < cue.to)) found.push({ role, from, to });
    }
  return found.sort((a, b) => a.from - b.from);
}
