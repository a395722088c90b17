import { expect, test } from 'vitest';
import { continuesListing } from '../../activities/listing-address.ts';

const HOST = 'https://example.org';

test.each([
  ['/projects', '/projects?page=2'],
  ['/projects?category=3&page=2', '/projects?category=3&page=3'],
  ['/projects/', '/projects/page/2/'],
  ['/projects/page/2', '/projects/page/3'],
  ['/projekti/stran/1', '/projekti/stran/2'],
  ['/list.html', '/list-2.html'],
  ['/list_2.html', '/list_3.html'],
  ['/list/index.html', '/list/index2.html'],
  ['/projets/p9', '/projets/p10'],
  ['/%C5%BErtve', '/žrtve?start=20'],
])('%s goes on at %s', (from, next) => {
  expect(continuesListing(HOST + from, HOST + next)).toBe(true);
});

test.each([
  ['/news/2024/shelter', '/news/2024/helpline'],
  ['/projects', '/contact'],
  ['/projects', '/'],
  ['/projects/one', '/projects'],
])('%s does not go on at %s', (from, next) => {
  expect(continuesListing(HOST + from, HOST + next)).toBe(false);
});

test('another host, or what is no address, never continues a listing', () => {
  expect(continuesListing(`${HOST}/list`, 'https://example.net/list?page=2')).toBe(false);
  expect(continuesListing(`${HOST}/list`, '/list?page=2')).toBe(false);
});
