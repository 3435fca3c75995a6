import { CommanderError, Option, Command as Parser } from 'commander';
import { findAsker } from './commands/ask.ts';
import { describeChoices } from './commands/choices.ts';
import type { Command, CommandGroup, Context } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { translatePlaceholder, translatePlaceholders } from './commands/placeholders.ts';
import { printFailure } from './commands/print-failure.ts';
import { refuseDash } from './commands/refuse-dash.ts';
import { wrapStream } from './commands/shared.ts';
import { toUsageFailure } from './commands/usage-failures.ts';
import type { Texts } from './diagnostics/define.ts';
import { type Language, languages } from './diagnostics/terms.ts';
import { type ExitCode, exitCodes, formatTrace, Interrupted, toFailure } from './failures.ts';
import type { Host } from './host/host.ts';
import { nodeHost } from './host/node/index.ts';
import { flushOutputs } from './host/node/streams.ts';
import { measureWidth } from './report/columns.ts';
import { makeLinesVisible, makeVisible } from './report/visible.ts';
import { wrap } from './report/wrap.ts';
import { version } from './version.ts';

/** Runs one command line (without node and script) and returns its exit code. Never throws: a defect is reported as such. */
export async function main(argv: readonly string[], outside: Host = nodeHost()): Promise<ExitCode> {
  const language = detectLanguage(argv, outside.env);
  const host = withMembers(outside, { notify: (message) => outside.stderr.write(`${makeVisible(message[language])}\n`) });
  const colour = !host.env.NO_COLOR && host.env.TERM !== 'dumb' && !hasOption(argv, '--no-color');
  const plain: Context = { host, language, colour };
  const context = { ...plain, host: withMembers(host, { stderr: wrapStream(plain, host.stderr) }) };
  return reportErrors(async () => {
    const asker = isBare(argv) ? await findAsker(context, false) : null;
    if (asker === null) return dispatch(normalizeArguments(argv), context);
    const { runMenu } = await import('./commands/menu.ts');
    return runMenu(asker, (words) => reportErrors(() => dispatch(words, context), context), context);
  }, context);
}

/** Runs something and prints what it throws. */
async function reportErrors(run: () => Promise<ExitCode>, context: Context): Promise<ExitCode> {
  const { host, language } = context;
  try {
    return await run();
  } catch (error) {
    if (error instanceof Interrupted) {
      host.stderr.write(language === 'zh' ? '已取消，没有写任何文件。\n' : 'Cancelled; nothing was written.\n');
      return exitCodes.interrupted;
    }
    const failure = toFailure(error);
    if (failure !== null) {
      printFailure(failure, context);
      return failure.exit;
    }
    return reportDefect(error, context);
  }
}

/** A host with some members replaced. Getters stay getters: reading `cwd` throws in a removed folder, which only commands that need it may do. */
function withMembers(host: Host, members: Partial<Host>): Host {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(host), ...Object.getOwnPropertyDescriptors(members) }) as Host;
}

/** Accepts what other programs accept: `help`, `help <command>` and `-v`. */
function normalizeArguments(argv: readonly string[]): readonly string[] {
  const [first, ...rest] = argv;
  if (first === 'help') return [...rest, '--help'];
  return first === '-v' ? ['--version', ...rest] : argv;
}

/** Whether the program is called without a command: at most with options that hold for every command. */
function isBare(argv: readonly string[]): boolean {
  const rest = argv.filter((word, at) => word !== '--no-color' && !/^--lang(?:=|$)/.test(word) && argv[at - 1] !== '--lang');
  const wanted = readLangOption(argv);
  return rest.length === 0 && (wanted === undefined || languages.some((language) => language === wanted));
}

/** Whether an option is given before any `--`. */
function hasOption(argv: readonly string[], option: string): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes(option);
}

/** Runs the process's command line. Resolves once all output is written, so that the process can exit. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const exit = await main(argv);
  await flushOutputs();
  return exit;
}

/** Entry point of a worker thread: builds the issues it is sent. */
export async function work(): Promise<void> {
  const [{ createWorker }, { answerMessages }] = await Promise.all([import('./build/many/worker.ts'), import('./host/node/worker.ts')]);
  answerMessages(createWorker(nodeHost()));
}

/** What bin/isolated.js runs: work whose time and memory are bounded. */
export async function answerIsolated(task: unknown): Promise<void> {
  const [{ answerTask }, { answerParent }] = await Promise.all([import('./render/pdf/apart.ts'), import('./host/node/isolated.ts')]);
  answerParent(await answerTask(task as Parameters<typeof answerTask>[0], nodeHost()));
}

async function dispatch(argv: readonly string[], context: Context): Promise<ExitCode> {
  const say = (texts: Texts) => texts[context.language];
  let result: ExitCode = exitCodes.done;
  const program = createParser(context, say);
  const declare = (above: Parser, below: readonly (Command | CommandGroup)[]) => {
    for (const command of below) above.command(command.name, { hidden: 'hidden' in command }).description(say(command.summary));
    // The help lists commands without their options, so options are declared only for the command in use.
    above.hook('preSubcommand', (_, parser) => {
      const command = below.find(({ name }) => name === parser.name()) as Command | CommandGroup;
      translateHelp(parser, say);
      if ('subcommands' in command) {
        parser.usage(say({ zh: '[选项] <命令>', en: '[options] <command>' })).helpCommand(false);
        declare(parser, command.subcommands);
        return;
      }
      const run = command.declare(parser, say);
      parser.action(async () => {
        refuseDash(parser);
        result = await run(context);
      });
    });
  };
  // Declare only the command in use; the help and an unknown command need all of them.
  const named = commands.filter(({ name }) => name === argv[0]);
  declare(program, named.length === 0 ? commands : named);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    // Without a command, commander has printed the help already.
    if (error.code === 'commander.help') return exitCodes.usage;
    throw toUsageFailure(error, guessCommand(argv));
  }
  return result;
}

function createParser({ host }: Context, say: (texts: Texts) => string): Parser {
  const program = new Parser('bulletin');
  program
    .description(
      say({
        zh: '简报编排：一个文件夹的稿件，排成可以付印的 DOCX 和 PDF',
        en: 'Compile a folder of items into a print-ready bulletin: DOCX and PDF',
      }),
    )
    .version(version, '-V, --version', say({ zh: '显示版本（也可写 -v）', en: 'print the version (also -v)' }))
    .option('--no-color', say({ zh: '不用颜色', en: 'print without colour' }))
    .addOption(new Option('--lang <language>', say({ zh: '提示的语言', en: 'language of messages' })).choices(languages))
    .usage(say({ zh: '[选项] <命令>', en: '[options] <command>' }))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      getOutHelpWidth: () => host.stdout.columns ?? 80,
      getErrHelpWidth: () => host.stderr.columns ?? 80,
      // Commander throws each error as well; `main` prints it in the user's language.
      outputError: () => undefined,
    });
  translateHelp(program, say);
  program.helpCommand(false);
  return program;
}

/** Translates the help's headings and fixed texts. */
function translateHelp(parser: Parser, say: (texts: Texts) => string): void {
  parser.helpOption('-h, --help', say({ zh: '显示用法', en: 'print this help' }));
  const titles: Readonly<Record<string, Texts>> = {
    'Usage:': { zh: '用法：', en: 'Usage:' },
    'Arguments:': { zh: '参数：', en: 'Arguments:' },
    'Options:': { zh: '选项：', en: 'Options:' },
    'Commands:': { zh: '命令：', en: 'Commands:' },
  };
  parser.configureHelp({
    subcommandTerm: (command) => command.name(),
    displayWidth: (text) => measureWidth(text, false),
    boxWrap: (text, width) =>
      text
        .split('\n')
        .map((line) => wrap(line, { width, indent: '' }))
        .join('\n'),
    styleTitle: (title) => say(titles[title] ?? { zh: title, en: title }),
    styleUsage: (usage) => say({ zh: translatePlaceholders(usage.replace('[options]', '[选项]')), en: usage }),
    argumentTerm: (argument) => say({ zh: translatePlaceholder(argument.name()), en: argument.name() }),
    optionTerm: ({ flags }) => say({ zh: translatePlaceholders(flags), en: flags }),
    optionDescription: (option) => describeChoices(option, say),
    argumentDescription: (argument) => describeChoices(argument, say),
  });
}

/** The command that an invalid command line most likely means, as typed: `bulletin review compare`. */
function guessCommand(argv: readonly string[]): string {
  const command = commands.find(({ name }) => argv.includes(name));
  if (command === undefined) return 'bulletin';
  const inner = 'subcommands' in command ? command.subcommands.find(({ name }) => argv.includes(name)) : undefined;
  return ['bulletin', command.name, ...(inner === undefined ? [] : [inner.name])].join(' ');
}

/** Reports a defect of the program, with what to send in. */
async function reportDefect(error: unknown, context: Context): Promise<ExitCode> {
  const trace = formatTrace(error);
  const intro =
    context.language === 'zh'
      ? 'bulletin 自身出错了，不是稿件的问题。请把下面这段和所用的命令一并反馈：'
      : 'Internal error in bulletin, not a fault in your files. Please report the following together with the command you ran:';
  context.host.stderr.write(`${intro}\n${makeLinesVisible(trace)}\nbulletin ${version}, ${context.host.runtime}\n`);
  return exitCodes.defect;
}

/**
 * The language of messages: that of `--lang`, else of the locale in POSIX's order of precedence. Chinese when the locale is unset, C or POSIX;
 * English for any language other than Chinese.
 */
export function detectLanguage(argv: readonly string[], env: Host['env']): Language {
  const wanted = readLangOption(argv);
  const named = languages.find((language) => language === wanted);
  if (named !== undefined) return named;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale === '' || /^(C|POSIX|zh)\b/i.test(locale.replace(/_.*/, '')) ? 'zh' : 'en';
}

/** Reads `--lang` before the command line is parsed, as help and usage errors need it. */
function readLangOption(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.lastIndexOf('--lang');
  return at === -1 ? options.findLast((word) => word.startsWith('--lang='))?.slice('--lang='.length) : options[at + 1];
}
