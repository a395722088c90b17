import type { Language } from '../../schemas/language.ts';
import { fold } from './fold.ts';
import { compoundNumbers } from './number-compounds.ts';

/**
 * The value of a number written in words ("twenty-five", "tweehonderd", "kaksikymmentä"), or null.
 * `one` and its like are left out, since in most of these languages they are articles as well.
 */
export function numberOfWord(word: string, language: Language): number | null {
  const key = fold(word).replace(/\s+/g, ' ').trim();
  const own = valueIn(key, language);
  return own ?? (language === 'en' ? null : valueIn(key, 'en'));
}

function valueIn(key: string, language: Language): number | null {
  const direct = WORDS[language].get(key);
  if (direct !== undefined) return direct;
  const parts = key.split(/-|\s+/).filter((part) => part && !JOINERS.has(part));
  if (parts.length < 2 || parts.length > 5) return null;
  let total = 0;
  let current = 0;
  for (const part of parts) {
    const value = WORDS[language].get(part) ?? (ONES.has(part) ? 1 : undefined);
    if (value === undefined) return null;
    if (value >= 1000) {
      total += Math.max(current, 1) * value;
      current = 0;
    } else if (value === 100) current = Math.max(current, 1) * 100;
    else current += value;
  }
  return total + current;
}

/** Every word of the table, longest first, for use inside a pattern. */
export const numberWordPattern = (language: Language): string =>
  [...new Set([...WORDS[language].keys(), ...(language === 'en' ? [] : WORDS.en.keys())])]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .join('|');

const JOINERS = new Set(['and', 'et', 'en', 'in', 'y', 'e', 'ja', 'de']);
const ONES = new Set(['one', 'a', 'un', 'une', 'una', 'uno', 'een', 'en', 'ena', 'eno', 'yksi']);

const table = (language: Language, text: string): Map<string, number> => {
  const map = new Map<string, number>(compoundNumbers(language));
  for (const entry of text.trim().split(/\s+/)) {
    const [words = '', value = ''] = entry.split('=');
    for (const word of words.split('|')) map.set(word.replaceAll('_', ' '), Number(value));
  }
  return map;
};

/** Folded (no diacritics); `|` parts other forms of the same number. */
const WORDS: Record<Language, Map<string, number>> = {
  en: table(
    'en',
    `two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
    fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60
    seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 dozen=12`,
  ),
  sl: table(
    'sl',
    `dva|dve|dveh|dvema=2 tri|trije|treh|trem=3 stiri|stirje|stirih|stirim=4 pet|petih=5 sest|sestih=6
    sedem|sedmih=7 osem|osmih=8 devet|devetih=9 deset|desetih=10 enajst|enajstih=11 dvanajst|dvanajstih=12
    trinajst|trinajstih=13 stirinajst|stirinajstih=14 petnajst|petnajstih=15 sestnajst=16 sedemnajst=17 osemnajst=18
    devetnajst=19 dvajset|dvajsetih=20 trideset|tridesetih=30 stirideset=40 petdeset=50 sestdeset=60 sedemdeset=70
    osemdeset=80 devetdeset=90 sto=100 dvesto=200 tristo=300 petsto=500 tisoc=1000`,
  ),
  nl: table(
    'nl',
    `twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 veertien=14
    vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60
    zeventig=70 tachtig=80 negentig=90 honderd=100 tweehonderd=200 driehonderd=300 vijfhonderd=500 duizend=1000`,
  ),
  fr: table(
    'fr',
    `deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
    quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 vingt-cinq=25 trente=30 quarante=40 cinquante=50
    soixante=60 soixante-dix=70 quatre-vingts=80 quatre-vingt-dix=90 septante=70 nonante=90 cent|cents=100
    deux_cents=200 trois_cents=300 mille=1000 douzaine=12`,
  ),
  fi: table(
    'fi',
    `kaksi|kahden|kahdessa|kahta=2 kolme|kolmen|kolmessa|kolmea=3 nelja|neljan|neljassa|neljaa=4
    viisi|viiden|viidessa|viitta=5 kuusi|kuuden|kuudessa|kuutta=6 seitseman|seitsemassa|seitsemaa=7
    kahdeksan|kahdeksassa|kahdeksaa=8 yhdeksan|yhdeksassa|yhdeksaa=9 kymmenen|kymmenessa|kymmenta=10 yksitoista=11
    kaksitoista=12 kolmetoista=13 neljatoista=14 viisitoista=15 kuusitoista=16 seitsemantoista=17 kahdeksantoista=18
    yhdeksantoista=19 kaksikymmenta=20 kolmekymmenta=30 neljakymmenta=40 viisikymmenta=50 kuusikymmenta=60
    seitsemankymmenta=70 kahdeksankymmenta=80 yhdeksankymmenta=90 sata=100 kaksisataa=200 kolmesataa=300 viisisataa=500
    tuhat=1000`,
  ),
  it: table(
    'it',
    `due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 tredici=13
    quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19 venti=20 venticinque=25 trenta=30
    quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90 cento=100 duecento=200 trecento=300
    cinquecento=500 mille=1000 duemila=2000 dozzina=12`,
  ),
  es: table(
    'es',
    `dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
    quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veinticinco=25 treinta=30 cuarenta=40
    cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien|ciento=100 doscientos|doscientas=200
    trescientos|trescientas=300 quinientos|quinientas=500 mil=1000 docena=12`,
  ),
};
