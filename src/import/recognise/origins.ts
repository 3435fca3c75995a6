import type { Texts } from '../../diagnostics/define.ts';
import type { Origin } from './recogniser.ts';

/** Names of the origins of values. */
export const originNames: Readonly<Record<Origin, Texts>> = {
  told: { zh: '命令行', en: 'command line' },
  'front-matter': { zh: '原有的项目', en: 'its own front matter' },
  label: { zh: '文中标明', en: 'a label in the text' },
  'sign-off': { zh: '文末落款', en: 'the sign-off' },
  attribution: { zh: '文末署名', en: 'the attribution' },
  letterhead: { zh: '文头', en: 'the letterhead' },
  byline: { zh: '标题下的署名', en: 'the lines below the title' },
  'title-style': { zh: '标题样式', en: 'the style of a title' },
  'title-centred': { zh: '居中的首行', en: 'the centred first line' },
  'title-run-in': { zh: '标记后的首句', en: 'the first sentence behind the mark' },
  'title-line': { zh: '首行', en: 'the first line' },
  'title-lead': { zh: '标题前的单位', en: 'the office before the title' },
  'first-sentence': { zh: '首句', en: 'the first sentence' },
  'file-name': { zh: '文件名', en: 'the file’s name' },
  properties: { zh: '文档属性', en: 'the document’s properties' },
  masthead: { zh: '报头日期', en: 'the date in the masthead' },
  section: { zh: '所在栏目', en: 'its section' },
  'only-one': { zh: '', en: '' },
};
