import type { Bulletin } from '../../model/bulletin.ts';
import type { Layout, PlacedBlock, PlacedParagraph } from '../../model/layout.ts';
import { countInked } from './pieces.ts';

/** A heading, for its tag and bookmark. */
export interface Title {
  readonly text: string;
  /** 1 for a section, 2 for an item, 3 to 6 for headings inside it. */
  readonly level: number;
  readonly bookmarked: boolean;
  /** Whether the whole paragraph is the heading. If not, it is a title run in with the text, or one that is not printed at all. */
  readonly whole: boolean;
  /** For a run-in title: how many characters of each line belong to it, blanks not counted. */
  readonly inline: readonly number[];
}

/** Finds the headings, by the block that each one is or begins. */
export function findTitles(bulletin: Bulletin, layout: Layout): ReadonlyMap<PlacedBlock, Title> {
  const items = new Map(bulletin.sections.flatMap((section) => section.items).map((item) => [item.id, item]));
  const titles = new Map<PlacedBlock, Title>();
  for (const block of layout.pages.flatMap((page) => page.blocks)) {
    if (block.kind !== 'paragraph' || block.continued || block.role.startsWith('contents-')) continue;
    const item = block.item === null ? undefined : items.get(block.item);
    if (item !== undefined) {
      items.delete(item.id);
      const begins = { text: item.title.replace(/。$/u, ''), level: 2, bookmarked: true };
      if (block.role === 'item-title') titles.set(block, { ...begins, whole: true, inline: [] });
      else titles.set(block, { ...begins, whole: false, inline: countRunIn(block, item.mark + item.title) });
      continue;
    }
    const level = findLevel(block);
    if (level !== null) titles.set(block, { text: readText(block), level, bookmarked: level < 3, whole: true, inline: [] });
  }
  return titles;
}

function findLevel({ role }: PlacedParagraph): number | null {
  if (role === 'section-title' || role === 'subsection-title') return 1;
  if (role.startsWith('heading-')) return Number(role.slice('heading-'.length)) + 2;
  return null;
}

/** How many characters of each line belong to the title; empty when the paragraph does not begin with it. */
function countRunIn(block: PlacedParagraph, title: string): number[] {
  const printed = stripBlanks(readText(block));
  const wanted = stripBlanks(title);
  if (!printed.startsWith(wanted) && !wanted.startsWith(printed)) return [];
  let left = countInked(wanted);
  return block.lines.map((line) => {
    const taken = Math.min(left, countInked(line.runs.map((run) => run.text).join('')));
    left -= taken;
    return taken;
  });
}

function readText(block: PlacedParagraph): string {
  return block.lines.flatMap((line) => line.runs.map((run) => run.text)).join('');
}

function stripBlanks(text: string): string {
  return text.replace(/\s/gu, '');
}
