/** Progress for people, on stderr; results go to stdout. */
export type Say = (line: string) => void;

export const sayAs =
  (name: string): Say =>
  (line) =>
    process.stderr.write(`${name.padEnd(14)} ${line}\n`);

/** Something that a person has to put right; shown without a stack. */
export class ServiceError extends Error {}
