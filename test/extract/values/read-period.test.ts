import { expect, test } from 'vitest';
import { findPeriods, isPeriodWithoutDates, readPeriod } from '../../../extract/values/read-period.ts';

/** `start/end`, empty where open; null where nothing is read. */
const read = (text: string): string | null => {
  const period = readPeriod(text);
  return period && `${period.start ?? ''}/${period.end ?? ''}`;
};

const SAME_SPAN: Record<string, readonly string[]> = {
  '2017-06/2017-09': [
    'From June to September 2017',
    'June–September 2017',
    'od junija do septembra 2017',
    'van juni tot september 2017',
    'de juin à septembre 2017',
    'kesäkuusta syyskuuhun 2017',
    'da giugno a settembre 2017',
    'de junio a septiembre de 2017',
    'The survey was carried out from June to September 2017.',
  ],
  '2018-04/2018-10': [
    '1st of April 2018 - 31st of October 2018',
    '1.4.2018 - 31.10.2018',
    '01.04.2018–31.10.2018',
    '1. aprila 2018 do 31. oktobra 2018',
    '1 april 2018 t/m 31 oktober 2018',
    '1er avril 2018 au 31 octobre 2018',
    '1. huhtikuuta 2018 – 31. lokakuuta 2018',
    'dal 1° aprile 2018 al 31 ottobre 2018',
    'del 1 de abril de 2018 al 31 de octubre de 2018',
    '2018-04-01 to 2018-10-31',
    '04/2018 – 10/2018',
    'April 1, 2018 to October 31, 2018',
  ],
  '2016/': [
    'Since 2016',
    'Since 2016 - ongoing',
    'Ongoing since 2016',
    '2016 – present',
    '2016 -',
    '2016 onwards',
    'od leta 2016',
    'od 2016 dalje',
    '2016 – v teku',
    'sinds 2016',
    'vanaf 2016',
    '2016 – heden',
    'depuis 2016',
    'à partir de 2016',
    'vuodesta 2016 alkaen',
    '2016 – nykyhetki',
    'dal 2016',
    '2016 – in corso',
    'desde 2016',
    '2016 – actualidad',
    'Established in 2016',
    'which started in 2016',
    'Established in 2016, since 2019 with a second office',
  ],
  '/2020': [
    'until 2020',
    'do leta 2020',
    'tot eind 2020',
    "jusqu'en 2020",
    'vuoteen 2020 asti',
    'fino al 2020',
    'hasta 2020',
  ],
  '2014/2016': [
    '2014-2016',
    '2014–16',
    '2014/2016',
    '2014, 2015 and 2016',
    'between 2014 and 2016',
    '36 months (2014-2016)',
    'vuosina 2014–2016',
    'entre 2014 et 2016',
  ],
  '2015/2015': ['2015', '2015 (two days)', 'Spring 2015', 'v letu 2015'],
  '2023/2025-12': [
    'The end of 2023 - December 2025',
    'Eind 2023 – december 2025',
    'konec leta 2023 – december 2025',
    'fin 2023 - décembre 2025',
  ],
  '2014-08/2014-09': ['August—September 2014', 'August-September 2014'],
  '2014/2015': ['2014/15', '2014/2015'],
  '2021-03/2021-03': ['2021-03', 'March 2021', '3/2021'],
};

for (const [span, texts] of Object.entries(SAME_SPAN)) {
  test(`reads ${span} however it is written in the seven languages`, () => {
    const all = texts.map((text) => [text, read(text)]);

    expect(all).toEqual(texts.map((text) => [text, span]));
  });
}

test('gives no dates for what only goes on or was only updated', () => {
  const texts = [
    'Ongoing',
    'V teku',
    'Doorlopend',
    'En cours',
    'Käynnissä',
    'In corso',
    'En curso',
    'Updated in 2023 - ongoing',
  ];

  expect(texts.map(read)).toEqual(texts.map(() => null));
  expect(texts.filter((text) => !isPeriodWithoutDates(text))).toEqual([]);
});

test('reads no date from numbers that are none', () => {
  const texts = [
    '',
    '36 months',
    '12 workshops',
    'may be extended',
    'Regulation 2016/679 is no period: 016',
    '18480',
  ];

  expect(texts.slice(0, 4).map(read)).toEqual([null, null, null, null]);
  expect(read('18480')).toBeNull();
});

test('tells where in the text the words of each period stand', () => {
  const text = 'Começou: the first phase ran from June to September 2017, the second since 2019.';

  const found = findPeriods(text).map(({ from, to }) => text.slice(from, to));

  expect(found).toEqual(['June to September 2017', '2019']);
});
