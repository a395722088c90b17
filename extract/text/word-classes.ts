import { fold } from '../values/fold.ts';
import type { TextLine } from './text-lines.ts';

/** Small words by what may follow them. */
export type WordClass = 0 | 1 | 2 | 3 | 4 | 5;
const CONTENT = 0;
/** Articles and what stands for one: a name follows, never another small word. */
const ARTICLE = 1;
const PREPOSITION = 2;
const CONJUNCTION = 3;
/** Forms of to be and to have. */
const AUXILIARY = 4;
/** What opens a clause or stands for a name. */
const RELATIVE = 5;

const WORDS: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  en: [
    'the a an this these those its their his her our your my each every such',
    'of in on for with from by at to into about between within through against during under over among across without upon towards per via',
    'and or but nor',
    'is are was were be been being has have had will would can could may must should',
    'which who whom whose that how whether where when while since because if than as after before until not thus also it they we he she',
  ],
  nl: [
    'het de een deze dit hun haar onze ons elke ieder',
    'van voor met op te in aan bij uit door over tussen tegen naar om onder binnen tijdens',
    'en of maar',
    'is zijn was waren werd werden wordt worden heeft hebben kan kunnen moet moeten zal',
    'die dat wie welke hoe wanneer terwijl sinds omdat als dan niet ook zij men',
  ],
  fr: [
    'le la les l un une ce cette ces leur leurs son sa ses du des au aux',
    'de a en pour avec par dans sur sous entre contre chez vers sans',
    'et ou mais',
    'est sont etait ete etre ont peut peuvent doit doivent',
    'qui que dont ou quand comment puis si ne pas ainsi il elle ils on',
  ],
  it: [
    'il lo la i gli le un uno una questo questa del della dei delle degli dell al alla ai alle nel nella nei dal dalla sul sulla',
    'di a da in con su per tra fra',
    'e ed o ma',
    'e sono era stato essere ha hanno puo possono deve devono',
    'che cui quale come quando dove mentre se non anche si',
  ],
  es: [
    'el la los las un una sus su este esta estos estas del al',
    'de a en con por para sobre entre contra desde hasta hacia sin',
    'y e o u pero',
    'es son era fue ser ha han puede pueden debe deben',
    'que quien cual como cuando donde mientras si no se asi',
  ],
  sl: [
    'ta te svoj svoje svojih njihov njihove njihovih tega tem teh',
    'za na v z s pri po iz od do o ob med proti pred nad pod brez k h glede skozi',
    'in ter ali pa',
    'je so bil bila bilo bili biti bo bodo ima imajo lahko mora morajo',
    'ki kateri katere ki ko kako kjer medtem ker ce kot se ne tudi',
  ],
  fi: [
    'taman naiden tama nama sen niiden',
    'ilman ennen noin',
    'ja tai seka mutta eli',
    'on ovat oli olivat ollut olla voi voivat pitaa',
    'joka jotka jossa joita etta kun miten jos kuin ei myos se ne',
  ],
};

const CLASSES = [ARTICLE, PREPOSITION, CONJUNCTION, AUXILIARY, RELATIVE] as const;

const MAPS = Object.values(WORDS).map((lists) => {
  const map = new Map<string, WordClass>();
  for (const [index, list] of lists.entries())
    for (const word of list.split(' ')) if (!map.has(word)) map.set(word, CLASSES[index] ?? CONTENT);
  return map;
});

/** The small words of the language that most of a text is in. */
export function wordClasses(lines: readonly TextLine[]): ReadonlyMap<string, WordClass> {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    for (const [word] of fold(text).matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best: { readonly map: ReadonlyMap<string, WordClass>; readonly count: number } = {
    map: new Map(),
    count: 0,
  };
  for (const map of MAPS) {
    let count = 0;
    for (const word of map.keys()) count += counts.get(word) ?? 0;
    if (count > best.count) best = { map, count };
  }
  return best.map;
}

/** JUNCTION[left][right]: what it costs that the right word follows the left one in a text. */
export const JUNCTION: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0],
  [-0.3, 2.5, 2.5, 2.5, 2.5, 2.5],
  [-0.1, -0.4, 1, 2, 2, 0.3],
  [0, 0, 0, 2, 0.2, 0],
  [0, 0, 0, 1.5, 0.5, 0],
  [0, 0, 0, 0.5, 0, 0],
];
