import { Option } from 'commander';
import type { chapters } from '../check/explain.ts';
import type { Texts } from '../diagnostics/define.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';

interface Options {
  /** Null for all codes. */
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
      .argument('[code]', say({ zh: '规则名称，如 source-known', en: 'code, such as source-known' }))
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
  language: { zh: '文字', en: 'Language' },
  wording: { zh: '用词', en: 'Wording' },
  privacy: { zh: '个人信息', en: 'Privacy' },
  series: { zh: '期号和日期', en: 'Series' },
  reading: { zh: '读取和排版', en: 'Reading and typesetting' },
};

async function run({ code, json, markdown }: Options, context: Context): Promise<ExitCode> {
  const { chapters, everyCode, explain } = await import('../check/explain.ts');
  const { formatList, formatPage, formatReference } = await import('../report/explanation.ts');
  const { host, language } = context;
  if (code === null) {
    const all = everyCode();
    const named = chapters.map((chapter) => ({
      title: chapterNames[chapter][language],
      pages: all.filter((each) => each.chapter === chapter),
    }));
    if (json) printJson(context, { version: 1, codes: all });
    else host.stdout.write(markdown ? formatReference(named, language) : formatList(named, language));
    return exitCodes.done;
  }
  const found = explain(code.trim());
  if ('nearest' in found) throw unknownCode(code, found.nearest);
  if (json) printJson(context, { version: 1, codes: [found] });
  else host.stdout.write(formatPage(found, language));
  return exitCodes.done;
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
