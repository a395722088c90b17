// Temporal loads this file whole: what is exported here is a workflow, by its name.
export { checkLinks } from './check-links.ts';
export { harvestCorpus } from './harvest-corpus.ts';
export { harvestSource } from './harvest-source.ts';
export { processUpload } from './process-upload.ts';
export { reconcile } from './reconcile.ts';
export { reindex } from './reindex.ts';
