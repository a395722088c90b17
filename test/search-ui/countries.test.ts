import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_KINDS } from '../../schemas/facet.ts';
import {
  countriesAddress,
  MAP_MEASURES,
  readCountriesAddress,
} from '../../search-ui/countries/countries-address.ts';
import { measureOf } from '../../search-ui/countries/country-measure.ts';
import europe from '../../search-ui/map/europe.json' with { type: 'json' };
import { populationOf } from '../../search-ui/map/population.ts';

const MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const slovenia = { code: 'SI', total: 47, kinds: { project: 21, study: 8 }, sources: 1 };

describe('the address of the countries', () => {
  test('gives the same state back, whatever is chosen', () => {
    const kinds = fc.constantFrom('all' as const, ...RECORD_KINDS);
    fc.assert(
      fc.property(kinds, fc.constantFrom(...MAP_MEASURES), (kind, measure) => {
        const address = countriesAddress({ kind, measure });
        const { state, unread } = readCountriesAddress(new URL(address, 'http://localhost').search);

        expect(unread).toEqual([]);
        expect(countriesAddress(state)).toBe(address);
        // A share of everything is no share.
        if (!(kind === 'all' && measure === 'share')) expect(state).toEqual({ kind, measure });
      }),
    );
  });

  test('leaves out what it does not understand, and says so', () => {
    expect(readCountriesAddress('?kind=study&show=most&colour=red&lang=sl')).toEqual({
      state: { kind: 'study', measure: 'count' },
      unread: ['show=most', 'colour=red'],
    });
  });
});

describe('what the map shows of a country', () => {
  test('is its records, those per million inhabitants, or a kind’s share of its own', () => {
    expect(measureOf(slovenia, { kind: 'project', measure: 'count' })).toBe(21);
    expect(measureOf(slovenia, { kind: 'all', measure: 'million' })).toBeCloseTo(47 / 2.1239, 6);
    expect(measureOf(slovenia, { kind: 'study', measure: 'share' })).toBeCloseTo(8 / 47, 6);
    expect(measureOf(slovenia, { kind: 'case', measure: 'million' })).toBe(0);
  });

  test('is nothing where it cannot be said', () => {
    expect(measureOf({ ...slovenia, code: 'NO' }, { kind: 'all', measure: 'million' })).toBeNull();
    expect(measureOf({ ...slovenia, total: 0, kinds: {} }, { kind: 'study', measure: 'share' })).toBeNull();
  });
});

test('inhabitants are known of every member of the Union, add up to Eurostat’s sum of it, and of nobody else', () => {
  const known = europe.countries.flatMap(({ code }) =>
    code && populationOf(code) !== undefined ? [code] : [],
  );

  expect([...known].sort()).toEqual(MEMBERS);
  // The release gives 449,206,600 for the Union; each member is rounded to hundreds.
  expect(MEMBERS.reduce((sum, code) => sum + (populationOf(code) ?? 0), 0)).toBeCloseTo(449_206_600, -4);
});
