import type { Texts } from '../diagnostics/define.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { makeLinesVisible, makeVisible } from '../report/visible.ts';
import { formatCount } from '../report/words.ts';
import type { MarkedChange, PulledChanges } from '../review/pull-issue.ts';

/** Why a change was not applied, and what to do. */
export const reasons: Readonly<Record<PulledChanges['leftOut'][number]['reason'], Texts>> = {
  mark: { zh: '标题前的标记由栏目设置决定，请改 bulletin.yaml', en: 'the mark before an item is set per section; change bulletin.yaml' },
  title: { zh: '标题前的单位和标题后的标点是自动加的', en: 'the source before a title and the mark after it are automatic' },
  attribution: { zh: '署名由“来源”决定，请改稿件的“来源”', en: 'the attribution follows the item’s source; change the source' },
  note: { zh: '注码自动编排，请在稿件里改', en: 'note numbers are automatic; change the notes in the file' },
  cell: { zh: '表格的列有增减，请在稿件里改', en: 'table columns were added or removed; change them in the file' },
  picture: {
    zh: '图片、公式、脚注的增减，请在稿件里改',
    en: 'pictures, formulas or footnotes were added or removed; change them in the file',
  },
  label: { zh: '“编者按：”是自动加的', en: 'the label of an editor’s note is automatic' },
  outside: {
    zh: '不是稿件里的文字（报头、要目、栏目、版记），请改 issue.yaml 或 bulletin.yaml',
    en: 'not part of an item (masthead, contents, sections, imprint); change issue.yaml or bulletin.yaml',
  },
  'item-removed': {
    zh: '整篇稿件被删，文件没有动；不用的请写“状态: 留用”',
    en: 'an item was removed; its file was kept: set “status: held” to leave it out',
  },
  'item-added': { zh: '多出来的一段不属于任何稿件，请另建稿件', en: 'text was added that belongs to no item; create an item for it' },
  'item-moved': { zh: '稿件次序变了，请在稿件里写“顺序”', en: 'items were moved; set “order” in the files' },
  bold: { zh: '只改了加粗，请在稿件里用 ** 标出', en: 'only bold changed; mark it with ** in the file' },
  emphasis: {
    zh: '下划线、斜体、删除线、底色不印，没有取回',
    en: 'underline, italics, strikethrough and colour are not printed',
  },
  lines: {
    zh: '段落的增删分合对应不到稿件，请在稿件里改',
    en: 'paragraphs were added, removed, split or joined in a way the file cannot express; change it there',
  },
  unsafe: { zh: '写进稿件会被当成标记，请在稿件里改', en: 'in the file it would be read as markup; change it there' },
  conflict: { zh: '稿件同一处后来也改过，以稿件为准', en: 'the file was changed at the same place; the file’s version was kept' },
  'text-box': { zh: '文本框里的字不属于正文，没有取回', en: 'a text box is not part of the text' },
  comment: { zh: '这条批注没能存进批注文件', en: 'the comment could not be saved beside an item' },
  encoding: { zh: '文件的编码里没有所需的字，请先把文件另存为 UTF-8', en: 'the file’s encoding lacks a character; save it as UTF-8 first' },
};

/** Formats the changes of a file: added and removed lines with a sign, other changes within their sentence as [首批→第一批], or in colour. */
export function formatMarkedChanges(file: string, changes: readonly MarkedChange[], colour: boolean): string {
  const format = (before: string, after: string, kind: MarkedChange['kind']) => {
    const [old, fresh] = [makeLinesVisible(before), makeLinesVisible(after)];
    const painted = colour ? paint(old, STRUCK_RED) + paint(fresh, UNDERLINED_GREEN) : old + fresh;
    if (kind === 'edited') return colour ? painted : `[${old}→${fresh}]`;
    return `${kind === 'added' ? '+' : '-'} ${painted}`;
  };
  const lines = changes.map(({ kind, line, parts }) => {
    const text = parts.map((part) => ('kept' in part ? makeLinesVisible(part.kept) : format(part.before, part.after, kind))).join('');
    return `  ${line}: ${text.replaceAll('\n', '¶')}\n`;
  });
  return `${makeVisible(file)}\n${lines.join('')}`;
}

function paint(text: string, codes: string): string {
  return text === '' ? '' : `\u001b[${codes}m${text}\u001b[0m`;
}

/** SGR codes. Not by colour alone: struck out and underlined. */
const STRUCK_RED = '9;31';
const UNDERLINED_GREEN = '4;32';

/** Longest excerpt of a change that was not applied, in characters. */
const SHOWN = 80;

/** The report of a pull: what it compared with, and the changes left to the editor. */
export function formatPulled({ leftOut, remarks, tracked, byText, base }: PulledChanges, language: Language): string {
  const zh = language === 'zh';
  const lines: string[] = [];
  if (base === 'built') {
    lines.push(
      zh ? '送出之后稿件又改过：两边的改动都保留。' : 'The items changed after the document was sent out; both sets of changes are kept.',
    );
  }
  if (base === 'unknown') {
    lines.push(
      zh
        ? '注意：送出之后稿件又改过，送出的那一份已不在 dist 里。后来的改动会显示为被对方改回，请逐处核对；送出的原件还在的，请用 --base 指明。'
        : 'Note: the items changed after the document was sent out, and that build is gone. Those changes appear as undone by the reviewer: check each one, or name the document as sent out with --base.',
    );
  }
  if (tracked > 0) lines.push(zh ? `修订按全部接受处理（${tracked} 处）。` : `All tracked changes were accepted (${tracked}).`);
  if (byText.length > 0) {
    const names = byText.map(makeVisible).join(zh ? '、' : ', ');
    lines.push(zh ? `文件里的标识丢了，按文字认出：${names}` : `The document’s markers are lost; matched by text: ${names}`);
  }
  if (remarks > 0)
    lines.push(
      zh
        ? `批注 ${remarks} 条，存在稿件旁边的 .remarks.yaml 里。`
        : `${formatCount(remarks, 'comment')} saved beside the items, in .remarks.yaml.`,
    );
  if (leftOut.length > 0) lines.push(zh ? `没有取回 ${leftOut.length} 处：` : `Not applied (${leftOut.length}):`);
  for (const { reason, place, before, after } of leftOut) {
    const at = place === null ? '' : `${makeVisible(place.file)}:${place.line}:${place.column} `;
    lines.push(`  ${at}${reasons[reason][language]}`);
    const [old, now] = [toShownText(before), toShownText(after)];
    if (old === now) lines.push(`    “${old}”`);
    else {
      if (old !== '') lines.push(`    - ${old}`);
      if (now !== '') lines.push(`    + ${now}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function toShownText(text: string): string {
  const line = makeVisible(text.replace(/\n+/g, ' / '));
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
