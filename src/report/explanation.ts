import type { Texts } from '../diagnostics/define.ts';
import type { Explanation } from '../diagnostics/explanation.ts';
import type { Language, Severity } from '../diagnostics/terms.ts';
import { severityNames } from './words.ts';

/** A code with all its explanations. */
export interface Page extends Explanation {
  readonly code: string;
  readonly severity: Severity;
  readonly settable: boolean;
}

const labels = {
  standard: { zh: '依据', en: 'Standard' },
  wrong: { zh: '不妥', en: 'Wrong' },
  right: { zh: '改为', en: 'Right' },
  level: { zh: '改级别', en: 'Change the level' },
  ignore: { zh: '只放过一处', en: 'Ignore one place' },
} as const satisfies Record<string, Texts>;

/** The page of one code, for a terminal. Ends with a line feed. */
export function formatPage(page: Page, language: Language): string {
  const { code, severity, reason, standard, wrong, right } = page;
  const label = (name: keyof typeof labels) => (language === 'zh' ? `${labels[name].zh}：` : `${labels[name].en}: `);
  const example = (name: 'wrong' | 'right', text: string) => `    ${label(name)}\n${indentLines(text, 8)}`;
  return [
    `${code}  ${severityNames[severity][language]}`,
    `    ${reason[language]}`,
    ...(standard === undefined ? [] : [`    ${label('standard')}${standard}`]),
    example('wrong', wrong),
    example('right', right),
    ...(page.settable
      ? [`    ${label('level')}${explainLevel(page, language)}`, `    ${label('ignore')}${explainIgnore(page, language)}`]
      : []),
    '',
  ].join('\n');
}

/** The list of codes by chapter, one per line, for a terminal. */
export function formatList(chapters: readonly { readonly title: string; readonly pages: readonly Page[] }[], language: Language): string {
  const width = Math.max(...chapters.flatMap(({ pages }) => pages.map(({ code }) => code.length)));
  const line = ({ code, severity, reason }: Page) =>
    `    ${code.padEnd(width)}  ${severityNames[severity][language].padEnd(language === 'zh' ? 2 : 7)}  ${reason[language]}\n`;
  return chapters.map(({ title, pages }) => `${title}\n${pages.map(line).join('')}`).join('\n');
}

/** The reference of all codes, in Markdown. */
export function formatReference(
  chapters: readonly { readonly title: string; readonly pages: readonly Page[] }[],
  language: Language,
): string {
  const title =
    language === 'zh'
      ? '# 规则说明\n\n没有标明标准的规则，依据本刊的 bulletin.yaml、算术和历法，或办刊惯例。\n\n'
      : '# Rules\n\nRules without a standard follow the publication’s bulletin.yaml, arithmetic and the calendar, or the practice of bulletins.\n\n';
  return (
    title +
    chapters.map((chapter) => `## ${chapter.title}\n\n${chapter.pages.map((page) => formatSection(page, language)).join('\n')}`).join('\n')
  );
}

/** One code in Markdown. */
export function formatSection({ code, severity, settable, reason, standard, wrong, right }: Page, language: Language): string {
  const fence = /```/.test(wrong + right) ? '````' : '```';
  const facts = [
    severityNames[severity][language],
    ...(standard === undefined ? [] : [standard]),
    ...(settable ? [] : [language === 'zh' ? '不能改级别' : 'fixed level']),
  ].join(language === 'zh' ? '；' : '; ');
  const example = (name: 'wrong' | 'right', text: string) =>
    `${labels[name][language]}${language === 'zh' ? '：' : ':'}\n\n${fence}text\n${text}\n${fence}\n`;
  return `### ${code}\n\n${reason[language].replace(/[*_<>[\]`]/g, '\\$&')}${language === 'zh' ? `（${facts}）` : ` (${facts})`}\n\n${example('wrong', wrong)}\n${example('right', right)}`;
}

function explainLevel({ code }: Page, language: Language): string {
  return language === 'zh'
    ? `在 bulletin.yaml 里写“规则: { ${code}: 关闭 }”，或写提示、警告、错误；写在某个栏目下，只管该栏目`
    : `set “rules: { ${code}: off }” in bulletin.yaml (or note, warning, error); under a section it applies to that section only`;
}

function explainIgnore({ code }: Page, language: Language): string {
  return language === 'zh'
    ? `紧跟在那处文字后面写 <!-- 忽略 ${code}：理由 -->；在 YAML 里写 # 忽略 ${code}：理由`
    : `write <!-- ignore ${code}: why --> right after the text; in YAML, # ignore ${code}: why`;
}

function indentLines(text: string, blanks: number): string {
  return text
    .split('\n')
    .map((line) => `${' '.repeat(blanks)}${line}`)
    .join('\n');
}
