import type { Texts } from '../diagnostics/define.ts';

/** A change or omission while reading, reported so that nothing is lost silently. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly count: number;
  /** The affected words, if they would otherwise be lost. */
  readonly words?: string;
}

/** Sentences by kind; `n` is the number of occurrences. */
const sentences = {
  insertions: (n: number) => ({ zh: `接受了 ${n} 处修订插入`, en: `accepted ${n} tracked insertion(s)` }),
  deletions: (n: number) => ({ zh: `按修订删去了 ${n} 处`, en: `left out ${n} tracked deletion(s)` }),
  comments: (n: number) => ({
    zh: `${n} 条批注写成了 <!-- --> 注释，不会印出`,
    en: `kept ${n} comment(s) as <!-- -->, which is not printed`,
  }),
  'text-boxes': (n: number) => ({
    zh: `${n} 个文本框的文字放在了所在段落的后面`,
    en: `put the text of ${n} text box(es) behind their paragraphs`,
  }),
  'header-footer': () => ({ zh: '页眉、页脚没有导入', en: 'headers and footers were left out' }),
  hidden: (n: number) => ({ zh: `${n} 处隐藏文字没有导入`, en: `left out ${n} piece(s) of hidden text` }),
  struck: (n: number) => ({ zh: `${n} 处带删除线的文字照常保留，请核对`, en: `kept ${n} piece(s) of struck text: check them` }),
  emphasis: (n: number) => ({
    zh: `${n} 处斜体、下划线或着重号没有保留`,
    en: `dropped italics, underlines or dots under the text in ${n} place(s)`,
  }),
  raised: (n: number) => ({
    zh: `${n} 处上标、下标没有对应的字符，已改为平排，请核对`,
    en: `set ${n} superscript(s) or subscript(s) on the line: check them`,
  }),
  symbols: (n: number) => ({ zh: `${n} 个特殊符号认不出来，写成了 〓`, en: `${n} symbol(s) of special fonts are unknown and stand as 〓` }),
  unprintable: (n: number) => ({ zh: `删去了 ${n} 个印不出来的字符`, en: `removed ${n} character(s) that cannot be printed` }),
  formulas: (n: number) => ({ zh: `${n} 个公式只留下了字符，请核对`, en: `kept the characters alone of ${n} formula(s): check them` }),
  ruby: (n: number) => ({ zh: `${n} 处拼音没有保留`, en: `dropped ${n} phonetic guide(s)` }),
  links: (n: number) => ({
    zh: `${n} 个链接的地址不能用，只留下了文字`,
    en: `kept the words alone of ${n} link(s) whose addresses cannot be used`,
  }),
  'linked-pictures': (n: number) => ({
    zh: `${n} 张图片不在文件里而在别处，没有去取`,
    en: `${n} picture(s) lie elsewhere and were not fetched`,
  }),
  'lost-pictures': (n: number) => ({ zh: `${n} 张图片在文件里找不到`, en: `${n} picture(s) are missing from the file` }),
  'odd-pictures': (n: number) => ({
    zh: `${n} 张图片的格式印不出来，已取出，请另存为 PNG 后替换`,
    en: `${n} picture(s) are of formats that cannot be printed: they were taken out to be saved as PNG`,
  }),
  'moved-pictures': (n: number) => ({ zh: `${n} 张夹在文字或表格里的图片移到了后面`, en: `moved ${n} picture(s) out of text or tables` }),
  'moved-notes': (n: number) => ({
    zh: `${n} 条注释原在标题、表格等不能加注的地方，改成了正文里的“注：”`,
    en: `wrote ${n} note(s) of titles, tables and the like as paragraphs: a bulletin allows no note there`,
  }),
  'wide-tables': (n: number) => ({
    zh: `${n} 个表格的栏数太多，每行改成了一段`,
    en: `wrote the rows of ${n} table(s) with too many columns as paragraphs`,
  }),
  'long-tables': (n: number) => ({ zh: `${n} 个长表格分成了几个`, en: `divided ${n} long table(s)` }),
  drawings: (n: number) => ({
    zh: `${n} 个图表、图形没有导入，原处留了注释`,
    en: `left out ${n} chart(s) or drawing(s), with a comment in their place`,
  }),
  shapes: (n: number) => ({ zh: `${n} 个没有文字的图形、线条没有导入`, en: `left out ${n} shape(s) without text` }),
  objects: (n: number) => ({ zh: `${n} 个嵌入对象只导入了它的图像`, en: `took the picture alone of ${n} embedded object(s)` }),
  'merged-cells': (n: number) => ({
    zh: `${n} 个合并的单元格拆开了，内容在第一格`,
    en: `took apart ${n} merged cell(s), their content in the first`,
  }),
  'nested-tables': (n: number) => ({ zh: `${n} 个表格里的表格并进了外面的单元格`, en: `put ${n} table(s) within tables into their cells` }),
  'boxed-text': (n: number) => ({ zh: `${n} 个只有一格的表格改成了段落`, en: `made paragraphs of ${n} table(s) of a single cell` }),
  numbering: (n: number) => ({ zh: `${n} 处自动编号写成了文字`, en: `wrote ${n} automatic number(s) as text` }),
  numbers: (n: number) => ({ zh: `整理了 ${n} 处手工编号`, en: `tidied ${n} number(s) typed by hand` }),
  faces: (n: number) => ({ zh: `${n} 处段首的黑体、楷体改成了加粗（提要句）`, en: `made ${n} lead-in(s) of 黑体 or 楷体 bold` }),
  'deep-headings': (n: number) => ({
    zh: `${n} 个标题超过四级，按四级处理`,
    en: `took ${n} heading(s) below the fourth level for the fourth`,
  }),
  'joined-lines': (n: number) => ({ zh: `接起了 ${n} 处硬换行`, en: `joined ${n} hard line end(s)` }),
  'page-marks': (n: number) => ({ zh: `去掉了 ${n} 个页码或换页`, en: `removed ${n} page number(s) or page break(s)` }),
  spacing: (n: number) => ({
    zh: `去掉了汉字与数字、字母之间的 ${n} 个空格`,
    en: `removed ${n} blank(s) between hanzi and digits or letters`,
  }),
  'other-fields': () => ({ zh: '开头的这几项没有导入', en: 'these keys of the front matter were left out' }),
  unplaced: () => ({ zh: '这些文字没有放进正文，写成了开头的注释', en: 'these words were kept out of the text and stand in a comment' }),
  'assumed-items': (n: number) => ({
    zh: `没有标记和目录可依，按单独成行的短句分成了 ${n} 篇，请核对`,
    en: `told ${n} items apart by short lines alone, without marks or contents: check them`,
  }),
  'markdown-pictures': (n: number) => ({
    zh: `${n} 张图片要自己放进本期文件夹`,
    en: `${n} picture(s) must be put into the issue’s folder by hand`,
  }),
} as const satisfies Record<string, (count: number) => Texts>;

export type RemarkKind = keyof typeof sentences;

/** Maximum characters of quoted words. */
const SHOWN = 300;

/** Formats a remark as a sentence. */
export function formatRemark({ kind, count, words }: Remark): Texts {
  const { zh, en } = sentences[kind](count);
  if (words === undefined) return { zh, en };
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return { zh: `${zh}：“${shown}”`, en: `${en}: “${shown}”` };
}

/** Collects remarks, adding up those of one kind. */
export class Remarks {
  readonly #found = new Map<RemarkKind, { count: number; words: string[] }>();

  add(kind: RemarkKind, count = 1, words?: string): void {
    if (count === 0) return;
    const known = this.#found.get(kind) ?? { count: 0, words: [] };
    known.count += count;
    if (words !== undefined && words !== '') known.words.push(words);
    this.#found.set(kind, known);
  }

  addAll(remarks: readonly Remark[]): void {
    for (const { kind, count, words } of remarks) this.add(kind, count, words);
  }

  list(): readonly Remark[] {
    return [...this.#found].map(([kind, { count, words }]) => ({
      kind,
      count,
      ...(words.length === 0 ? {} : { words: words.join(' / ') }),
    }));
  }
}
