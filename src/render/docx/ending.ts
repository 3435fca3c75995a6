import type { Block, Note } from '../../model/body.ts';
import type { Bulletin, BulletinItem } from '../../model/bulletin.ts';
import type { Layout, Page, Placed } from '../../model/layout.ts';

/** Lines of a paragraph that may go to the imprint's page together. */
const LONGEST = 4;

/** An item stands for its opening or for its attribution, whichever is last. */
type Kept = BulletinItem | Block | Note;

/** How the text and the imprint come to stand on the imprint's page. */
export interface Ending {
  /** The paragraph that goes there with it, null when none does. */
  readonly kept: Kept | null;
  /** Whether there is room for the imprint on the page before, so that only a break brings it to its own. */
  readonly breaks: boolean;
}

/**
 * How a document does what the layout does at its end: it takes the last line of text to the imprint's page, so that the imprint does not
 * stand there alone. A document that is edited can take whole paragraphs only.
 *
 * Where the page before has no room for the imprint, 与下段同页 says it. Word then brings the paragraph's last lines, LibreOffice 7.4 all
 * of it (measured), so it is said of short ones only; a long last paragraph stays whole on the page before. Where that page has room, and
 * the imprint goes on only to stand on an even one, a break is needed: before a short paragraph, else before the imprint.
 */
export function findEnding({ sections }: Bulletin, { pages }: Layout, rows: number): Ending {
  const at = pages.findIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'imprint'));
  const brought = listTextBlocks(pages[at]);
  const [last] = brought.slice(-1);
  if (last === undefined) return { kept: null, breaks: false };

  const before = listTextBlocks(pages[at - 1]).at(-1);
  const imprint = pages[at]?.blocks.find(({ kind }) => kind === 'imprint')?.rows ?? 0;
  const used = (before?.row ?? rows) + (before?.rows ?? 0) + last.row + last.rows;
  const breaks = used + imprint <= rows;
  const item = sections.at(-1)?.items.at(-1);
  const [first, ...others] = brought;
  const lines = brought.reduce((sum, block) => sum + block.rows, first?.kind === 'paragraph' && first.continued ? (before?.rows ?? 0) : 0);
  if (item === undefined || lines > LONGEST || brought.some(({ kind }) => kind !== 'paragraph')) return { kept: null, breaks };
  const paragraph = item.body.at(-1) ?? item;
  if (!breaks || others.length === 0) return { kept: item.notes.at(-1) ?? (isAttribution(last) ? item : paragraph), breaks };
  // With an attribution on its own line comes the paragraph above it. A title above either would be left behind by a break below it.
  return { kept: others.length === 1 && isAttribution(last) && item.notes.length === 0 ? paragraph : null, breaks };
}

function isAttribution(placed: Placed): boolean {
  return placed.kind === 'paragraph' && placed.role === 'attribution';
}

function listTextBlocks(page: Page | undefined): readonly Placed[] {
  return page?.blocks.filter(({ kind }) => kind !== 'imprint') ?? [];
}

/** Takes a paragraph to the imprint's page when it is written for the very thing that goes there. */
export function toKeepOptions({ ending }: { readonly ending: Ending }, written: Kept): KeptOptions {
  if (ending.kept !== written) return {};
  // Word keeps the spacing before a paragraph that starts a page by its own wish.
  return ending.breaks ? { pageBreakBefore: true, spacing: { before: 0 } } : { keepNext: true };
}

/** Options of a paragraph. */
export interface KeptOptions {
  readonly keepNext?: true;
  readonly pageBreakBefore?: true;
  readonly spacing?: { readonly before: 0 };
}
