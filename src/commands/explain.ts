import { Option } from 'commander';
import type { chapters, ExplainedCode } from '../check/explain.ts';
import type { Texts } from '../diagnostics/define.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import { formatList, formatPage, formatReference } from '../report/explanation.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';

interface Options {
  /** A code or a word to search for; null for all codes. */
  readonly code: string | null;
  readonly json: boolean;
  readonly markdown: boolean;
}

export const explainCommand: Command = {
  name: 'explain',
  summary: {
    zh: '说明一条规则：为什么、怎样改；不写规则名称则全部列出',
    en: 'explain a diagnostic and how to fix it; without a code, list all',
  },
  declare(parser, say) {
    parser
      .argument(
        '[code]',
        say({ zh: '规则名称，如 source-known，或其中的词，如 引号', en: 'code, such as source-known, or a word, such as quotes' }),
      )
      .addOption(
        new Option('--markdown', say({ zh: '输出全部规则的说明（Markdown）', en: 'print the reference of all codes as Markdown' })),
      )
      .addOption(createJsonOption(say));
    return (context) => {
      const { json = false, markdown = false } = parser.opts<{ json?: boolean; markdown?: boolean }>();
      return run({ code: parser.args[0] ?? null, json, markdown }, context);
    };
  },
};

/** Titles of the chapters. */
const chapterNames: Readonly<Record<(typeof chapters)[number], Texts>> = {
  provenance: { zh: '来源', en: 'Provenance' },
  shape: { zh: '体例', en: 'Form' },
  sense: { zh: '数目和日期', en: 'Numbers and dates' },
  language: { zh: '文字', en: 'Language' },
  wording: { zh: '用词', en: 'Wording' },
  privacy: { zh: '个人信息', en: 'Privacy' },
  series: { zh: '期号和日期', en: 'Series' },
  reading: { zh: '读取和排版', en: 'Reading and typesetting' },
};

async function run({ code, json, markdown }: Options, context: Context): Promise<ExitCode> {
  const { everyCode, explain } = await import('../check/explain.ts');
  const { host, language } = context;
  if (code === null) {
    const all = everyCode();
    const named = groupByChapter(all, language);
    if (json) printJson(context, { version: 1, codes: all });
    else host.stdout.write(markdown ? formatReference(named, language) : formatList(named, language));
    return exitCodes.done;
  }
  const found = explain(code.trim());
  const matches = 'nearest' in found ? searchCodes(everyCode(), code.trim()) : [found];
  if ('nearest' in found && matches.length === 0) throw unknownCode(code, found.nearest);
  const [first, ...more] = matches as [ExplainedCode, ...ExplainedCode[]];
  if (json) printJson(context, { version: 1, codes: matches });
  else if (more.length === 0) host.stdout.write(formatPage(first, language));
  else host.stdout.write(formatList(groupByChapter(matches, language), language));
  return exitCodes.done;
}

/** Finds the codes whose name, reason or chapter contains a word, in either language. */
function searchCodes(all: readonly ExplainedCode[], word: string): ExplainedCode[] {
  const wanted = word.toLowerCase();
  if (wanted === '') return [];
  return all.filter(({ code, reason, chapter }) => {
    const { zh, en } = chapterNames[chapter];
    return [code, reason.zh, reason.en, zh, en].some((text) => text.toLowerCase().includes(wanted));
  });
}

/** Groups codes for the list, without empty chapters. */
function groupByChapter(codes: readonly ExplainedCode[], language: Context['language']) {
  return (Object.keys(chapterNames) as (keyof typeof chapterNames)[])
    .map((chapter) => ({ title: chapterNames[chapter][language], pages: codes.filter((each) => each.chapter === chapter) }))
    .filter(({ pages }) => pages.length > 0);
}

function unknownCode(code: string, nearest: readonly string[]): Failure {
  return new Failure(
    'usage',
    { zh: `没有“${code}”这条规则`, en: `Unknown code: “${code}”` },
    nearest.length === 0
      ? { zh: '全部规则见 bulletin explain', en: 'Run bulletin explain to list all codes' }
      : { zh: `是不是要写 ${nearest.join('、')}？`, en: `Did you mean ${nearest.join(', ')}?` },
  );
}
