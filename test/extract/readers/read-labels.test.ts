import { expect, test } from 'vitest';
import { card, heading, labels, layout, paragraph, table } from './build-layout.ts';
import { read } from './read-layout.ts';

test('label-value tables give a record each, and one that repeats its first label gives several', () => {
  const { records } = read(
    layout(
      heading('Recent studies'),
      labels([
        ['Auteur (jaar)', 'Peeters (2020)'],
        ['Doel van het onderzoek', 'Weten'],
        ['Soort onderzoek', 'Kwalitatief'],
        ['Bevindingen', 'Veel'],
      ]),
      labels([
        ['Auteur (jaar)', 'Janssens (2021)'],
        ['Doel van het onderzoek', 'Meten'],
        ['Bevindingen', 'Weinig'],
        ['Auteur (jaar)', 'Claes (2022)'],
        ['Doel van het onderzoek', 'Vragen'],
        ['Bevindingen', 'Niets'],
      ]),
    ),
  );

  expect(records.map(({ kind, fields, year }) => [kind, fields.authors, fields.purpose, year])).toEqual([
    ['study', 'Peeters', 'Weten', 2020],
    ['study', 'Janssens', 'Meten', 2021],
    ['study', 'Claes', 'Vragen', 2022],
  ]);
});

test('a table with its labels down the side and a record in each column is read by columns', () => {
  const { records } = read(
    layout(
      heading('Buone pratiche'),
      table(
        [
          ['Titolo', 'La rete', 'Il ponte'],
          ['Obiettivi', 'Unire', 'Passare'],
          ['Attività', 'Incontri', 'Corsi'],
          ['Risultati', 'Tanti', 'Pochi'],
        ],
        { headerRows: 0 },
      ),
    ),
  );

  expect(records.map(({ kind, fields }) => [kind, fields])).toEqual([
    ['practice', { title: 'La rete', aims: 'Unire', activities: 'Incontri', results: 'Tanti' }],
    ['practice', { title: 'Il ponte', aims: 'Passare', activities: 'Corsi', results: 'Pochi' }],
  ]);
});

test('cards of one section are of one kind, however few entries one of them has', () => {
  const { records } = read(
    layout(
      heading('Projets'),
      card('1. Le pont', [
        ['Porteur', 'ASBL Pont'],
        ['Financement', 'AMIF'],
        ['Durée', '2019-2021'],
        ['Objectif', 'Passer'],
      ]),
      card('2. La porte', [
        ['Durée', '2020'],
        ['Objectif', 'Ouvrir'],
      ]),
    ),
  );

  expect(records.map(({ kind, no, fields, period }) => [kind, no, fields.title, period])).toEqual([
    ['project', '1', 'Le pont', { start: '2019', end: '2021' }],
    ['project', '2', 'La porte', { start: '2020', end: '2020' }],
  ]);
});

test('headings directly above label-value tables name their records', () => {
  const { records } = read(
    layout(
      heading('Proyectos', 1),
      heading('Proyecto ALBA', 3),
      labels([
        ['Entidad', 'Cruz Verde'],
        ['Objetivo principal', 'Acoger'],
        ['Programa', 'FAMI'],
      ]),
      heading('Camino', 3),
      labels([
        ['Entidad', 'Cruz Azul'],
        ['Objetivo principal', 'Guiar'],
        ['Programa', 'FAMI'],
      ]),
    ),
  );

  expect(records.map(({ kind, fields }) => [kind, fields.title, fields.author])).toEqual([
    ['project', 'Proyecto ALBA', 'Cruz Verde'],
    ['project', 'Camino', 'Cruz Azul'],
  ]);
});

test('labelled lines under titles are records, and a value may run over paragraphs', () => {
  const { records } = read(
    layout(
      heading('Buenas prácticas'),
      heading('1. La puerta', 3),
      paragraph('Objetivos: Abrir.'),
      paragraph('Periodo: desde 2018'),
      paragraph('Actividades: Talleres cada semana.'),
      paragraph('También visitas.'),
      paragraph('Resultados: Muchas personas.'),
      paragraph('2. El puente'),
      paragraph('Objetivos: Pasar.'),
      paragraph('Periodo: 2019'),
      paragraph('Actividades: Cursos.'),
      paragraph('Resultados: Pocas.'),
      heading('Conclusiones'),
      paragraph('Nota: nada más.'),
    ),
  );

  expect(
    records.map(({ kind, no, fields, period }) => [kind, no, fields.title, fields.activities, period]),
  ).toEqual([
    ['practice', '1', 'La puerta', 'Talleres cada semana. También visitas.', { start: '2018', end: null }],
    ['practice', '2', 'El puente', 'Cursos.', { start: '2019', end: '2019' }],
  ]);
  expect(records[0]?.evidence.activities?.map((evidence) => evidence.quote).join(' ')).toContain(
    'También visitas.',
  );
});
