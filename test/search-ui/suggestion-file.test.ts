import { describe, expect, test } from 'vitest';
import {
  EMPTY_SUGGESTION,
  SUGGESTED,
  suggestionMail,
  suggestionPage,
  suggestionText,
} from '../../search-ui/suggest/suggestion-file.ts';

const NIGHT_LINE = {
  ...EMPTY_SUGGESTION,
  title: 'Night line for farm workers',
  country: 'Slovenia',
  aims: 'To reach workers at night.',
  period: '2019 - 2021',
  activities: 'A phone line in four languages.',
  results: 'Calls were answered & passed on.',
  link: 'https://example.org/line?a=1&b=2',
  source: 'Report of the ministry, page 4',
};

describe('a suggested practice', () => {
  test('is a page without scripts, whatever is written into it', () => {
    const page = suggestionPage(
      {
        ...NIGHT_LINE,
        title: '<script>alert(1)</script>',
        link: 'javascript:alert(1)',
        source: '"><img src=x>',
      },
      'sl',
    );

    expect(page).not.toMatch(/<script|<img|href="javascript/iu);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('says only what was said, on one line each', () => {
    const text = suggestionText({
      ...EMPTY_SUGGESTION,
      title: ' Night \n line ',
      country: 'FI',
      aims: 'Help.',
    });

    expect(text).toBe('Title: Night line\nAims: Help.\nCountry: FI');
  });

  test('goes into a mail where it fits, and not where a mail program would cut it', () => {
    const mail = suggestionMail('team@example.org', NIGHT_LINE) ?? '';
    const long = { ...NIGHT_LINE, activities: 'ž'.repeat(SUGGESTED.activities) };

    expect(new URL(mail).searchParams.get('body')).toBe(suggestionText(NIGHT_LINE));
    expect(suggestionMail('team@example.org', long)).toBeNull();
  });

  test('holds no half of a character, which would be no text', () => {
    const broken = { ...NIGHT_LINE, title: 'A \ud83d' };

    expect(suggestionMail('team@example.org', broken)).toContain(encodeURIComponent('A \ufffd'));
  });
});
