import { assemble } from '../../src/assemble/index.ts';
import type { Block, Inline, List } from '../../src/model/body.ts';
import { formatEntryLabel, formatNoteNumber } from '../../src/model/body.ts';
import type { Files } from '../memory-host.ts';
import { FRONT, type ReadBack, readItem } from '../read/reading.ts';

/** A case: what was typed, what is printed of it, and the codes of what is said, in order. */
export interface Typed {
  readonly name: string;
  /** The body of an item, or its whole file when it begins with `---` or a key. */
  readonly typed: string;
  /** Printed blocks, parted by ¶: bold as *…*, a heading after #, an entry after its label, cells between |, a picture as [path]; null when it is not printed. */
  readonly printed: string | null;
  readonly said?: readonly string[];
}

/** Reads a case back from the assembled bulletin. */
export async function readTyped(
  typed: string,
  files: Files = {},
): Promise<{ readonly printed: string | null; readonly said: readonly string[] }> {
  const back = await readItem(/^(?:---|title|标题|\n)/.test(typed) ? typed : FRONT + typed, files);
  const said = back.diagnostics.map(({ code }) => code);
  const broken = back.diagnostics.some(({ severity }) => severity === 'error');
  return { printed: broken ? null : printedOf(back), said };
}

function printedOf({ manuscript }: ReadBack): string {
  const complete = { ...manuscript, issue: { ...manuscript.issue, values: { ...manuscript.issue.values, date: '2026-03-02', number: 1 } } };
  const [section] = assemble(complete as Parameters<typeof assemble>[0]).sections;
  return (section?.items[0]?.body ?? []).flatMap((block) => blockOf(block)).join('¶');
}

function blockOf(block: Block, depth = 0): string[] {
  switch (block.type) {
    case 'paragraph':
      return [inlines(block.children)];
    case 'heading':
      return [`${'#'.repeat(block.level)} ${inlines(block.children)}`];
    case 'list':
      return listOf(block, depth);
    case 'table':
      return [block.head, ...block.rows].map((row) => `|${row.map(({ children }) => inlines(children)).join('|')}|`);
    case 'image':
      return [`[${block.path}]`];
  }
}

function listOf(list: List, depth: number): string[] {
  return list.entries.flatMap(({ blocks }, index) =>
    blocks.flatMap((block, at) => {
      const label = formatEntryLabel(list, index, 0);
      return block.type === 'list' ? blockOf(block, depth + 1) : [`${at === 0 ? '>'.repeat(depth) + label : ''}${inlines(block.children)}`];
    }),
  );
}

function inlines(children: readonly Inline[]): string {
  return children
    .map((child) => {
      if (child.type === 'break') return '/';
      if (child.type === 'note') return formatNoteNumber(child.number);
      return child.strong ? `*${child.value}*` : child.value;
    })
    .join('');
}
