import type { Alignment } from '../../model/body.ts';
import { type Bulletin, type DraftMarks, formatNumberLine, type Properties, SIGNER } from '../../model/bulletin.ts';
import type {
  FaceRole,
  Layout,
  Page,
  ParagraphRole,
  PlacedBlock,
  PlacedImage,
  PlacedImprint,
  PlacedParagraph,
  PlacedTable,
  SetLine,
} from '../../model/layout.ts';
import { type PageSettings, placeMasthead } from '../../model/page.ts';
import type { PageJob } from '../renderer.ts';
import { type DrawnFace, type DrawnWords, type FittedLine, fitLine, fitWords } from './fitting.ts';
import { findTitles, type Title } from './titles.ts';
import type { Setting, Widths } from './widths.ts';

/** Data for the template (`sys.inputs.data`): the pages of a bulletin. Rows are the layout's; text lengths are in pt. */
export interface Drawing {
  readonly page: PageSettings;
  /** Font families of each role and of its twins, best first. */
  readonly fonts: Readonly<Record<FaceRole, readonly string[]> & Partial<Record<DrawnFace, readonly string[]>>>;
  readonly properties: Properties;
  readonly masthead: DrawnMasthead;
  readonly pages: readonly DrawnPage[];
  /** Marks of a draft; absent in a final issue. */
  readonly draft?: DraftMarks;
}

interface DrawnMasthead {
  readonly preprinted: boolean;
  readonly notice: DrawnWords;
  readonly copy: DrawnWords;
  readonly name: string;
  readonly number: DrawnWords;
  readonly above: DrawnWords;
  readonly signer: DrawnWords;
  readonly publisher: DrawnWords;
  readonly date: DrawnWords;
}

interface DrawnPage {
  readonly folio: number | null;
  readonly blocks: readonly DrawnBlock[];
}

export type DrawnBlock = { readonly row: number; readonly rows: number } & (
  | { readonly kind: 'masthead' }
  | {
      readonly kind: 'paragraph';
      readonly role: ParagraphRole;
      readonly lines: readonly DrawnWords[];
      /** The heading that this paragraph is or begins with; null for an ordinary one. */
      readonly title: DrawnTitle | null;
      /** For a contents entry: its target, and the page number printed. */
      readonly target: { readonly page: number; readonly row: number; readonly folio: string } | null;
    }
  | {
      readonly kind: 'table';
      /** Type size in pt. */
      readonly size: number;
      /** Widths in pt. */
      readonly columns: readonly number[];
      readonly cells: readonly { readonly head: boolean; readonly rows: number; readonly cells: readonly (readonly DrawnWords[])[] }[];
    }
  | { readonly kind: 'image'; readonly path: string; readonly alt: string | null; readonly width: number; readonly height: number }
  | {
      readonly kind: 'imprint';
      readonly entries: readonly { readonly label: DrawnWords; readonly lines: readonly DrawnWords[]; readonly above: boolean }[];
      readonly copies: DrawnWords | null;
      readonly issuer: { readonly above: readonly DrawnWords[]; readonly office: DrawnWords; readonly date: DrawnWords } | null;
    }
);

/** A heading. For a run-in one, `taken` says how many whole lines belong to it and how many pieces of the next; null for none. */
type DrawnTitle = Omit<Title, 'inline'> & { readonly taken: { readonly lines: number; readonly pieces: number } | null };

/** A millimetre in pt as Typst rounds it, so that lines end where its rules do. */
const MILLIMETRE = 2.83465;

/** Context for drawing pages. */
interface DrawingContext {
  readonly layout: Layout;
  readonly titles: ReadonlyMap<PlacedBlock, Title>;
  readonly widths: Widths;
  readonly imagePath: (image: PlacedImage) => string;
  readonly body: Setting;
  readonly imprint: Setting;
}

/**
 * Converts the layout to data for the template, without the fonts.
 *
 * @param imagePath returns the path under which the compiler finds a picture
 * @param widths may be incomplete; it then guesses, and the pages must be drawn again once it is complete
 */
export function drawPages(
  { bulletin, layout, page: given }: PageJob,
  imagePath: (image: PlacedImage) => string,
  widths: Widths,
): Omit<Drawing, 'fonts'> {
  const page = placeMasthead(given, bulletin.masthead);
  const { size, area, grid } = page;
  const body = { size: size.body, advance: (area.width * MILLIMETRE) / grid.characters };
  // The imprint is set at its own size, without tightening.
  const imprint = { size: size.imprint, advance: size.imprint };
  const context: DrawingContext = { layout, titles: findTitles(bulletin, layout), widths, imagePath, body, imprint };
  const pages = layout.pages.map(({ folio, blocks }) => ({ folio, blocks: blocks.map((block) => drawBlock(block, context)) }));
  const draft = bulletin.draft === undefined ? {} : { draft: bulletin.draft };
  return { page, properties: bulletin.properties, ...draft, masthead: drawMasthead(bulletin, context), pages };
}

function drawMasthead({ masthead }: Bulletin, { body, widths }: DrawingContext): DrawnMasthead {
  const { notice, copy, above, name, preprinted, signer, publisher, date } = masthead;
  const words = (text: string | null | undefined, face: FaceRole) => fitWords([[text ?? '', face]], body, widths);
  return {
    preprinted,
    notice: words(notice, 'heiti'),
    copy: words(copy, 'fangsong'),
    above: words(above, 'heiti'),
    name,
    number: words(formatNumberLine(masthead), 'fangsong'),
    signer: fitWords(splitSigner(signer), body, widths),
    publisher: words(publisher, 'fangsong'),
    date: words(date, 'fangsong'),
  };
}

/** The signer's name is in 楷体 (GB/T 9704-2012, 7.2.6). */
function splitSigner(signer: string | null): readonly (readonly [string, FaceRole])[] {
  if (signer === null) return [];
  return [
    [SIGNER, 'fangsong'],
    [signer.slice(SIGNER.length), 'kaiti'],
  ];
}

function drawBlock(block: PlacedBlock, context: DrawingContext): DrawnBlock {
  const { row, rows } = block;
  switch (block.kind) {
    case 'masthead':
      return { kind: 'masthead', row, rows };
    case 'paragraph':
      return drawParagraph(block, context);
    case 'table':
      return drawTable(block, context);
    case 'image': {
      const { width, height, image } = block;
      return { kind: 'image', row, rows, path: context.imagePath(block), alt: image.alt === '' ? null : image.alt, width, height };
    }
    case 'imprint':
      return drawImprint(block, context);
  }
}

function drawParagraph(block: PlacedParagraph, { layout, titles, widths, body }: DrawingContext): DrawnBlock {
  const { row, rows, role } = block;
  const title = titles.get(block) ?? null;
  const fitted = block.lines.map((line, index) => fitLine(line, block.align, body, widths, title?.inline[index] ?? 0));
  return {
    kind: 'paragraph',
    row,
    rows,
    role,
    lines: fitted.map(({ line }) => line),
    title: title === null ? null : drawTitle(title, fitted),
    target: block.target === null ? null : findTarget(layout.pages, block.target, block.item),
  };
}

function drawTitle({ text, level, bookmarked, whole }: Title, lines: readonly FittedLine[]): DrawnTitle {
  const last = lines.findLastIndex(({ titled }) => titled > 0);
  return { text, level, bookmarked, whole, taken: last === -1 ? null : { lines: last, pieces: lines[last]?.titled ?? 0 } };
}

/** A wide table is set smaller and tightened in proportion; the padding of a column is split between both sides. */
function drawTable(block: PlacedTable, { widths, body }: DrawingContext): DrawnBlock {
  const { row, rows, size, columns, align } = block;
  const setting = { size, advance: (body.advance * size) / body.size };
  const cells = block.cells.map((cellsOfRow) => ({
    ...cellsOfRow,
    cells: cellsOfRow.cells.map((lines, column) =>
      lines.map((each) => {
        const { line } = fitLine(each, align[column] ?? 'left', setting, widths);
        return { ...line, start: line.start + (((columns[column] ?? 0) - each.indent - each.measure) * setting.advance) / 2 };
      }),
    ),
  }));
  return { kind: 'table', row, rows, size, columns: columns.map((column) => column * setting.advance), cells };
}

function drawImprint({ row, rows, entries, copies, issuer }: PlacedImprint, { widths, imprint }: DrawingContext): DrawnBlock {
  const fitted = (line: SetLine, align: Alignment = 'left') => fitLine(line, align, imprint, widths).line;
  return {
    kind: 'imprint',
    row,
    rows,
    entries: entries.map(({ label, lines, above = false }) => ({ label: fitted(label), lines: lines.map((line) => fitted(line)), above })),
    copies: copies === null ? null : fitted(copies, 'right'),
    issuer:
      issuer === null
        ? null
        : { above: (issuer.above ?? []).map((line) => fitted(line)), office: fitted(issuer.office), date: fitted(issuer.date, 'right') },
  };
}

/**
 * Target of a contents entry: the row where its item begins, or the top of the page. Falls back to the page's position when it has no
 * number.
 */
function findTarget(pages: readonly Page[], number: number, item: string | null) {
  const page = pages[number - 1];
  const first = page?.blocks.find((block) => 'item' in block && block.item === item && item !== null);
  return { page: number, row: first?.row ?? 0, folio: String(page?.folio ?? number) };
}
