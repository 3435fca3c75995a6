import { Option, type Command as Parser } from 'commander';
import type { Selection } from '../build/many/index.ts';
import type { Texts } from '../diagnostics/define.ts';
import { DEFAULT_FORMATS, type Format, formatNames } from '../model/formats.ts';
import type { Stage } from '../model/issue.ts';
import { createChoiceOption } from './choices.ts';
import { declareSelection, readSelection } from './selection.ts';
import { createFontsOption, createJsonOption, createStrictOption, type FontChoice } from './shared.ts';
import { conflictingOptions, emptyOption, invalidValue } from './usage-failures.ts';

/** What `build` is asked to do. */
export interface BuildCommandOptions {
  readonly selection: Selection;
  /** Most workers to run; undefined for one per processor. */
  readonly jobs: number | undefined;
  readonly force: boolean;
  readonly strict: boolean;
  /** Undefined for those that `bulletin.yaml` asks for. */
  readonly formats: readonly Format[] | undefined;
  readonly output: string | undefined;
  readonly each: true | undefined;
  readonly columns: number | undefined;
  readonly archive: true | undefined;
  readonly sources: true | undefined;
  /** Undefined for those that `bulletin.yaml` asks for. */
  readonly fonts: FontChoice | undefined;
  readonly preprinted: boolean;
  /** Undefined for the stage that `issue.yaml` sets. */
  readonly stage: Stage | undefined;
  readonly lineNumbers: boolean;
  readonly json: boolean;
  /** One JSON document a line for each issue as it is done. */
  readonly jsonLines: boolean;
  readonly quiet: boolean;
  /** `plan` lists what would be built; `check` fails if anything would be. Both write nothing. */
  readonly mode: 'build' | 'plan' | 'check';
}

/** The options as commander returns them. */
interface BuildOptionValues {
  readonly format?: Format[];
  readonly output?: string;
  readonly each?: true;
  readonly columns?: number;
  readonly archive?: true;
  readonly sources?: true;
  readonly letterhead: keyof typeof letterheads;
  readonly fonts?: FontChoice;
  readonly stage?: Stage;
  readonly lineNumbers?: boolean;
  readonly force?: boolean;
  readonly jobs?: number;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly jsonLines?: boolean;
  readonly quiet?: boolean;
  readonly dryRun?: boolean;
  readonly check?: boolean;
}

/** `full` prints everything; `preprinted` omits the red parts, which the stationery (套红纸) already carries. */
const letterheads = { full: '全印', preprinted: '套红' } as const;

const stages = { review: '送审', final: '定稿' } as const satisfies Record<Stage, string>;

/** Options that cannot both be given, and as they are typed. */
const CONTRADICTIONS: readonly (readonly [readonly [keyof BuildOptionValues, keyof BuildOptionValues], readonly [string, string]])[] = [
  [
    ['json', 'jsonLines'],
    ['--json', '--json-lines'],
  ],
  [
    ['check', 'dryRun'],
    ['--check', '--dry-run'],
  ],
  [
    ['check', 'force'],
    ['--check', '--force'],
  ],
];

/** Declares the arguments and options of `build`. */
export function declareBuild(parser: Parser, say: (texts: Texts) => string): void {
  declareSelection(parser, say);
  declareOutput(parser, say);
  declareRun(parser, say);
}

/** The options that say what is written. */
function declareOutput(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .addOption(
      new Option(
        '-f, --format <format>',
        say({
          zh: `要生成的格式，几种用逗号分开（默认按 bulletin.yaml，不写是 ${DEFAULT_FORMATS.join('、')}）`,
          en: `formats to write, separated by commas (default: as in bulletin.yaml, else ${DEFAULT_FORMATS.join(',')})`,
        }),
      )
        .choices(formatNames)
        .argParser((value, before: readonly Format[] = []) => [...before, ...parseFormats(value)]),
    )
    .option('-o, --output <folder>', say({ zh: '输出文件夹（默认为该期的 dist）', en: 'output folder (default: dist in the issue)' }))
    .option(
      '--each',
      say({ zh: '网页另外每篇稿件一个文件，附 JSON 说明', en: 'html: one more file for each item, with its metadata as JSON' }),
    )
    .addOption(
      new Option(
        '--columns <count>',
        say({
          zh: '纯文本每行最多几列，一个汉字两列（默认不折行）',
          en: 'text: wrap lines at this width, a hanzi being two (default: no wrapping)',
        }),
      ).argParser(parseColumns),
    )
    .option(
      '--archive',
      say({
        zh: 'OFD 按长期保存的 OFD-A 生成（也可在 bulletin.yaml 写 ofd: archive）',
        en: 'ofd: write OFD-A, for long-term keeping (or ofd: archive in bulletin.yaml)',
      }),
    )
    .option('--sources', say({ zh: 'OFD 附上各篇稿件的原文件', en: 'ofd: attach the source files of the items' }))
    .addOption(
      createChoiceOption(
        '--letterhead <kind>',
        say({ zh: '报头；用套红纸的不印红色部分', en: 'preprinted omits the red parts that the stationery carries' }),
        letterheads,
      ).default('full'),
    )
    .addOption(createFontsOption(say))
    .addOption(
      createChoiceOption(
        '--stage <stage>',
        say({
          zh: '送审时每页印“送审稿”；定稿时有错误或没处理的批注就不生成（默认按 issue.yaml）',
          en: 'review marks every page as a draft; final refuses while errors or remarks are open (default: as in issue.yaml)',
        }),
        stages,
      ),
    )
    .option('--line-numbers', say({ zh: '送审稿每页标行号', en: 'number the lines of a review draft' }));
}

/** The options that say how the run goes. */
function declareRun(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .option('--force', say({ zh: '没有变化的也重新生成', en: 'rebuild issues that are up to date' }))
    .addOption(
      new Option(
        '-j, --jobs <count>',
        say({ zh: '最多同时做几期（默认按处理器个数）', en: 'issues to build at a time (default: one per processor)' }),
      ).argParser(parseJobs),
    )
    .addOption(createStrictOption(say))
    .option('-q, --quiet', say({ zh: '没有问题的期什么也不显示', en: 'print nothing for what is clean' }))
    .option('--dry-run', say({ zh: '只列出要生成哪些期、为什么，不写文件', en: 'list what would be built and why, and write nothing' }))
    .option(
      '--check',
      say({
        zh: '只核对：有文件缺少、过时、被改动或来历不明，退出码为 1',
        en: 'write nothing; exit with 1 if an output is missing, stale, edited or foreign',
      }),
    )
    .addOption(createJsonOption(say))
    .option('--json-lines', say({ zh: '每做完一期输出一行 JSON', en: 'print one line of JSON for each issue as it is done' }));
}

/** Reads them. Throws a Failure if they contradict each other. */
export function readBuildOptions(parser: Parser): BuildCommandOptions {
  const given = parser.opts<BuildOptionValues>();
  const {
    format,
    output,
    each,
    columns,
    archive,
    sources,
    letterhead,
    fonts,
    stage,
    lineNumbers,
    force,
    jobs,
    strict,
    json,
    jsonLines,
    quiet,
  } = given;
  if (output?.trim() === '')
    throw emptyOption('--output', { zh: '请写一个文件夹；当前文件夹写 .', en: 'Name a folder; use . for the current one' });
  const [, contradiction] = CONTRADICTIONS.find(([[one, other]]) => given[one] === true && given[other] === true) ?? [];
  if (contradiction !== undefined) throw conflictingOptions(...contradiction);
  return {
    selection: readSelection(parser),
    formats: format === undefined ? undefined : [...new Set(format)],
    output,
    each,
    columns,
    archive,
    sources,
    fonts,
    preprinted: letterhead === 'preprinted',
    stage,
    lineNumbers: lineNumbers === true,
    force: force === true,
    jobs,
    strict: strict === true,
    json: json === true,
    jsonLines: jsonLines === true,
    quiet: quiet === true,
    mode: given.check === true ? 'check' : given.dryRun === true ? 'plan' : 'build',
  };
}

function parseJobs(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw invalidValue('--jobs', text, { zh: '请写 1 到 999 之间的整数', en: 'Use a whole number from 1 to 999' });
}

function parseColumns(text: string): number {
  if (/^[1-9]\d{1,3}$/.test(text) && Number(text) >= 20) return Number(text);
  throw invalidValue('--columns', text, { zh: '请写 20 到 9999 之间的整数', en: 'Use a whole number from 20 to 9999' });
}

/** One `--format`, which can be repeated. It takes a single word, so that it never swallows the issue behind it. */
function parseFormats(value: string): Format[] {
  return value.split(/[,，、\s]+/).map((name) => {
    const format = formatNames.find((known) => known === name.toLowerCase());
    if (format !== undefined) return format;
    throw invalidValue('--format', name, { zh: `可用的有：${formatNames.join('、')}`, en: `Use one of ${formatNames.join(', ')}` });
  });
}
