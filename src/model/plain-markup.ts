/** A kind of mark that prints as it is, though it looks like markup. */
export type PlainMarkup =
  | 'attributes'
  | 'backslash'
  | 'bold'
  | 'code'
  | 'container'
  | 'contents'
  | 'emoji'
  | 'entity'
  | 'heading'
  | 'highlight'
  | 'html'
  | 'italics'
  | 'link'
  | 'math'
  | 'note'
  | 'ruler'
  | 'strike'
  | 'subscript'
  | 'superscript'
  | 'tags'
  | 'task'
  | 'template';

type Patterns = readonly (readonly [PlainMarkup, RegExp])[];

/** Such marks in a body, as they stand in the file. */
const IN_BODIES: Patterns = [
  ['highlight', /(?<![=\\])==(?![=\s])[^=\n]+==(?!=)/g],
  ['math', /(?<![\\$\w])\$\$?(?=[^$\n]*[A-Za-z\\^_])[^$\n\u3400-\u9fff]{1,80}\$\$?/g],
  ['italics', /(?<![\\_A-Za-z0-9])_(?![_\s])(?=[^_\n]*[\p{Script=Han}，。])[^_\n]*[^_\s\\]_(?![_A-Za-z0-9])/gu],
  ['strike', /(?<![~\\\p{Script=Han}A-Za-z0-9])~(?![~\s\d])[^~\n]{1,60}[^~\s]~(?!~)/gu],
  ['subscript', /(?<=[A-Za-z0-9)])~[A-Za-z0-9+-]{1,6}~/g],
  ['superscript', /(?<=[A-Za-z0-9)])\^[A-Za-z0-9+-]{1,6}\^/g],
  ['entity', /&(?:nbsp|ensp|emsp|thinsp|zwj|zwnj|shy)(?![\w;])/g],
  ['attributes', /\{[#.:][^{}\n]*\}|\{[a-z-]+=[^{}\n]*\}/g],
  ['template', /\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\}/g],
  ['emoji', /(?<![\w:])(?::[a-z][a-z_]{1,30}:)+(?![\w:/])/g],
  ['html', /＜\/?[A-Za-zＡ-Ｚａ-ｚ][^＜＞<>\n]{0,40}＞/g],
  ['tags', /(?<=^|\n)#[^\s#]+(?:[ \t]+#[^\s#]+)+(?=\s*$)/g],
  ['bold', /(?<![\\＊])＊＊(?!＊)|(?<![\\_\w])__(?!_)|(?<![\\_])__(?![\w_])/g],
];

/** Such marks in a title or an editor's note, where all markup is. */
const IN_FIELDS: Patterns = [
  ...IN_BODIES,
  ['bold', /\*\*(?=\S)[^*\n]+\*\*/g],
  ['code', /`[^`\n]+`/g],
  ['note', /\[\^[^\]\s]+\]/g],
  ['link', /!?\[[^\]\n]*\]\([^)\n]*\)/g],
  ['html', /<\/?[A-Za-z][^<>\n]*>|<!--/g],
  ['heading', /^#{1,6}(?=\s)/g],
  ['backslash', /\\(?=[!-/:-@[-`{-~]|$)/g],
  ['entity', /&#?\w{1,8};/g],
];

/** A mark found in a text, by offsets of UTF-16 code units. */
export interface FoundMarkup {
  readonly markup: PlainMarkup;
  readonly start: number;
  readonly end: number;
}

/** Finds marks that print as they are in text of a body, or in a field of plain text. */
export function findPlainMarkup(text: string, isField = false): FoundMarkup[] {
  // Most texts have none of these.
  if (!/[=$~^&{＊_＜#:*`[<\\]/.test(text)) return [];
  return (isField ? IN_FIELDS : IN_BODIES).flatMap(([markup, pattern]) =>
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({ markup, start: index, end: index + length })),
  );
}
