/** Countries of Europe with a common land border; source: each country's own statement of its borders, as of 2024. */
const BORDERS =
  'AD-ES AD-FR AL-GR AL-ME AL-MK AL-XK AT-CH AT-CZ AT-DE AT-HU AT-IT AT-LI AT-SI AT-SK BA-HR BA-ME BA-RS BE-DE BE-FR BE-LU ' +
  'BE-NL BG-GR BG-MK BG-RO BG-RS BG-TR BY-LT BY-LV BY-PL BY-RU BY-UA CH-DE CH-FR CH-IT CH-LI CZ-DE CZ-PL CZ-SK DE-DK DE-FR ' +
  'DE-LU DE-NL DE-PL EE-LV EE-RU ES-FR ES-PT FI-NO FI-RU FI-SE FR-IT FR-LU FR-MC GB-IE GR-MK GR-TR HR-HU HR-ME HR-RS HR-SI ' +
  'HU-RO HU-RS HU-SI HU-SK HU-UA IT-SI IT-SM IT-VA LT-LV LT-PL LT-RU LV-RU MD-RO MD-UA ME-RS ME-XK MK-RS MK-XK NO-RU NO-SE ' +
  'PL-RU PL-SK PL-UA RO-RS RO-UA RS-XK RU-UA SK-UA';

/** Languages that are official in the whole country or a part of it, where they are in more than one country. */
const OFFICIAL: Readonly<Record<string, string>> = {
  nl: 'BE NL',
  fr: 'BE CH FR LU MC',
  de: 'AT BE CH DE LI LU IT',
  it: 'CH IT SM VA SI HR',
  fi: 'FI SE',
  sv: 'FI SE',
  en: 'GB IE MT',
  el: 'CY GR',
  tr: 'CY TR',
  ca: 'AD ES',
  sl: 'SI IT AT',
  hu: 'HU SI RS',
  hr: 'BA HR',
  sr: 'BA ME RS XK',
  sq: 'AL ME MK XK',
  ro: 'MD RO',
  ru: 'BY RU',
  da: 'DE DK',
};

export const neighboursOf = (code: string): string[] =>
  BORDERS.split(' ').flatMap((pair) => {
    const [one = '', other = ''] = pair.split('-');
    return one === code ? [other] : other === code ? [one] : [];
  });

export const sharingLanguageWith = (code: string): string[] => [
  ...new Set(
    Object.values(OFFICIAL)
      .map((countries) => countries.split(' '))
      .filter((countries) => countries.includes(code))
      .flat()
      .filter((other) => other !== code),
  ),
];
