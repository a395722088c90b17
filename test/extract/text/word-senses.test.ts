import { describe, expect, test } from 'vitest';
import { lineMarks } from '../../../extract/text/line-marks.ts';
import { SENSES, type Sense } from '../../../extract/text/sense-words.ts';
import { textLines } from '../../../extract/text/text-lines.ts';
import { Vocabulary } from '../../../extract/text/word-pairs.ts';
import { columnSenses, SENSE_COUNT, senseOf } from '../../../extract/text/word-senses.ts';

const numberOf = (sense: Sense): number => SENSES.indexOf(sense) + 1;

const marksOf = (text: string): ReturnType<typeof lineMarks> => {
  const [line] = textLines(text);
  if (!line) throw new Error('no line');
  const body = {
    line,
    opensZone: false,
    startsPage: false,
    followsHeader: false,
    isSpaced: false,
    isNarrow: false,
    addresses: '',
  };
  return lineMarks(body, new Map(), new Vocabulary());
};

describe('what words speak of', () => {
  test.each([
    ['participants', 'people'],
    ['udelezencev', 'people'],
    ['osallistujat', 'people'],
    ['financirano', 'fund'],
    ['workshops', 'action'],
    ['koulutusta', 'action'],
    ['nazionale', 'place'],
    ['ensure', 'aim'],
    ['voorkomen', 'aim'],
    ['universidad', 'body'],
  ] as const)('%s speaks of %s', (word, sense) => {
    expect(senseOf(word)).toBe(numberOf(sense));
  });

  test('a beginning that is meant as a whole word knows no longer one', () => {
    expect(senseOf('funds')).toBe(numberOf('fund'));
    expect(senseOf('fundamental')).toBe(0);
  });

  test('an infinitive opens with an aim where it is capital, and an article passes on what follows it', () => {
    const marks = marksOf('To help. The national plan to help');
    expect(marks.openings[0]).toBe(numberOf('aim'));
    expect(marks.openings[2]).toBe(numberOf('place'));
    expect(marks.openings[5]).toBe(0);
  });

  test('a word costs least in the column whose cells hold such words', () => {
    const slots = ['purpose', 'participants', 'findings'] as const;
    const [purpose, participants, findings] = columnSenses(slots.map((slot) => ({ slot, counts: [] })));
    const people = numberOf('people');
    expect(participants?.words[people]).toBeLessThan(0);
    expect(purpose?.words[people]).toBeGreaterThan(0);
    expect(findings?.words[people]).toBeGreaterThan(0);
    expect(purpose?.openings[numberOf('aim')]).toBeLessThan(findings?.openings[numberOf('aim')] ?? 0);
  });

  test('what a reading gives a column outweighs what its header promises', () => {
    const places = Array.from({ length: SENSE_COUNT }, (_, sense) =>
      sense === numberOf('place') ? 40 : 100,
    );
    const none = Array.from({ length: SENSE_COUNT }, (_, sense) => (sense === 0 ? 900 : 0));
    const [level, aims] = columnSenses([
      { slot: 'implementationLevel', counts: none },
      { slot: 'aims', counts: places },
    ]);
    expect(aims?.words[numberOf('place')]).toBeLessThan(level?.words[numberOf('place')] ?? 0);
  });

  test('numbers and links tell nothing by what they speak of', () => {
    const [no] = columnSenses([
      { slot: 'no', counts: [] },
      { slot: 'aims', counts: [] },
    ]);
    expect(no?.words.every((cost) => cost === 0)).toBe(true);
    expect(no?.openings.every((cost) => cost === 0)).toBe(true);
  });
});

describe('words in capitals', () => {
  test('a stretch in capitals is one with its single letters, and an abbreviation is none', () => {
    const marks = marksOf('PROJEKT A.B - NA POMOČ ISF and EU');
    expect(marks.startsLoud[0]).toBe(true);
    expect(marks.endsLoud[2]).toBe(true);
    expect(marks.startsLoud[5]).toBe(false);
    expect(marks.endsLoud[7]).toBe(false);
  });
});
