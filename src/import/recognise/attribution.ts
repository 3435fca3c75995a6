import { type Block, getText, isEmpty, type Paragraph, removeEnd } from '../document.ts';
import { type Offices, readOffices } from './offices.ts';
import type { Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

const LONGEST = 60;

/** The attribution （岳西县委组织部） at the end of the text; printing sets it anew. */
export const attribution: Recogniser = (subject) => {
  const { blocks } = subject;
  const last = blocks.at(-1);
  if (last === undefined || last.kind === 'table') return {};
  const found = attributionOf(last, subject.publication);
  if (found === null) return {};
  const rest = found.rest === null ? [] : [found.rest];
  return {
    clues: toSourceClues(found.offices, 'attribution', subject),
    blocks: [...blocks.slice(0, -1), ...rest],
    aside: found.offices.persons.length === 0 ? [] : [`署名：${found.written}`],
  };
};

/** An attribution at the end of a paragraph, and what is left of it; null when there is none. */
export function attributionOf(
  block: Paragraph,
  publication: Subject['publication'],
): { readonly offices: Offices; readonly written: string; readonly rest: Block | null } | null {
  const text = block.markdown ?? getText(block.pieces);
  const end = inkEnd(text);
  const start = openingOf(text, end - 1);
  if (start === null || end - start > LONGEST) return null;
  const written = text.slice(start + 1, end - 1).trim();
  const offices = readOffices(written, publication);
  const before = text.slice(0, start).trimEnd();
  if (offices === null || !isAttribution(offices, before)) return null;
  if (block.markdown !== null) {
    const markdown = balanced(block.markdown.slice(0, start).trimEnd());
    return { offices, written, rest: markdown === '' ? null : { ...block, markdown } };
  }
  const rest = removeEnd(block, text.length - start);
  return { offices, written, rest: isEmpty(rest) ? null : rest };
}

/** A bracket that names a source of the publication; one nobody knows must stand behind a whole sentence, or alone. */
function isAttribution({ offices }: Offices, before: string): boolean {
  const after = before === '' || /[。！？…”’』」*]$/.test(before);
  return after && (offices.some(({ source }) => source !== null) || before === '' || /[。！？…]/.test(before));
}

/** Where the text ends but for white space and the asterisks of Markdown. */
function inkEnd(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s*]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Where the bracket opens that closes at a place. */
function openingOf(text: string, closing: number): number | null {
  if (!/[）)]/.test(text.charAt(closing))) return null;
  let depth = 0;
  for (let at = closing; at >= Math.max(0, closing - LONGEST); at -= 1) {
    if (/[）)]/.test(text.charAt(at))) depth += 1;
    if (/[（(]/.test(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}

/** Markdown cut before a bracket: asterisks that opened for the bracket alone go with it. */
function balanced(markdown: string): string {
  return (markdown.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? markdown : markdown.replace(/\*\*\s*$/, '').trimEnd();
}
