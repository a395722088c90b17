import { openMemorySearchIndex } from '../../search/memory-search-index.ts';
import { embeddedAgreementSuite } from '../conformance/embedded-agreement.suite.ts';
import { searchIndexSuite } from '../conformance/search-index.suite.ts';
import { SEARCH_VOCABULARIES } from '../support/search-vocabularies.ts';

searchIndexSuite('the index in memory', async () =>
  openMemorySearchIndex({ vocabularies: SEARCH_VOCABULARIES }),
);

embeddedAgreementSuite('the index in memory', async (versions) => {
  const index = openMemorySearchIndex({ vocabularies: SEARCH_VOCABULARIES });
  await index.index(versions);
  return index;
});
