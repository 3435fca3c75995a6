import { Command as Parser } from 'commander';
import { type ExitCode, exitCodes } from '../failures.ts';
import type { Command, CommandGroup, Context } from './command.ts';

/** What may stand at the cursor. */
interface Candidate {
  readonly value: string;
  /** A few words about it. */
  readonly about: string;
}

/** The candidates, and what else the shell itself may complete. */
interface Answer {
  readonly kind: 'none' | 'folders' | 'files';
  readonly candidates: readonly Candidate[];
}

/**
 * What the scripts of `bulletin completion` ask: the words behind `bulletin`, the last one as far as it was typed. It answers with a line
 * that says what the shell may complete itself, and a line for each candidate, a tab before what it is. Everything comes from the list of
 * commands, so that a new one is completed without a line here. A publication that cannot be read has no candidates; nothing is ever an error.
 *
 * @param commands the list, which this command is a part of
 */
export function createCompleteCommand(commands: () => readonly (Command | CommandGroup)[]): Command {
  return {
    name: 'complete',
    hidden: true,
    summary: { zh: '补全脚本所用', en: 'for the completion scripts' },
    declare(parser, say) {
      parser.argument('[words...]').option('--shell <shell>').option('--base64 <words>').allowUnknownOption();
      return async (context) => {
        const { shell, base64 } = parser.opts<{ shell?: string; base64?: string }>();
        const words = base64 === undefined ? parser.args : decoded(base64);
        const typed = shell === 'bash' ? joined(words) : words;
        const program = parser.parent as Parser;
        const answer = await answerTo(typed.map(unquoted), program, commands(), say, context);
        // bash completes what stands behind the sign alone.
        const strip = shell === 'bash' ? (/^--[\w-]+=/.exec(typed.at(-1) ?? '')?.[0] ?? '') : '';
        return print(answer, strip, context);
      };
    },
  };
}

function print({ kind, candidates }: Answer, strip: string, { host }: Context): ExitCode {
  // A line is a candidate, and a shell's list no place for control characters: what has them cannot be completed.
  const shown = candidates.filter(({ value }) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value));
  const lines = shown.map(({ value, about }) => {
    const plain = value.startsWith(strip) ? value.slice(strip.length) : value;
    return about === '' ? plain : `${plain}\t${about.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')}`;
  });
  host.stdout.write(`${[kind, ...lines].join('\n')}\n`);
  return exitCodes.done;
}

/** PowerShell's words: JSON in base64. */
function decoded(base64: string): readonly string[] {
  try {
    const words: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return Array.isArray(words) ? words.map(String) : [];
  } catch {
    return [];
  }
}

/** bash parts `--source=岳西` into three words. */
function joined(words: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = whole.at(-1) ?? '';
    const isValue = word === '=' ? /^--/.test(last) : words[index - 1] === '=' && /^--[^=]+=$/.test(last);
    if (isValue) whole.splice(-1, 1, last + word);
    else whole.push(word);
  }
  return whole;
}

/** A word as the shell would pass it, as far as it was typed: quotation marks and backslashes before marks taken off; nothing is expanded. */
function unquoted(word: string): string {
  return word.replace(/'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\([^\w])/gsu, (_, single?: string, double?: string, escaped = '') => {
    return single ?? double?.replace(/\\([\\"$`])/g, '$1') ?? escaped;
  });
}

type Say = Parameters<Command['declare']>[1];

async function answerTo(
  words: readonly string[],
  program: Parser,
  commands: readonly (Command | CommandGroup)[],
  say: Say,
  context: Context,
): Promise<Answer> {
  const before = words.slice(0, -1);
  const current = words.at(-1) ?? '';
  let level = commands;
  let parser = program;
  for (const [index, word] of before.entries()) {
    if (word.startsWith('-') || wantedBy(parser, before[index - 1])) continue;
    const found: Command | CommandGroup | undefined = level.find(({ name }) => name === word);
    if (found === undefined) return { kind: 'none', candidates: [] };
    parser = new Parser(found.name).helpOption('-h, --help', say({ zh: '显示用法', en: 'print this help' }));
    if ('subcommands' in found) level = found.subcommands;
    else {
      found.declare(parser, say);
      const rest = before.slice(index + 1);
      return inCommand(rest, current, parser, context);
    }
  }
  const option = wantedBy(parser, before.at(-1));
  if (option) return valuesFor(option, current, context);
  if (current.startsWith('-')) return options(parser, current);
  const named = level.filter((command) => !('hidden' in command && command.hidden) && command.name.startsWith(current));
  return { kind: 'none', candidates: named.map(({ name, summary }) => ({ value: name, about: say(summary) })) };
}

/** What may stand at the cursor behind a command and some of its words. */
async function inCommand(before: readonly string[], current: string, parser: Parser, context: Context): Promise<Answer> {
  let position = 0;
  let pending: Wanted | null = null;
  let isPlain = false;
  for (const word of before) {
    if (pending !== null) pending = null;
    else if (!isPlain && word === '--') isPlain = true;
    else if (!isPlain && word.startsWith('-')) pending = wantedBy(parser, word);
    else position += 1;
  }
  if (pending !== null) return valuesFor(pending, current, context);
  const [, name, typed] = isPlain ? [] : (/^(--[\w-]+)=(.*)$/s.exec(current) ?? []);
  if (name !== undefined && typed !== undefined) {
    const wanted = wantedBy(parser, name);
    if (wanted === null) return { kind: 'none', candidates: [] };
    const { kind, candidates } = await valuesFor(wanted, typed, context);
    return { kind, candidates: candidates.map(({ value, about }) => ({ value: `${name}=${value}`, about })) };
  }
  if (!isPlain && current.startsWith('-')) return options(parser, current);
  const argument = parser.registeredArguments[position] ?? parser.registeredArguments.findLast(({ variadic }) => variadic);
  if (argument === undefined) return { kind: 'none', candidates: [] };
  return valuesFor({ what: argument.name(), choices: argument.argChoices }, current, context);
}

/** What an option or an argument takes: its placeholder, and the only words there are when it has such. */
interface Wanted {
  readonly what: string;
  readonly choices: readonly string[] | undefined;
}

/** What an option wants as the next word; null for an option that takes none, and for a word that is no option. */
function wantedBy(parser: Parser, flag: string | undefined): Wanted | null {
  const option = flag === undefined ? undefined : parser.options.find(({ short, long }) => short === flag || long === flag);
  if (option === undefined || !(option.required || option.optional)) return null;
  const what = option.flags.replace(/^.*?[<[]|[>\]].*$/g, '');
  return { what, choices: option.argChoices };
}

function options(parser: Parser, current: string): Answer {
  const all = parser.createHelp().visibleOptions(parser);
  const candidates = all.flatMap(({ long, description }) => (long?.startsWith(current) ? [{ value: long, about: description }] : []));
  return { kind: 'none', candidates };
}

async function valuesFor({ what, choices }: Wanted, current: string, { host, language }: Context): Promise<Answer> {
  if (choices !== undefined) {
    return { kind: 'none', candidates: choices.filter((choice) => choice.startsWith(current)).map((value) => ({ value, about: '' })) };
  }
  const { listValues } = await import('./complete-values.ts');
  return listValues(host, what.replace(/\.\.\.$/, ''), current, language);
}
