import { Command as Parser } from 'commander';
import { type ExitCode, exitCodes } from '../failures.ts';
import type { Command, CommandGroup, Context } from './command.ts';

/** One completion. */
interface Candidate {
  readonly value: string;
  /** Short description; may be empty. */
  readonly about: string;
}

/** The completions, and what the shell completes in addition. */
interface Answer {
  readonly kind: 'none' | 'folders' | 'files';
  readonly candidates: readonly Candidate[];
}

/**
 * The back end of the completion scripts. Takes the words after `bulletin`, the last one incomplete, and prints a line with what the shell
 * itself completes, then one `value<Tab>description` line per candidate. Everything follows from the list of commands. Never fails.
 *
 * @param commands the list of commands; a function, as the list contains this command
 */
export function createCompleteCommand(commands: () => readonly (Command | CommandGroup)[]): Command {
  return {
    name: 'complete',
    hidden: true,
    summary: { zh: '供补全脚本使用', en: 'for the completion scripts' },
    declare(parser, say) {
      parser.argument('[words...]').option('--shell <shell>').option('--base64 <words>').allowUnknownOption();
      return async (context) => {
        const { shell, base64 } = parser.opts<{ shell?: string; base64?: string }>();
        const words = base64 === undefined ? parser.args : decodeWords(base64);
        const typed = shell === 'bash' ? joinBashWords(words) : words;
        const program = parser.parent as Parser;
        const answer = await complete(typed.map(unquote), program, commands(), say, context);
        // bash completes only what follows the equals sign.
        const strip = shell === 'bash' ? (/^--[\w-]+=/.exec(typed.at(-1) ?? '')?.[0] ?? '') : '';
        return print(answer, strip, context);
      };
    },
  };
}

function print({ kind, candidates }: Answer, strip: string, { host }: Context): ExitCode {
  // One line per candidate; values with control characters are omitted.
  const shown = candidates.filter(({ value }) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value));
  const lines = shown.map(({ value, about }) => {
    const plain = value.startsWith(strip) ? value.slice(strip.length) : value;
    return about === '' ? plain : `${plain}\t${about.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')}`;
  });
  host.stdout.write(`${[kind, ...lines].join('\n')}\n`);
  return exitCodes.done;
}

/** PowerShell passes its words as JSON in Base64. */
function decodeWords(base64: string): readonly string[] {
  try {
    const words: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return Array.isArray(words) ? words.map(String) : [];
  } catch {
    return [];
  }
}

/** bash splits `--source=岳西` into three words. */
function joinBashWords(words: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = whole.at(-1) ?? '';
    const isValue = word === '=' ? /^--/.test(last) : words[index - 1] === '=' && /^--[^=]+=$/.test(last);
    if (isValue) whole.splice(-1, 1, last + word);
    else whole.push(word);
  }
  return whole;
}

/** Removes a shell's quotes and backslashes from an incomplete word. Expands nothing. */
function unquote(word: string): string {
  return word.replace(/'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\([^\w])/gsu, (_, single?: string, double?: string, escaped = '') => {
    return single ?? double?.replace(/\\([\\"$`])/g, '$1') ?? escaped;
  });
}

type Translate = Parameters<Command['declare']>[1];

async function complete(
  words: readonly string[],
  program: Parser,
  commands: readonly (Command | CommandGroup)[],
  say: Translate,
  context: Context,
): Promise<Answer> {
  const before = words.slice(0, -1);
  const current = words.at(-1) ?? '';
  let level = commands;
  let parser = program;
  for (const [index, word] of before.entries()) {
    if (word.startsWith('-') || findPlaceholder(parser, before[index - 1])) continue;
    const found: Command | CommandGroup | undefined = level.find(({ name }) => name === word);
    if (found === undefined) return { kind: 'none', candidates: [] };
    parser = new Parser(found.name).helpOption('-h, --help', say({ zh: '显示用法', en: 'print this help' }));
    if ('subcommands' in found) level = found.subcommands;
    else {
      found.declare(parser, say);
      const rest = before.slice(index + 1);
      return completeInCommand(rest, current, parser, context);
    }
  }
  const option = findPlaceholder(parser, before.at(-1));
  if (option) return completeValue(option, current, context);
  if (current.startsWith('-')) return completeOption(parser, current);
  const named = level.filter((command) => !('hidden' in command && command.hidden) && command.name.startsWith(current));
  return { kind: 'none', candidates: named.map(({ name, summary }) => ({ value: name, about: say(summary) })) };
}

/** Completes a word after a command and the words before it. */
async function completeInCommand(before: readonly string[], current: string, parser: Parser, context: Context): Promise<Answer> {
  let position = 0;
  let pending: Placeholder | null = null;
  let isPlain = false;
  for (const word of before) {
    if (pending !== null) pending = null;
    else if (!isPlain && word === '--') isPlain = true;
    else if (!isPlain && word.startsWith('-')) pending = findPlaceholder(parser, word);
    else position += 1;
  }
  if (pending !== null) return completeValue(pending, current, context);
  const [, name, typed] = isPlain ? [] : (/^(--[\w-]+)=(.*)$/s.exec(current) ?? []);
  if (name !== undefined && typed !== undefined) {
    const wanted = findPlaceholder(parser, name);
    if (wanted === null) return { kind: 'none', candidates: [] };
    const { kind, candidates } = await completeValue(wanted, typed, context);
    return { kind, candidates: candidates.map(({ value, about }) => ({ value: `${name}=${value}`, about })) };
  }
  if (!isPlain && current.startsWith('-')) return completeOption(parser, current);
  const argument = parser.registeredArguments[position] ?? parser.registeredArguments.findLast(({ variadic }) => variadic);
  if (argument === undefined) return { kind: 'none', candidates: [] };
  return completeValue({ what: argument.name(), choices: argument.argChoices }, current, context);
}

/** The value of an option or argument: its placeholder, and its choices if it has any. */
interface Placeholder {
  readonly what: string;
  readonly choices: readonly string[] | undefined;
}

/** The value that an option takes as the next word; null for a flag and for a word that is not an option. */
function findPlaceholder(parser: Parser, flag: string | undefined): Placeholder | null {
  const option = flag === undefined ? undefined : parser.options.find(({ short, long }) => short === flag || long === flag);
  if (option === undefined || !(option.required || option.optional)) return null;
  const what = option.flags.replace(/^.*?[<[]|[>\]].*$/g, '');
  return { what, choices: option.argChoices };
}

function completeOption(parser: Parser, current: string): Answer {
  const all = parser.createHelp().visibleOptions(parser);
  const candidates = all.flatMap(({ long, description }) => (long?.startsWith(current) ? [{ value: long, about: description }] : []));
  return { kind: 'none', candidates };
}

async function completeValue({ what, choices }: Placeholder, current: string, { host, language }: Context): Promise<Answer> {
  if (choices !== undefined) {
    return { kind: 'none', candidates: choices.filter((choice) => choice.startsWith(current)).map((value) => ({ value, about: '' })) };
  }
  const { listValues } = await import('./complete-values.ts');
  return listValues(host, what.replace(/\.\.\.$/, ''), current, language);
}
