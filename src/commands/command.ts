import type { Command as Parser } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { ExitCode } from '../failures.ts';
import type { Host } from '../host/host.ts';

/** What a command may know of the invocation besides its own options. */
export interface Context {
  readonly host: Host;
  readonly language: Language;
  /** Whether colours are wanted at all (NO_COLOR, TERM=dumb); a stream takes them only when it is a terminal. */
  readonly colour: boolean;
}

/** A command that is nothing but the name of others: `review`, of `review compare`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: Texts;
  /** In the order of the help. */
  readonly subcommands: readonly Command[];
}

/**
 * One command of the CLI. `declare` adds arguments and options to its parser and returns what to run: commander's words become a plain
 * object there and nowhere else. What it needs to run is imported when it runs, so that starting stays cheap.
 */
export interface Command {
  readonly name: string;
  readonly summary: Texts;
  /** For programs and not for people: the help does not name it. */
  readonly hidden?: true;
  declare(parser: Parser, say: (texts: Texts) => string): (context: Context) => Promise<ExitCode>;
}
