import { expect, test } from 'vitest';
import { stemSlovene } from '../../search/slovene-stemmer.ts';

/** Forms of one word each, folded; after the paradigms of Toporišič, Slovenska slovnica (2000). */
const FORMS = [
  'zrtev zrtve zrtvi zrtvijo zrtvam zrtvah zrtvami',
  'otrok otroka otroku otrokom otroci otrok otroke otrocih otroki',
  'trgovina trgovine trgovini trgovino trgovin trgovinam trgovinah trgovinami',
  'izkoriscanje izkoriscanja izkoriscanju izkoriscanjem izkoriscanj',
  'delavec delavca delavcu delavcem delavci delavcev delavcih',
  'projekt projekta projektu projektom projekti projektov projektih',
  'prisilni prisilna prisilno prisilne prisilnega prisilnemu prisilnim prisilnih prisilnimi',
  'slovenski slovenska slovensko slovenskega slovenskemu slovenskih slovenskim slovenskimi',
  'raziskava raziskave raziskavi raziskavo raziskav raziskavam raziskavah raziskavami',
  'ranljivost ranljivosti ranljivostjo ranljivostim',
  'organizacija organizacije organizaciji organizacijo organizacij organizacijam organizacijah organizacijami',
  'preprecevanje preprecevanja preprecevanju preprecevanjem',
  'policija policije policiji policijo policij',
  'ucitelj ucitelja ucitelju uciteljem ucitelji uciteljev uciteljih',
  'mesto mesta mestu mestom mest mestih mesti',
  'delavnica delavnice delavnici delavnico delavnic delavnicah delavnicami',
  'mladoletnik mladoletnika mladoletniki mladoletnikov mladoletnikom mladoletnike',
  'beracenje beracenja beracenju beracenjem',
];
const LEAST_SHARE = 0.9;

test('forms of a word mostly share their stem with its first form', () => {
  const pairs = FORMS.flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return others.map((other) => [first, other] as const);
  });

  const apart = pairs.filter(([first, other]) => stemSlovene(first) !== stemSlovene(other));

  expect(1 - apart.length / pairs.length, JSON.stringify(apart)).toBeGreaterThanOrEqual(LEAST_SHARE);
});

test.each([
  ['trgovina', 'trg'],
  ['delo', 'delavec'],
  ['mesto', 'mesec'],
  ['zrtev', 'zrtvovanje'],
  ['policija', 'politika'],
  ['otrok', 'otok'],
  ['raziskava', 'razstava'],
])('%s and %s stay apart', (a, b) => {
  expect(stemSlovene(a)).not.toBe(stemSlovene(b));
});

test('short words come back as they are', () => {
  expect(['je', 'od', 'dom', 'le'].map(stemSlovene)).toEqual(['je', 'od', 'dom', 'le']);
});
