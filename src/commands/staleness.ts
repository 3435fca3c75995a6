import type { Texts } from '../diagnostics/define.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { Staleness, StaleReason } from '../write/freshness.ts';

const reasons: Readonly<Record<StaleReason, Texts>> = {
  new: { zh: '没有生成', en: 'never built' },
  interrupted: { zh: '上次生成中断了', en: 'build interrupted' },
  forced: { zh: '要求重新生成', en: 'forced' },
  'warnings-refused': { zh: '上次生成时有警告', en: 'had warnings' },
  'program-changed': { zh: '程序换了版本', en: 'program version changed' },
  'options-changed': { zh: '选项变了', en: 'options changed' },
  'fonts-changed': { zh: '字体变了', en: 'fonts changed' },
  'input-changed': { zh: '有改动', en: 'changed' },
  'input-added': { zh: '有新文件', en: 'new file' },
  'siblings-changed': { zh: '前面的期有改动', en: 'earlier issues changed' },
  'output-missing': { zh: '缺少', en: 'missing' },
  'output-changed': { zh: '被改动或损坏', en: 'edited or damaged' },
};

/** The options of a manifest, as they are typed. */
const options: Readonly<Record<string, string>> = {
  fonts: '--fonts',
  letterhead: '--letterhead',
  date: 'SOURCE_DATE_EPOCH',
  stage: '--stage',
  lineNumbers: '--line-numbers',
};

/** Says in a few words why outputs are not up to date: which input, template, font, option or version. May hold raw characters of names. */
export function formatStaleness({ reason, file, detail }: Staleness, language: Language): string {
  const named = file ?? (detail === undefined ? null : (options[detail] ?? detail));
  const template = file?.startsWith('package:') === true ? (language === 'zh' ? '模板' : 'template') : '';
  return [[template, reasons[reason][language]].filter((word) => word !== '').join(language === 'zh' ? '' : ' '), named]
    .filter((part) => part !== null)
    .join(' ');
}
