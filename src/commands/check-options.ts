import { Option, type Command as Parser } from 'commander';
import type { Selection } from '../build/many/select.ts';
import type { Texts } from '../diagnostics/define.ts';
import type { ReportFormat } from '../report/reporters.ts';
import { createChoiceOption } from './choices.ts';
import { declareSelectionOptions, readSelection } from './selection.ts';
import { createJsonOption, createStrictOption } from './shared.ts';
import { conflictingOptions, invalidValue } from './usage-failures.ts';

/** What `check` is asked to do. */
export interface CheckOptions {
  readonly selection: Selection;
  /** The file that standard input stands for; null if it is not read. */
  readonly stdinFilename: string | null;
  /** Report this file alone, as messages name it; null for all. */
  readonly only: string | null;
  /** Null when not given: text, and in GitHub Actions annotations as well. */
  readonly format: ReportFormat | null;
  readonly fix: 'none' | 'write' | 'dry-run';
  readonly maxWarnings: number | null;
  readonly quiet: boolean;
  readonly strict: boolean;
}

/** The options as commander returns them. */
interface CheckOptionValues {
  readonly format?: ReportFormat;
  readonly json?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly stdinFilename?: string;
}

const formatNames: Readonly<Record<ReportFormat, string | null>> = { text: '文本', json: null, sarif: null, github: null, line: '逐行' };

/** Declares the arguments and options of `check`. */
export function declareCheck(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .argument(
      '[path...]',
      say({
        zh: '一期的文件夹或其中的文件，或整个刊物的文件夹（默认为当前所在的一期，否则最新一期）',
        en: 'issue folder, a file in one, or a publication (default: the current one, else the newest)',
      }),
    )
    .addOption(
      createChoiceOption(
        '-f, --format <format>',
        say({
          zh: '结果的格式：文本供人看，逐行供编辑器，github 供 GitHub Actions',
          en: 'report format: text for people, line for editors, github for GitHub Actions',
        }),
        formatNames,
      ),
    )
    .addOption(createJsonOption(say))
    .option('--fix', say({ zh: '直接在文件里改正有把握的地方', en: 'apply safe fixes to the files' }))
    .option('--fix-dry-run', say({ zh: '只列出 --fix 会改什么，不改文件', en: 'show what --fix would change, as a diff' }))
    .addOption(
      new Option(
        '--max-warnings <number>',
        say({ zh: '警告超过这个数就算不通过', en: 'fail when there are more warnings than this' }),
      ).argParser(parseWholeNumber),
    )
    .option('-q, --quiet', say({ zh: '只列出错误，其余只计数', en: 'show errors only and count the rest' }))
    .addOption(createStrictOption(say))
    .option(
      '--stdin-filename <file>',
      say({ zh: '与 - 同用：标准输入的内容当作这个文件来检查', en: 'with -: check standard input as this file' }),
    );
  declareSelectionOptions(parser, say);
}

/** Reads them. Throws a Failure if they contradict each other. */
export function readCheckOptions(parser: Parser): CheckOptions {
  const parsed = parser.opts<CheckOptionValues>();
  const { json = false, fix = false, fixDryRun = false, maxWarnings = null, quiet = false, strict = false } = parsed;
  const format = parsed.format ?? (json ? 'json' : null);
  if (json && format !== 'json') throw conflictingOptions('--json', `--format ${format}`);
  if (fixDryRun && format !== null && format !== 'text') throw conflictingOptions('--fix-dry-run', `--format ${format}`);
  return {
    selection: readSelection(parser),
    stdinFilename: parsed.stdinFilename ?? null,
    only: null,
    format,
    fix: fixDryRun ? 'dry-run' : fix ? 'write' : 'none',
    maxWarnings,
    quiet,
    strict,
  };
}

function parseWholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw invalidValue('--max-warnings', value, { zh: '请写一个整数，如 0 或 10', en: 'Use a whole number, such as 0 or 10' });
}
