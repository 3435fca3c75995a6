import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Span } from '../../../model/passage.ts';
import type { Source } from '../../../model/source.ts';
import type { Change } from '../changes/changes.ts';
import type { Holder } from '../item/units.ts';

/** How a paragraph, a heading, an entry or a row of a table is taken out of a file, with the line ends it leaves. */
export function removalOf({ unit }: Extract<Change, { kind: 'remove' }>, source: Source): readonly (readonly Edit[])[] {
  const { holder } = unit;
  switch (holder.kind) {
    case 'block':
      return [[withoutBlank(holder.span, source)]];
    case 'entry':
      return holder.alone ? entryRemovals(holder, source) : [];
    case 'cell':
      return holder.row > 0 ? [[wholeLines(holder.line, source)]] : [];
    default:
      return [];
  }
}

/** An entry goes with its lines; the only one of a list is all of it, and goes as a block does. */
function entryRemovals({ entry, list }: Extract<Holder, { kind: 'entry' }>, source: Source): readonly (readonly Edit[])[] {
  const [lines, block] = [[wholeLines(entry, source)], [withoutBlank(entry, source)]];
  return list.entries.length === 1 ? [block, lines] : [lines, block];
}

/** A block with the blank lines behind it, or before it where it is the last. */
function withoutBlank({ start, end }: Span, { text }: Source): Edit {
  const rest = text.slice(0, start);
  const indent = rest.length - rest.replace(/[ \t]*$/, '').length;
  const [behind = ''] = /^[ \t]*(?:\n[ \t]*)*(?:\n|$)/.exec(text.slice(end)) ?? [];
  if (text.slice(end).trim() !== '') return { start: start - indent, end: end + behind.length, text: '' };
  return { start: rest.trimEnd().length, end, text: '' };
}

/** Whole lines with the end of the last, or of the one before where the file ends with them. */
function wholeLines({ start, end }: Span, { text }: Source): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  return next === -1 ? { start: from - 1, end: text.length, text: '' } : { start: from, end: next + 1, text: '' };
}
