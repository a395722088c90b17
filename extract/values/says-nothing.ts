import { fold } from './fold.ts';

/**
 * Whether a cell says that it holds nothing: `/`, a dash, `None`, `No information`, `n/a`, in seven languages.
 * "0" and "No" are answers.
 */
export function saysNothing(text: string): boolean {
  // What says so is shorter than a sentence.
  if (text.length > 200) return false;
  const plain = fold(text)
    .replace(/[\s.]+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return true;
  return NOTHING.test(plain);
}

const NOTHING = new RegExp(
  `^[([]?(?:${[
    'n ?/ ?a|na|n a|none|not applicable|not available|not (?:stated|specified|known|provided|reported)|unknown|no (?:information|data|link|results?)(?: (?:available|found|provided))?|nothing|tbd',
    'ni|ni podatk(?:a|ov)|brez(?: podatkov)?|ni na voljo|neznano|ni navedeno|nic',
    'geen|geen (?:informatie|gegevens|data|link)(?: beschikbaar)?|n ?v ?t|niet (?:van toepassing|beschikbaar|bekend|vermeld)|onbekend',
    "neant|aucune?|aucune? (?:information|donnee|lien)(?: disponible)?|s ?/ ?o|sans objet|non (?:applicable|disponible|precise|communique)|pas d'information|inconnue?",
    'ei|ei (?:tietoa|tietoja|saatavilla|tiedossa|sovellettavissa|ilmoitettu|linkkia)|tuntematon|puuttuu',
    'nessun[oa]?|nessuna informazione|nessun dato|non (?:disponibile|applicabile|specificato|noto|pervenuto)|n ?d|sconosciuto',
    'ningun[oa]?|sin (?:informacion|datos|enlace|especificar)|no (?:aplica|disponible|consta|procede|especificado)|ninguna informacion|desconocido',
  ].join('|')})[)\\]]?$`,
);
