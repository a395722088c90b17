import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHtmlLayout } from '../../../extract/html/read-html-layout.ts';
import { readProseProjects } from '../../../extract/readers/prose-projects.ts';
import type { ProseProject } from '../../../extract/readers/prose-telling.ts';
import { squash } from '../../../extract/values/fold.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROSE = resolve(ROOT, 'test/fixtures/html-prose');
const SHARED = resolve(ROOT, '../shared');

const read = async (path: string): Promise<ProseProject[]> =>
  readProseProjects(await readHtmlLayout(readFileSync(path)));
/** A project as `title | who | payer | period`, a dash for what is not told. */
const told = ({ fields, period }: ProseProject): string =>
  [
    fields.title.text,
    fields.author?.text ?? '-',
    fields.programme?.text ?? '-',
    period ? `${period.start ?? ''}/${period.end ?? ''}` : '-',
  ].join(' | ');
const toldBy = async (name: string): Promise<string[]> =>
  (await read(resolve(PROSE, `${name}.html`))).map(told);
const inText = async (language: string, ...paragraphs: string[]): Promise<string[]> => {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
  const layout = await readHtmlLayout(
    new TextEncoder().encode(
      `<html lang="${language}"><meta charset="utf-8"><body><main>${body}</main></body></html>`,
    ),
  );
  return readProseProjects(layout).map(told);
};

describe('projects in running text', () => {
  test.each([
    [
      'en-charity',
      [
        'Fair Fields | Harbour Light | Oak Foundation and the Regional Council | 2021-03/2023-05',
        'Fair Harvest | University of Westport | Asylum, Migration and Integration Fund (AMIF) | 2024/',
        'Look Twice | Westport Police Department and Harbour Light | - | 2019/',
        'BRIDGE (Building Responses to Identify and Guide Exploited persons) | National Centre for Social Research | - | -',
      ],
    ],
    [
      'en-headed-projects',
      [
        'Safe Passage | Red Cross of Norland | European Social Fund | 2016/2018',
        'Second Chance | Caritas Norland | Ministry of Health | 2019-09/2021-08',
      ],
    ],
    [
      'en-list-of-projects',
      [
        'Warm Welcome | Lighthouse Trust | City of Brightport | 2022/2022',
        'Street Smart | Lighthouse Trust | City of Brightport | 2022/2022',
        'Know Your Rights | Lighthouse Trust | City of Brightport | 2022/2022',
      ],
    ],
    ['en-no-projects', []],
    ['en-institutions', []],
    [
      'sl-projects',
      [
        'Odprte oči | Društvo Svetilnik | Ministrstvo za vzgojo in izobraževanje | 2021/2021',
        'Varna pot do dela | Zavod Korak | Urad Vlade RS za komuniciranje in Mestna občina Celje | 2019-03/2020-06',
        'Most | Inštitut za socialne študije | Sklad za notranjo varnost | -',
      ],
    ],
    [
      'nl-projects',
      [
        'Veilig Onderweg | vzw De Brug | Stichting Morgen | 2020/2020',
        'Nieuwe Start | Centrum voor Opvang Gent | Vlaamse overheid | 2018/2021',
        'Kijk Niet Weg | Stichting Anker | stad Antwerpen | 2022/',
      ],
    ],
    [
      'fr-projects',
      [
        'Regards croisés | association Le Pont | Région wallonne et la Fondation Demain | 2019/2019',
        'Sentinelle | Centre Boréal | Fonds Asile, Migration et Intégration | 2020/2022',
      ],
    ],
    [
      'fi-projects',
      [
        'Turvassa | Aamurusko ry | Sosiaali- ja terveysministeriö | 2018/2020',
        'IHME | Pohjoinen Säätiö | Euroopan sosiaalirahasto | 2021/',
      ],
    ],
    [
      'it-projects',
      [
        'Strade Sicure | Cooperativa Sociale Arca | Dipartimento per le Pari Opportunità | 2020/2022',
        'FARO | Università del Nord | Regione Piemonte | 2023/',
        'Non sei sola | associazione Orizzonti | Commissione europea | -',
      ],
    ],
    [
      'es-projects',
      [
        'Ojos Abiertos | Asociación Camino | Ministerio de Igualdad | 2021/2021',
        'Puente | Fundación Luz Blanca | Junta de Andalucía | 2019/2022',
      ],
    ],
  ])('%s: who, who pays and when', async (name, expected) => {
    expect(await toldBy(name)).toEqual(expected);
  });

  test('counts belong to the project that is told of, with their nouns', async () => {
    const projects = await read(resolve(PROSE, 'en-charity.html'));

    expect(projects.map(({ figures }) => figures.map(({ value, of }) => `${value} ${of}`))).toEqual([
      expect.arrayContaining(['2300 workers', '75 cases']),
      [],
      ['12 schools', '860 pupils'],
      ['54 nurses'],
    ]);
  });

  test('every value stands at its place in the page', async () => {
    const html = readFileSync(resolve(PROSE, 'sl-projects.html'), 'utf8');
    const projects = await read(resolve(PROSE, 'sl-projects.html'));
    const spans = projects.flatMap(({ fields, period }) => [
      ...fields.title.spans,
      ...(fields.author?.spans ?? []),
      ...(fields.programme?.spans ?? []),
      ...(period?.spans ?? []),
    ]);
    const paragraphs = [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text ?? '');

    for (const { text, place } of spans) {
      const nth = place.type === 'element' ? Number(/p:nth-of-type\((\d+)\)$/.exec(place.path)?.[1]) : 0;
      const quoted =
        place.type === 'element' ? paragraphs[nth - 1]?.slice(place.start, place.end) : undefined;
      expect(quoted).toBe(text);
    }
    expect(spans.length).toBeGreaterThan(8);
  });
});

describe('what a sentence tells and what it does not', () => {
  test('facts told of several projects at once hold for as many as are named next', async () => {
    expect(
      await inText(
        'en',
        'In 2020 the Lantern Trust carried out two projects. Both projects were funded by the City of Westport.',
        'The “Aurora” project reached 40 pupils.',
        'The “Boreas” project reached 30 pupils.',
        'The “Corona” project was run by the Harbour Guild.',
      ),
    ).toEqual([
      'Aurora | Lantern Trust | City of Westport | 2020/2020',
      'Boreas | Lantern Trust | City of Westport | 2020/2020',
      'Corona | Harbour Guild | - | -',
    ]);
  });

  test.each([
    [
      'en-year-of-prevention',
      [
        'Mirror – I decide for myself | Institute for Development of Social Skills | Government Communication Office and the Municipality of Westport | 2021/2021 | 31 workshops; 702 pupils; 400 copies',
        'Roads – safe work abroad | Institute for Development of Social Skills | Government Communication Office and the Municipality of Westport | 2021/2021 | 1260 secondary school students; 52 workshops; 14300 viewers',
        'Fields of Rights | Legal Advice Centre for Associations (LAC) | Active Citizens Fund | 2021-04/2021-10 | 27 farms; 390 workers',
        "WATCH | Labour Inspectorate and the Police | European Union's Internal Security Fund – Police | 2021/2021 | 18 joint inspections",
        'Child Victims in Court | Harbour Institute | Rights, Equality and Citizenship Programme of the European Union | 2019-09/2021-08 | 112 judges; 6 seminars',
      ],
    ],
    [
      'en-authorities',
      [
        'LUMO | Norland Immigration Service | Asylum, Migration and Integration Fund of the European Union | 2021/2023 | 420 professionals',
        'Fair Picking | Victim Support Norland | Ministry of Justice | 2022/2023 | 312 workers; 14 municipalities; 5000 leaflets; 6 languages',
        'Safe at Work | Service Union SULA and the Norland Red Cross | - | 2020/ | 188 people',
        'CHAIN | Northern Institute for Crime Studies (NICS) | Nordic Council of Ministers | 2018/2020 | 2 reports; 4 national seminars; 230 participants',
        'Hidden Neighbour | Aamurusko liitto | - | 2021/2021 | 90000 people',
        'KOTI | Valo-tukipiste | Arvo Foundation | - | -',
      ],
    ],
    [
      'en-shelter',
      [
        'New Horizons | Havenlicht | Morgenrood Foundation | 2017/2020 | 64 residents',
        'Buddy Project | Havenlicht | City of Brightport | 2018/ | 120 pairs',
        'RESTART | Greek organisation AGIOS | AMIF programme | 2021/2023 | -',
      ],
    ],
    [
      'es-activities',
      [
        'Ventanas abiertas | Fundación Luz Blanca | Ministerio de Igualdad | 2022/2022 | 45 talleres; 1250 alumnos',
        'Desactiva la trata | asociación Camino | Fondo Social Europeo | 2021-01/2021-12 | 310 docentes; 8000 folletos',
        'Sin Cadenas | Casa Abierta y ALBA | asignación tributaria del IRPF | 2019/2020 | 12 cursos; 384 asistentes',
        'LINKED | Fundación Puente | - | - | 6 jornadas; 140 personas',
      ],
    ],
    [
      'nl-prevention',
      [
        'Blind Vertrouwen | De Lantaarn | Vlaamse overheid | 2021/2021 | 38 workshops; 610 jongeren',
        'Stop de Keten | Havenlicht, De Brug en Anker | Nationale Loterij | 2019/2021 | 275 arbeidsinspecteurs; 20000 brochures',
        'Open je ogen | Bureau van de Dienst voor Preventie | Fonds voor Interne Veiligheid (ISF) | 2018/ | 8 infosessies; 160 medewerkers',
      ],
    ],
    [
      'sl-prevention',
      [
        'Odprte oči | Društvo Svetilnik | Urad vlade za komuniciranje | 2021/2021 | 42 delavnic; 980 učencev',
        'Vrnitev domov | Zavod Korak | Ministrstvo za delo, družino, socialne zadeve in enake možnosti | 2021/2021 | 17 oseb',
        'POPA (Projekt obravnave prosilcev za azil) | Slovenska pomoč | - | 2020-03/2020-11 | 215 prosilcev',
      ],
    ],
    [
      'it-activities',
      [
        'Alba Nuova | cooperativa Arca | Dipartimento per le Pari Opportunità | 2018/2020 | 96 donne; 30 tirocini formativi',
        "Vie d'uscita 2 | Orizzonti Italia | Fondazione Domani | 2023/ | 22 incontri; 700 studenti",
        'GIUSTO – percorsi di emersione dallo sfruttamento lavorativo | Associazione Sulla Via | Fondo Asilo Migrazione e Integrazione (FAMI) | - | 85 operatori',
      ],
    ],
    [
      'fr-actions',
      [
        'Regards croisés | asbl Le Pont | Fédération Wallonie-Bruxelles | 2019-09/2021-06 | 33 animations; 870 élèves',
        'ESPOIR | Entraide Boréale | Fonds Asile, Migration et Intégration | - | 42 personnes',
        'Regard | SPF Voyages | - | 2022/ | 120000 voyageurs',
      ],
    ],
    [
      'en-initiatives',
      [
        'Aurora | Alborada congregation | Ministry of Equality and the Region of Valmar | 1999/ | 3 shelters; 1100 women',
        'PUENTE Work | CAMINO-SUR | Domus Foundation | - | 74 women',
        'INDEX – Indicators of Exploitation | University of Valmar | - | 2014/2016 | 7 police',
        'LEXLAB | Northern University | Erasmus+ | 2018-01/2019-12 | 2300 learners',
        'Blue Heart | Coast Council | - | 2014/2014 | -',
        'Tierra Digna | Costa Abierta and Fundación Puente | European Social Fund Plus | - | 40 settlements',
      ],
    ],
    [
      'en-office',
      [
        'SHELTER across two borders | Northern Migration Centre (NMC) | EU | 2019-03/ | 15 national consultations',
        'Children on the move | Vangnet | Asylum, Migration and Integration Fund | /2020-06 | 8 countries',
      ],
    ],
  ])('%s: also the counts', async (name, expected) => {
    const projects = await read(resolve(PROSE, `${name}.html`));
    const counted = projects.map((project) => {
      const figures = project.figures.map(({ value, of }) => `${value} ${of}`).join('; ');
      return `${told(project)} | ${figures || '-'}`;
    });
    expect(counted).toEqual(expected);
  });

  test('a funding programme is not taken for a project', async () => {
    expect(
      await inText(
        'es',
        'La Universidad de Mediterra lidera el proyecto europeo TRACE-2, que cuenta con financiación del programa Horizonte Europa (2022-2025).',
      ),
    ).toEqual(['TRACE-2 | Universidad de Mediterra | programa Horizonte Europa | 2022/2025']);
  });

  test('a project named in passing, without anybody who does or pays it, is none', async () => {
    expect(
      await inText(
        'en',
        'Our colleagues read about the “Aurora” project. The European project landscape is diverse.',
        'Research projects funded by Horizon 2020 have shown much.',
      ),
    ).toEqual([]);
  });

  test('a partner is not the one who carries out, and a later sentence about another body ends the story', async () => {
    expect(
      await inText(
        'en',
        'The Clean Hands project was implemented by the Labour Inspectorate in partnership with the Harbour Guild.',
        'The Board of Trade held ten workshops. It was founded by the Crown in 1901.',
      ),
    ).toEqual(['Clean Hands | Labour Inspectorate | - | -']);
  });

  test('abbreviations and initials end no sentence', async () => {
    expect(
      await inText(
        'en',
        'From 2016 to 2019, the U.S. Embassy in Norland co-financed the Return and Rebuild project.',
      ),
    ).toEqual(['Return and Rebuild | - | U.S. Embassy in Norland | 2016/2019']);
  });
});

interface GoldRecord {
  readonly fields: Record<string, string>;
  readonly period: { start: string | null; end: string | null } | null;
  readonly figures?: readonly { value: number; of: string }[];
}

describe.skipIf(!existsSync(SHARED))('shared prose (skipped where ../shared is absent)', () => {
  test.each(['prevention-activities', 'comprehensive-care'])(
    '%s: all projects, fields >= 0.85, period and figures >= 0.9',
    async (name) => {
      const gold = JSON.parse(
        readFileSync(resolve(SHARED, `gold/html/${name}.json`), 'utf8'),
      ) as GoldRecord[]; // the scorer's form
      const projects = await read(resolve(SHARED, `corpus/html/${name}.html`));

      const right = { fields: 0, periods: 0, figures: 0 };
      const all = { fields: 0, periods: 0, figures: 0 };
      for (const record of gold) {
        const found = projects.find(
          ({ fields }) => squash(fields.title.text) === squash(record.fields.title ?? ''),
        );
        for (const [field, text] of Object.entries(record.fields)) {
          all.fields++;
          const values: Record<string, string | undefined> = {
            title: found?.fields.title.text,
            author: found?.fields.author?.text,
            programme: found?.fields.programme?.text,
          };
          if (squash(values[field] ?? '') === squash(text)) right.fields++;
        }
        if (record.period) {
          all.periods++;
          if (found?.period?.start === record.period.start && found.period.end === record.period.end)
            right.periods++;
        }
        for (const { value, of } of record.figures ?? []) {
          all.figures++;
          if (
            found?.figures.some((figure) => figure.value === value && squash(figure.of).includes(squash(of)))
          )
            right.figures++;
        }
      }

      expect(projects).toHaveLength(gold.length);
      expect(right.fields / all.fields).toBeGreaterThanOrEqual(0.85);
      expect(right.periods / all.periods).toBeGreaterThanOrEqual(0.9);
      expect(all.figures === 0 ? 1 : right.figures / all.figures).toBeGreaterThanOrEqual(0.9);
    },
  );

  test('a page of counsel for professionals holds no project', async () => {
    expect(await read(resolve(SHARED, 'corpus/html/professional-public.html'))).toEqual([]);
  });
});
