/**
 * A light stemmer for Slovene: takes off the endings of declension and the commonest derivations, so that
 * `izkoriščanja`, `izkoriščanju`, `izkoriščanjem` meet, and leaves verbs mostly alone. Endings after the tables of
 * noun, adjective and participle forms in Toporišič, Slovenska slovnica (2000). Reads folded words (č as c), since
 * readers type both.
 */
const ENDINGS = [
  // Feminine nouns in -ev, whose vowel goes where an ending follows: žrtev, žrtve; zaposlitev, zaposlitve; cerkev, cerkve.
  ['tev', 'tv'],
  ['kev', 'kv'],
  // Verbal nouns and nouns in -ost, -ec, -ka with their case endings.
  ['anjem', 'an'],
  ['enjem', 'en'],
  ['anjih', 'an'],
  ['enjih', 'en'],
  ['anja', 'an'],
  ['enja', 'en'],
  ['anje', 'an'],
  ['enje', 'en'],
  ['anju', 'an'],
  ['enju', 'en'],
  ['anj', 'an'],
  ['enj', 'en'],
  ['ostmi', 'ost'],
  ['ostjo', 'ost'],
  ['ostih', 'ost'],
  ['ostim', 'ost'],
  ['osti', 'ost'],
  // Adjectives, with the -sk- and -n- before them kept.
  ['nega', 'n'],
  ['nemu', 'n'],
  ['nimi', 'n'],
  ['nih', 'n'],
  ['nim', 'n'],
  ['skega', 'sk'],
  ['skemu', 'sk'],
  ['skimi', 'sk'],
  ['skih', 'sk'],
  ['skim', 'sk'],
  // Case endings, the longest first.
  ['ega', ''],
  ['emu', ''],
  ['ami', ''],
  ['ema', ''],
  ['oma', ''],
  ['imi', ''],
  ['ijo', ''],
  ['ama', ''],
  ['ov', ''],
  ['ev', ''],
  ['om', ''],
  ['em', ''],
  ['am', ''],
  ['ih', ''],
  ['im', ''],
  ['ah', ''],
  ['eh', ''],
  ['mi', ''],
  ['jo', ''],
  ['o', ''],
  ['e', ''],
  ['a', ''],
  ['i', ''],
  ['u', ''],
] as const;

const MIN_STEM_LENGTH = 3;

/** The stem of one folded word; short words come back as they are. */
export function stemSlovene(word: string): string {
  for (const [ending, kept] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length) + kept;
    if (stem.length < MIN_STEM_LENGTH) continue;
    return joinFleetingVowel(stem);
  }
  return joinFleetingVowel(word);
}

/**
 * A vowel that stands only where no ending follows: `delavec` against `delavca`, `projekten` against `projektna`. Taken
 * out where a consonant stands on both of its sides and the word is long enough; a last -j goes, too (`trgovanj`).
 */
function joinFleetingVowel(stem: string): string {
  const soft = stem.length >= 4 && stem.endsWith('j') ? stem.slice(0, -1) : stem;
  return soft.length >= 6 ? soft.replace(/([bcdfghjklmnprstvz])e([cknr])$/, '$1$2') : soft;
}
