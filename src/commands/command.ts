import type { Command as Parser } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { ExitCode } from '../failures.ts';
import type { Host } from '../host/host.ts';

/** What a command knows of the invocation besides its own options. */
export interface Context {
  readonly host: Host;
  readonly language: Language;
  /** False with NO_COLOR or TERM=dumb. Even when true, only terminals get colour. */
  readonly colour: boolean;
}

/** A command that only groups others, such as `review` in `review compare`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: Texts;
  /** In the order the help lists them. */
  readonly subcommands: readonly Command[];
}

/**
 * One command of the CLI. `declare` adds its arguments and options to a parser and returns the function to run, which gets plain values and
 * never sees commander. Heavy modules are imported there, to keep the start fast.
 */
export interface Command {
  readonly name: string;
  readonly summary: Texts;
  /** Omitted from the help: for programs. */
  readonly hidden?: true;
  declare(parser: Parser, say: (texts: Texts) => string): (context: Context) => Promise<ExitCode>;
}
