import type { Portal } from '../support/portal.ts';
import { comparingSuite } from './comparing.suite.ts';
import { failingSuite } from './failing.suite.ts';
import { keepingSuite } from './keeping.suite.ts';
import { readingSuite } from './reading.suite.ts';
import { searchingSuite } from './searching.suite.ts';
import { steadyFacetsSuite } from './steady-facets.suite.ts';
import { tasksSuite } from './tasks.suite.ts';

/** What readers do in the portal, whatever stands underneath it. */
export function journeysSuite(given: () => Portal): void {
  searchingSuite(given);
  readingSuite(given);
  comparingSuite(given);
  keepingSuite(given);
  failingSuite(given);
  steadyFacetsSuite(given);
  tasksSuite(given, 'desk', {});
  tasksSuite(given, 'phone', { width: 360, height: 740 });
}
