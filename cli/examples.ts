/** Examples under a command's help, each with what it does. */
export const examples = (...rows: readonly (readonly [command: string, does: string])[]): string =>
  ['', 'Examples:', ...rows.flatMap(([command, does]) => [`  # ${does}`, `  $ prismatlas ${command}`])].join(
    '\n',
  );
