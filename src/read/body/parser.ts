import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';

/** Tables of GFM. */
function remarkTable(this: Processor): void {
  extend(this, gfmTable(), gfmTableFromMarkdown());
}

/** Footnotes of GFM: `[^1]` and `[^1]: …`. */
function remarkFootnote(this: Processor): void {
  extend(this, gfmFootnote(), gfmFootnoteFromMarkdown());
}

/** Strikethrough of GFM with two tildes, parsed so that it can be rejected by name instead of printed as tildes. */
function remarkStrikethrough(this: Processor): void {
  extend(this, gfmStrikethrough({ singleTilde: false }), gfmStrikethroughFromMarkdown());
}

/**
 * The dialect: CommonMark; emphasis that closes beside Chinese punctuation (`**制定计划。**设置`); tables, footnotes and strikethrough of GFM. Its
 * other parts stay out: an address without brackets is text, and so is `[ ]`.
 */
const markdown = unified().use(remarkParse).use(remarkCjkFriendly).use(remarkTable).use(remarkFootnote).use(remarkStrikethrough).freeze();

/** Parses Markdown within the limits of `markdownBounded`; outside them it may take minutes or overflow the stack. */
export function parseMarkdown(text: string): Root {
  return markdown.parse(text);
}

type Syntax = NonNullable<Data['micromarkExtensions']>[number];
type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number];

function extend(processor: Processor, syntax: Syntax, fromMarkdown: FromMarkdown): void {
  const data = processor.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), fromMarkdown];
}

/**
 * Prepares a file's text for the Markdown parser: blanks out front matter, and replaces what a Chinese keyboard or Word puts in place of
 * Markdown's own marks where the meaning is certain. Every replacement keeps the length, so that the parser's offsets are those of the
 * file.
 *
 * @param start offset of the body
 */
export function prepareMarkdown(text: string, start: number): string {
  const [marks = ''] = /^\ufeff*/.exec(text.slice(start)) ?? [];
  const head = text.slice(0, start).replace(/[^\n]/g, ' ') + '\n'.repeat(marks.length);
  const body = text.slice(start + marks.length);
  // Most texts have none of these.
  return head + (/[\u00a0\u2000-\u200f\u2060\u3000\ufeff＃＊＞｜]|__/.test(body) ? replaceMarks(separateIndented(body)) : body);
}

/** A line that looks empty, beyond what Markdown takes for empty. */
const EMPTY = /^[\s\u200b-\u200f\u2060\ufeff]+$/;
/** The indent of a paragraph as Word and WPS users type it: as wide as two hanzi; or any that stands before a mark of Markdown. */
const INDENT =
  /^(?:[ \t\u00a0]*[\u2003\u3000][ \t\u00a0]*[\u2003\u3000]|[\u00a0\u2002]{4}|[ \t]*[\u2003\u3000](?=\s*(?:[#＃|｜>＞]|[-*+][ \t]|!?\[)))\s*/;

/** Makes an indented line a paragraph of its own, and a line that looks empty an empty one. */
function separateIndented(body: string): string {
  const lines = body.split('\n');
  let isComment = false;
  return lines
    .map((line, index) => {
      const isInside = isComment;
      isComment = line.lastIndexOf('<!--') > line.lastIndexOf('-->') || (isComment && !line.includes('-->'));
      if (isInside) return line;
      if (EMPTY.test(line)) return line.replace(/[^ \t]/g, ' ');
      const before = lines[index - 1] ?? '';
      const [indent = ''] = INDENT.exec(line) ?? [];
      // A backslash asks for a line break, not a paragraph.
      if (indent === '' || /(?<!\\)\\$/.test(before)) return line;
      const rest = line.slice(indent.length);
      const isRow = /^[|｜]/.test(rest) && /^\s*[|｜]/.test(before);
      // A number stays text: only the author knows whether it is a heading's or a list's.
      const isNumber = /^\d/.test(rest);
      return (isRow ? ' ' : '\n').repeat(indent.length - (isNumber ? 1 : 0)) + (isNumber ? '\u3000' : '') + rest;
    })
    .join('\n');
}

function replaceMarks(body: string): string {
  return body
    .split(/(\n[ \t\u3000]*\n)/)
    .map(replaceInBlock)
    .join('');
}

/** Replaces marks in lines without an empty one between them. */
function replaceInBlock(block: string): string {
  const marked = block
    .replace(/^( {0,3})([#＃]{1,6})([ \t\u3000])/gm, (whole, indent: string, marks: string, blank: string) =>
      /＃|\u3000/.test(whole) ? `${indent}${'#'.repeat(marks.length)}${blank === '\u3000' ? ' ' : blank}` : whole,
    )
    .replace(/^( {0,3})＞/gm, '$1>');
  return replacePairs(replacePairs(replaceTable(marked), /(?<![\\＊])＊＊(?!＊)/g), /(?<![\\_])__(?!_)/g);
}

const BESIDE_CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;

/** Replaces paired marks by `**` if each of them has a partner and each pair has a mark beside Chinese text. */
function replacePairs(block: string, mark: RegExp): string {
  const at = [...block.matchAll(mark)].map(({ index }) => index);
  const pairs = at.flatMap((start, index) => (index % 2 === 0 ? [{ start, end: at[index + 1] ?? -1 }] : []));
  const arePaired = pairs.every(({ start, end }) => end > start + 2 && !/\s/.test(`${block[start + 2]}${block[end - 1]}`));
  if (pairs.length === 0 || !arePaired) return block;
  const characters = block.split('');
  for (const { start, end } of pairs) {
    const around = `${block[start - 1] ?? ''}${block[start + 2] ?? ''}${block[end - 1] ?? ''}${block[end + 2] ?? ''}`;
    if (!BESIDE_CHINESE.test(around)) continue;
    for (const offset of [start, start + 1, end, end + 1]) characters[offset] = '*';
  }
  return characters.join('');
}

/** A delimiter row with full-width marks in it. */
const DELIMITERS = /^[ \t]*[|｜]?[ \t]*[:：]?[-－]+[:：]?[ \t]*(?:[|｜][ \t]*[:：]?[-－]+[:：]?[ \t]*)*[|｜]?[ \t]*$/;

/** Replaces the full-width marks of a table that is otherwise complete. */
function replaceTable(block: string): string {
  if (!block.includes('｜')) return block;
  const lines = block.split('\n');
  const delimiters = lines.findIndex((line, index) => index > 0 && /[|｜]/.test(line) && DELIMITERS.test(line));
  if (delimiters < 1) return block;
  return lines
    .map((line, index) => {
      if (index < delimiters - 1) return line;
      const row = line.replaceAll('｜', '|');
      return index === delimiters ? row.replaceAll('－', '-').replaceAll('：', ':') : row;
    })
    .join('\n');
}
