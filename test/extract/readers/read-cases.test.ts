import { expect, test } from 'vitest';
import type { Block } from '../../../extract/layout.ts';
import { readCases } from '../../../extract/readers/read-cases.ts';
import { heading, layout, paragraph } from './build-layout.ts';

const STORY =
  'The inspectorate found the workers in a container without water, and a support organisation gave them a place to stay.';

const cases = (...blocks: readonly Block[]) =>
  readCases(layout(...blocks)).map(({ draft }) => [
    draft.pieces.get('no')?.text ?? null,
    draft.pieces.get('title')?.text ?? null,
  ]);

test('cases end with the section whose headings stand above theirs, whatever the next one is called', () => {
  expect(
    cases(
      heading('Études de cas', 2),
      heading('Cas n° 1 : Un chantier', 3),
      paragraph(STORY),
      heading('4.2 Une maison', 3),
      paragraph(STORY),
      heading('Et ensuite ?', 2),
      paragraph(STORY),
    ),
  ).toEqual([
    ['1', 'Un chantier'],
    [null, 'Une maison'],
  ]);
});

test('paragraphs that number their cases one after the other are cases without a heading', () => {
  const told = [paragraph(`Case 1. ${STORY}`), paragraph(`Case 2. ${STORY}`)];

  expect(cases(heading('Support', 2), ...told)).toEqual([
    ['1', null],
    ['2', null],
  ]);
  expect(cases(heading('Support', 2), paragraph(`Case 7. ${STORY}`))).toEqual([]);
});
