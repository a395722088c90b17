import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import { examples } from './examples.ts';
import { printLine } from './output.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print a script that completes commands and options in your shell')
    .description(
      'Prints a completion script. It is made from the commands themselves, so it knows all of them.',
    )
    .argument('<shell>', SHELLS.join(', '))
    .addHelpText(
      'after',
      examples(
        ['completion bash >> ~/.bashrc', 'for bash'],
        ['completion fish > ~/.config/fish/completions/prismatlas.fish', 'for fish'],
      ),
    )
    .action((shell: string) => {
      const known = SHELLS.find((name) => name === shell);
      if (!known)
        throw new AppError('INVALID_INPUT', `no script for "${shell}"; there are ${SHELLS.join(', ')}`);
      printLine(SCRIPTS[known](wordsOf(program)));
    });
}

interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly string[];
}

const wordsOf = (program: Command): CommandWords[] =>
  program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary() || command.description(),
    options: [...command.options.flatMap(({ long }) => (long ? [long] : [])), '--help'],
  }));

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CommandWords[]) => string>> = {
  bash: (commands) => `_prismatlas() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help" -- "$word"))
    return
  fi
  local options=""
  case "\${COMP_WORDS[1]}" in
${commands.map(({ name, options }) => `    ${name}) options="${options.join(' ')}" ;;`).join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _prismatlas prismatlas`,
  zsh: (commands) => `#compdef prismatlas
_prismatlas() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      '${name}:${summary.replaceAll("'", "'\\''")}'`).join('\n')}
    )
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${commands.map(({ name, options }) => `    ${name}) compadd -- ${options.join(' ')} ;;`).join('\n')}
  esac
  _files
}
compdef _prismatlas prismatlas`,
  fish: (commands) =>
    commands
      .flatMap(({ name, summary, options }) => [
        `complete -c prismatlas -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", "\\'")}'`,
        ...options.map(
          (option) => `complete -c prismatlas -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
        ),
      ])
      .join('\n'),
};
