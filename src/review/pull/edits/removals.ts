import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Span } from '../../../model/passage.ts';
import type { Source } from '../../../model/source.ts';
import type { Removal } from '../changes/change.ts';
import type { Container } from '../item/units.ts';

/** Lists the ways to remove a paragraph, heading, list entry or table row with its line ends, the likeliest first. */
export function listRemovals({ unit: { container } }: Removal, source: Source): readonly (readonly Edit[])[] {
  switch (container.kind) {
    case 'block':
      return [[removeBlock(container.span, source)]];
    case 'entry':
      return container.alone ? listEntryRemovals(container, source) : [];
    case 'cell':
      return container.row > 0 ? [[removeLines(container.line, source)]] : [];
    default:
      return [];
  }
}

/** The only entry of a list is removed like a block. */
function listEntryRemovals({ entry, list }: Extract<Container, { kind: 'entry' }>, source: Source): readonly (readonly Edit[])[] {
  const [asLines, asBlock] = [[removeLines(entry, source)], [removeBlock(entry, source)]];
  return list.entries.length === 1 ? [asBlock, asLines] : [asLines, asBlock];
}

/** Removes a block with the blank lines after it, or before it if it is the last. */
function removeBlock({ start, end }: Span, { text }: Source): Edit {
  const before = text.slice(0, start);
  if (text.slice(end).trim() === '') return { start: before.trimEnd().length, end, text: '' };
  const indent = before.length - before.replace(/[ \t]*$/, '').length;
  const [blank = ''] = /^[ \t]*(?:\n[ \t]*)*(?:\n|$)/.exec(text.slice(end)) ?? [];
  return { start: start - indent, end: end + blank.length, text: '' };
}

/** Removes whole lines with the last line end, or the one before them at the end of the file. */
function removeLines({ start, end }: Span, { text }: Source): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  return next === -1 ? { start: from - 1, end: text.length, text: '' } : { start: from, end: next + 1, text: '' };
}
