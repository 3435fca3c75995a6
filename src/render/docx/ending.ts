import type { Block, Note } from '../../model/body.ts';
import type { Bulletin, BulletinItem } from '../../model/bulletin.ts';
import type { Layout, Page, PlacedBlock } from '../../model/layout.ts';
import { isTitle } from './held.ts';

/** Most lines of a paragraph that may be moved to the imprint's page. */
const LONGEST = 4;

/** A block at the end of the text. An item stands for its opening or its attribution, whichever comes last. */
type KeptBlock = BulletinItem | Block | Note;

/** How text and imprint get onto the imprint's page. */
export interface Ending {
  /** The block that moves there with the imprint; null for none. */
  readonly kept: KeptBlock | null;
  /** Whether the previous page has room for the imprint, so that an explicit page break is needed. */
  readonly breaks: boolean;
}

/**
 * Decides how the document reproduces the end of the layout, which takes the last line of text to the imprint's page. An editable document
 * can only move whole paragraphs.
 *
 * Where the previous page has no room for the imprint, 与下段同页 (keep with next) is enough. Word then moves the last lines of the paragraph,
 * LibreOffice 7.4 all of it (measured), so only short paragraphs are marked; a long one stays on the previous page. Where that page has
 * room, and the imprint moves only to reach an even page, a page break is needed: before a short paragraph, otherwise before the imprint.
 */
export function findEnding({ sections }: Bulletin, { pages }: Layout, rows: number): Ending {
  const at = pages.findIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'imprint'));
  const brought = listTextBlocks(pages[at]);
  const [last] = brought.slice(-1);
  if (last === undefined) return { kept: null, breaks: false };

  const [above, before] = [-2, -1].map((index) => listTextBlocks(pages[at - 1]).at(index));
  const imprint = pages[at]?.blocks.find(({ kind }) => kind === 'imprint')?.rows ?? 0;
  const used = (before?.row ?? rows) + (before?.rows ?? 0) + last.row + last.rows;
  const breaks = used + imprint <= rows;
  const item = sections.at(-1)?.items.at(-1);
  const [first, ...others] = brought;
  const lines = brought.reduce((sum, block) => sum + block.rows, first?.kind === 'paragraph' && first.continued ? (before?.rows ?? 0) : 0);
  if (item === undefined || lines > LONGEST || brought.some(({ kind }) => kind !== 'paragraph')) return { kept: null, breaks };
  // A break below a title would leave the title behind, and one at the top of a page would do nothing.
  if (breaks && first?.kind === 'paragraph' && first.continued && (above === undefined || isTitle(above))) return { kept: null, breaks };
  const paragraph = item.body.at(-1) ?? item;
  if (!breaks || others.length === 0) return { kept: item.notes.at(-1) ?? (isAttribution(last) ? item : paragraph), breaks };
  // An attribution on its own line takes the paragraph above it along.
  return { kept: others.length === 1 && isAttribution(last) && item.notes.length === 0 ? paragraph : null, breaks };
}

function isAttribution(placed: PlacedBlock): boolean {
  return placed.kind === 'paragraph' && placed.role === 'attribution';
}

function listTextBlocks(page: Page | undefined): readonly PlacedBlock[] {
  return page?.blocks.filter(({ kind }) => kind !== 'imprint') ?? [];
}

/** Paragraph options that move a block to the imprint's page, if it is the one chosen by `ending`. */
export function toKeepOptions({ ending }: { readonly ending: Ending }, written: KeptBlock): KeptOptions {
  if (ending.kept !== written) return {};
  // Word keeps the spacing before a paragraph with `pageBreakBefore`.
  return ending.breaks ? { pageBreakBefore: true, spacing: { before: 0 } } : { keepNext: true };
}

/** Options of npm `docx` for a paragraph. */
export interface KeptOptions {
  readonly keepNext?: true;
  readonly pageBreakBefore?: true;
  readonly spacing?: { readonly before: 0 };
}
