/** The address of one version of a record, which stays as it is whatever becomes of the record. */
export const pinnedAddress = (permalink: string, version: number): string =>
  `${permalink}?version=${version}`;
