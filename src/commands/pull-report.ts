import type { Texts } from '../diagnostics/define.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { makeVisible } from '../report/visible.ts';
import { formatCount } from '../report/words.ts';
import type { Pulled } from '../review/pull-issue.ts';

type LeftOut = Pulled['leftOut'][number];

/** Why a change was not taken over, and what to do. */
export const reasons: Readonly<Record<LeftOut['reason'], Texts>> = {
  mark: { zh: '稿件前的标记由栏目设置决定，请改 bulletin.yaml', en: 'the mark before an item is set for its section in bulletin.yaml' },
  title: { zh: '标题前的单位和标题后的标点是自动加的', en: 'the source before a title and the mark behind it are set by the program' },
  attribution: { zh: '署名由“来源”决定，请改稿件的“来源”', en: 'the attribution follows the item’s source; change that' },
  note: { zh: '注码自动编排，请在稿件里改', en: 'marks of notes are numbered by the program; change them in the file' },
  cell: { zh: '表格的列有增减，请在稿件里改', en: 'columns of a table were changed; change them in the file' },
  picture: { zh: '图片、公式、脚注的增减请在稿件里改', en: 'pictures, formulas and footnotes are added and removed in the file' },
  label: { zh: '“编者按：”是自动加的', en: 'the words before an editor’s note are set by the program' },
  outside: {
    zh: '不是稿件里的文字（报头、要目、栏目、版记），请改 issue.yaml 或 bulletin.yaml',
    en: 'it is no item’s text (masthead, contents, sections, imprint): change issue.yaml or bulletin.yaml',
  },
  'item-removed': {
    zh: '整篇稿件被删，没有删文件；不用的请写“状态: 留用”',
    en: 'an item was removed; its file stays: give it the status held if it is not to be printed',
  },
  'item-added': { zh: '多出来的一段不属于任何稿件，请另建稿件', en: 'a part that is no item’s was added; make an item of it' },
  'item-moved': { zh: '稿件次序变了，请在稿件里写“顺序”', en: 'items were moved; set their order in the files' },
  bold: { zh: '只改了加粗，请在稿件里用 ** 标出', en: 'only bold was changed; mark it with ** in the file' },
  emphasis: {
    zh: '下划线、斜体、删除线、底色不印，没有取回',
    en: 'words were underlined, slanted, struck or coloured, which is not printed',
  },
  lines: {
    zh: '段落的增删分合没法对应到稿件，请在稿件里改',
    en: 'lines were added, removed, parted or joined in a way the file has no place for',
  },
  unsafe: { zh: '写进稿件后读出来会不一样，请在稿件里改', en: 'written into the file it would read as something else; change it there' },
  conflict: { zh: '稿件同一处后来也改过，以稿件为准', en: 'the file was changed at the same place meanwhile; it was left as it is' },
  'text-box': { zh: '文本框里的字不属于正文，没有取回', en: 'a text box is no part of the text' },
  comment: { zh: '这条批注没有写进批注文件', en: 'the comment could not be kept beside an item' },
  encoding: { zh: '有的字在文件的编码里没有，请先把文件另存为 UTF-8', en: 'the file’s encoding lacks a character; save it as UTF-8 first' },
};

/** Longest text shown of a change that was not taken over. */
const SHOWN = 80;

/** What pulling found, for people: what it went by, and what it leaves to them. */
export function formatPulled({ leftOut, remarks, tracked, byText, base }: Pulled, language: Language): string {
  const zh = language === 'zh';
  const lines: string[] = [];
  if (base === 'built') {
    lines.push(
      zh ? '送出之后稿件又改过：两边的改动都保留。' : 'The items have changed since the document was made; the changes of both are kept.',
    );
  }
  if (base === 'unknown') {
    lines.push(
      zh
        ? '注意：送出之后稿件又改过，送出的那一份已不在 dist 里。后来的改动会被当成对方改回去，请逐处核对；原件还在的，请用 --base 指明。'
        : 'Note: the items have changed since the document was made, and that build is gone. Those changes look as if the document had undone them: check every one, or give the document as it was handed out by --base.',
    );
  }
  if (tracked > 0) lines.push(zh ? `按接受全部修订处理（${tracked} 处）。` : `Tracked changes were taken as accepted (${tracked}).`);
  if (byText.length > 0) {
    const names = byText.map(makeVisible).join(zh ? '、' : ', ');
    lines.push(zh ? `文件里的标识丢了，按文字认出：${names}` : `The document has lost its marks; found by their text: ${names}`);
  }
  if (remarks > 0)
    lines.push(
      zh
        ? `批注 ${remarks} 条，写在稿件旁边的 .remarks.yaml 里。`
        : `${formatCount(remarks, 'comment')} kept beside the items, in .remarks.yaml.`,
    );
  if (leftOut.length > 0) lines.push(zh ? `没有取回 ${leftOut.length} 处：` : `Not taken over (${leftOut.length}):`);
  for (const { reason, place, before, after } of leftOut) {
    const at = place === null ? '' : `${makeVisible(place.file)}:${place.line}:${place.column} `;
    lines.push(`  ${at}${reasons[reason][language]}`);
    const [old, now] = [shown(before), shown(after)];
    if (old === now) lines.push(`    “${old}”`);
    else {
      if (old !== '') lines.push(`    - ${old}`);
      if (now !== '') lines.push(`    + ${now}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function shown(text: string): string {
  const line = makeVisible(text.replace(/\n+/g, ' / '));
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
