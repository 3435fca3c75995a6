import { basename, join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { BuildResult } from '../build.ts';
import { type ExitCode, Failure } from '../failures.ts';
import { below } from '../host.ts';
import { type Format, formats } from '../render/index.ts';
import { counted } from '../report/words.ts';
import type { Command, Context } from './command.ts';
import { exitFor, worst } from './exit.ts';
import { printFailure } from './print-failure.ts';
import { count, failureOrThrow, jsonFailure, jsonOption, printJson, strictOption, styleFor } from './shared.ts';

interface Options {
  readonly issues: readonly string[];
  readonly formats: readonly Format[];
  readonly output: string | undefined;
  readonly fonts: (typeof fontChoices)[number];
  readonly preprinted: boolean;
  readonly strict: boolean;
  readonly json: boolean;
}

/** `office-first`: this machine's office fonts where there are any; `bundled`: the package's alone, so that all machines print alike. */
const fontChoices = ['office-first', 'bundled'] as const;

/** `full`: everything is printed; `preprinted`: the sheets bear the red parts already (套红纸). */
const letterheads = ['full', 'preprinted'] as const;

export const buildCommand: Command = {
  name: 'build',
  summary: { zh: '检查、编排并生成一期或多期（DOCX 和 PDF）', en: 'check, lay out and write one issue or more (DOCX and PDF)' },
  declare(parser, say) {
    const known = Object.keys(formats) as Format[];
    parser
      .argument('<issue...>', say({ zh: '一期的文件夹，如 issue-12', en: 'folder of an issue, such as issue-12' }))
      .addOption(
        new Option('-f, --format <format>', say({ zh: '要生成的格式，几种用逗号分开', en: 'formats to write, parted by commas' }))
          .choices(known)
          .default(known)
          .argParser((value, before: readonly Format[]) => [...(before === known ? [] : before), ...formatsIn(value, known)]),
      )
      .option(
        '-o, --output <folder>',
        say({ zh: '输出文件夹（默认为该期的 dist）', en: 'folder for the output (default: dist in the issue)' }),
      )
      .addOption(
        new Option(
          '--letterhead <kind>',
          say({ zh: '报头：full 全印，preprinted 用套红纸，不印红色部分', en: 'preprinted leaves out what the sheets bear in red' }),
        )
          .choices(letterheads)
          .default('full'),
      )
      .addOption(
        new Option(
          '--fonts <choice>',
          say({ zh: '字体：office-first 先用本机字体，bundled 只用随包字体', en: 'bundled uses the package’s fonts alone' }),
        )
          .choices(fontChoices)
          .default('office-first'),
      )
      .addOption(strictOption(say))
      .addOption(jsonOption(say));
    return (context) => {
      const { format, output, letterhead, fonts, strict, json } = parser.opts<{
        format: Format[];
        output?: string;
        letterhead: (typeof letterheads)[number];
        fonts: Options['fonts'];
        strict?: boolean;
        json?: boolean;
      }>();
      const preprinted = letterhead === 'preprinted';
      const flags = { preprinted, strict: strict === true, json: json === true };
      return run({ issues: parser.args, formats: [...new Set(format)], output, fonts, ...flags }, context);
    };
  },
};

/**
 * The formats of one `--format`, which may also be given several times. It takes one word only, lest it take the issue behind it for a
 * format. Throws commander's InvalidArgumentError, worded as commander words its own complaint.
 */
function formatsIn(value: string, known: readonly Format[]): Format[] {
  return value.split(/[,，、\s]+/).map((name) => {
    const format = known.find((each) => each === name.toLowerCase());
    if (format === undefined) throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`);
    return format;
  });
}

interface Outcome {
  readonly issue: string;
  readonly result: BuildResult | Failure;
  readonly milliseconds: number;
}

async function run(options: Options, context: Context): Promise<ExitCode> {
  if (options.output?.trim() === '') throw emptyOutput();
  const { build } = await import('../build.ts');
  const outcomes: Outcome[] = [];
  for (const issue of options.issues) {
    // Several issues in one folder: each gets a folder of its own below it, so that equal numbers of two years do not meet.
    const shared = options.output !== undefined && options.issues.length > 1;
    const output = shared ? join(options.output ?? '', basename(resolve(context.host.cwd, issue))) : options.output;
    const start = context.host.elapsed();
    const result = await build(context.host, { ...options, issue, output }).catch(failureOrThrow);
    const outcome = { issue, result, milliseconds: Math.round(context.host.elapsed() - start) };
    if (!options.json) await printOutcome(outcome, context);
    outcomes.push(outcome);
  }
  if (options.json) await printOutcomes(outcomes, context);
  return worst(outcomes.map(({ result }) => (result instanceof Failure ? result.exit : exitFor(result.diagnostics, options.strict))));
}

/** What a script's unset variable makes of `--output "$folder"`; the current folder is not what was meant. */
function emptyOutput(): Failure {
  return new Failure(
    'usage',
    { zh: '选项“--output”后面没有写文件夹', en: 'The option “--output” names no folder' },
    { zh: '请写一个文件夹；当前文件夹写 .', en: 'Name one; the current folder is .' },
  );
}

/** Diagnostics and the summary are talk; the paths written are data. */
async function printOutcome({ issue, result, milliseconds }: Outcome, context: Context): Promise<void> {
  const { asText, countPhrase, visible } = await import('../report/index.ts');
  const { host, language } = context;
  if (result instanceof Failure) return printFailure(result, context);
  host.stderr.write(asText(result.diagnostics, result.texts, styleFor(context, host.stderr)));
  const found = countPhrase(count(result.diagnostics), language);
  const name = visible(issue);
  if (result.outputs.length === 0) {
    host.stderr.write(
      language === 'zh'
        ? `${name}：${found}，没有生成文件。请改正后重新生成。\n`
        : `${name}: ${found}; nothing was written. Mend them and build again.\n`,
    );
    return;
  }
  for (const { path } of result.outputs) host.stdout.write(`${visible(shown(context, path))}\n`);
  const { pages, items, outputs } = result;
  host.stderr.write(
    language === 'zh'
      ? `${name}：${pages} 页，${items} 篇稿件，${outputs.length} 个文件，${milliseconds} 毫秒${found === '' ? '' : `（${found}）`}\n`
      : `${name}: ${counted(pages, 'page')}, ${counted(items, 'item')}, ${counted(outputs.length, 'file')}, ${milliseconds} ms${found === '' ? '' : ` (${found})`}\n`,
  );
}

async function printOutcomes(outcomes: readonly Outcome[], context: Context): Promise<void> {
  const { asJson } = await import('../report/index.ts');
  const issues = outcomes.map(({ issue, result, milliseconds }) => {
    if (result instanceof Failure) return { issue, failure: jsonFailure(result, context), diagnostics: [], outputs: [], milliseconds };
    const { diagnostics, outputs, pages, items } = result;
    return {
      issue,
      failure: null,
      diagnostics: asJson(diagnostics, context.language),
      outputs: outputs.map((output) => ({ ...output, path: shown(context, output.path) })),
      pages,
      items,
      milliseconds,
    };
  });
  printJson(context, { version: 1, issues });
}

/** A path as a person would type it: from the current folder when it lies below. */
function shown({ host }: Context, path: string): string {
  return below(host.cwd, path) ?? path;
}
