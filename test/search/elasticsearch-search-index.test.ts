import { afterAll, test } from 'vitest';
import { openElasticsearchSearchIndex } from '../../search/elasticsearch-search-index.ts';
import { searchIndexSuite } from '../conformance/search-index.suite.ts';
import { ELASTICSEARCH_URL, elasticsearchScratch } from '../support/elasticsearch-scratch.ts';
import { SEARCH_VOCABULARIES } from '../support/search-vocabularies.ts';

if (ELASTICSEARCH_URL === null) {
  test.skip('the index on Elasticsearch: left out, since ELASTICSEARCH_URL names no server', () => {});
} else {
  const url = ELASTICSEARCH_URL;
  const scratch = elasticsearchScratch(url);
  afterAll(() => scratch.clear(), 180_000);
  const open = (index = scratch.newPrefix()) =>
    openElasticsearchSearchIndex({ url, index, vocabularies: SEARCH_VOCABULARIES });

  searchIndexSuite('the index on Elasticsearch', () => open());
}
