import type { Alignment } from '../../model/body.ts';
import { type Bulletin, type DraftMarks, numberLine, type Properties } from '../../model/bulletin.ts';
import type { FaceRole, Layout, Page, ParagraphRole, Placed, PlacedImage } from '../../model/layout.ts';
import type { PageSettings } from '../../model/page.ts';
import type { RenderJob } from '../renderer.ts';
import { type DrawnWords, marksOf } from './natural.ts';
import { type DrawnLine, drawLine, drawWords } from './pieces.ts';
import { type Title, titlesOf } from './titles.ts';

/** What the template reads from `sys.inputs.data`: the pages of a bulletin as plain data, in the units of the layout. */
export interface Drawing {
  readonly page: PageSettings;
  /** Font families of each role, best first. */
  readonly fonts: Readonly<Record<FaceRole, readonly string[]>>;
  readonly properties: Properties;
  readonly masthead: DrawnMasthead;
  readonly pages: readonly DrawnPage[];
  /** The marks that stand on the pages, by face. */
  readonly marks: Readonly<Partial<Record<FaceRole, readonly string[]>>>;
  /** How the pages of a draft are marked; left out of an issue that goes out. */
  readonly draft?: DraftMarks;
}

interface DrawnMasthead {
  readonly preprinted: boolean;
  readonly notice: DrawnWords;
  readonly copy: DrawnWords;
  readonly name: string;
  readonly number: DrawnWords;
  readonly signer: DrawnWords;
  readonly publisher: DrawnWords;
  readonly date: DrawnWords;
}

interface DrawnPage {
  readonly folio: number | null;
  readonly blocks: readonly Drawn[];
}

export type Drawn = { readonly row: number; readonly rows: number } & (
  | { readonly kind: 'masthead' }
  | {
      readonly kind: 'paragraph';
      readonly role: ParagraphRole;
      readonly align: Alignment;
      readonly lines: readonly DrawnLine[];
      /** The heading that this paragraph is, or begins with; null for a common one. */
      readonly title: Title | null;
      /** For a contents entry: where it points to, and the number printed there. */
      readonly target: { readonly page: number; readonly row: number; readonly folio: string } | null;
    }
  | {
      readonly kind: 'table';
      /** Type size in pt; columns and lines are in characters of it. */
      readonly size: number;
      readonly columns: readonly number[];
      readonly align: readonly Alignment[];
      readonly cells: readonly { readonly head: boolean; readonly rows: number; readonly cells: readonly (readonly DrawnLine[])[] }[];
    }
  | { readonly kind: 'image'; readonly path: string; readonly alt: string | null; readonly width: number; readonly height: number }
  | {
      readonly kind: 'imprint';
      readonly entries: readonly { readonly label: DrawnLine; readonly lines: readonly DrawnLine[] }[];
      readonly copies: DrawnLine | null;
      readonly issuer: { readonly above: readonly DrawnLine[]; readonly office: DrawnLine; readonly date: DrawnLine } | null;
    }
);

/** Draws the pages, without the fonts. `imagePath` says under which path the compiler finds a picture. */
export function draw(job: Omit<RenderJob, 'rasterise'>, imagePath: (image: PlacedImage) => string): Omit<Drawing, 'fonts'> {
  const { bulletin, layout, page } = job;
  const titles = titlesOf(bulletin, layout);
  const masthead = drawMasthead(bulletin);
  const pages = layout.pages.map(({ folio, blocks }) => ({
    folio,
    blocks: blocks.map((block) => drawBlock(block, layout, titles, imagePath)),
  }));
  const { notice, copy, number, signer, publisher, date } = masthead;
  const words = [notice, copy, number, signer, publisher, date, ...pages.flatMap(({ blocks }) => blocks.flatMap(linesOf))];
  const draft = bulletin.draft === undefined ? {} : { draft: bulletin.draft };
  return { page, properties: bulletin.properties, ...draft, masthead, pages, marks: marksOf(words) };
}

/** Every line of a block. */
function linesOf(block: Drawn): readonly DrawnLine[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines;
    case 'table':
      return block.cells.flatMap(({ cells }) => cells.flat());
    case 'imprint': {
      const { entries, copies, issuer } = block;
      const issued = issuer === null ? [] : [...issuer.above, issuer.office, issuer.date];
      return [...entries.flatMap(({ label, lines }) => [label, ...lines]), ...(copies === null ? [] : [copies]), ...issued];
    }
    default:
      return [];
  }
}

function drawMasthead({ masthead }: Bulletin): DrawnMasthead {
  const { notice, copy, name, preprinted, signer, publisher, date } = masthead;
  return {
    preprinted,
    notice: drawWords(notice ?? '', 'heiti'),
    copy: drawWords(copy ?? '', 'fangsong'),
    name,
    number: drawWords(numberLine(masthead), 'fangsong'),
    signer: drawWords(signer ?? '', 'fangsong'),
    publisher: drawWords(publisher, 'fangsong'),
    date: drawWords(date, 'fangsong'),
  };
}

function drawBlock(block: Placed, layout: Layout, titles: ReadonlyMap<Placed, Title>, imagePath: (image: PlacedImage) => string): Drawn {
  const { row, rows } = block;
  switch (block.kind) {
    case 'masthead':
      return { kind: 'masthead', row, rows };
    case 'paragraph': {
      const title = titles.get(block) ?? null;
      const lines = block.lines.map((line, index) => drawLine(line, title?.inline[index] ?? 0));
      const target = block.target === null ? null : targetOf(layout.pages, block.target, block.item);
      return { kind: 'paragraph', row, rows, role: block.role, align: block.align, lines, title, target };
    }
    case 'table': {
      const cells = block.cells.map((line) => ({ ...line, cells: line.cells.map((lines) => lines.map((each) => drawLine(each))) }));
      return { kind: 'table', row, rows, size: block.size, columns: block.columns, align: block.align, cells };
    }
    case 'image': {
      const { width, height, image } = block;
      return { kind: 'image', row, rows, path: imagePath(block), alt: image.alt === '' ? null : image.alt, width, height };
    }
    case 'imprint': {
      const entries = block.entries.map(({ label, lines }) => ({ label: drawLine(label), lines: lines.map((line) => drawLine(line)) }));
      const { copies, issuer } = block;
      return {
        kind: 'imprint',
        row,
        rows,
        entries,
        copies: copies === null ? null : drawLine(copies),
        issuer:
          issuer === null
            ? null
            : {
                above: (issuer.above ?? []).map((line) => drawLine(line)),
                office: drawLine(issuer.office),
                date: drawLine(issuer.date),
              },
      };
    }
  }
}

/** Where a contents entry leads: the row in which its item begins, or the head of the page. A page without a number is counted. */
function targetOf(pages: readonly Page[], number: number, item: string | null) {
  const page = pages[number - 1];
  const first = page?.blocks.find((block) => 'item' in block && block.item === item && item !== null);
  return { page: number, row: first?.row ?? 0, folio: String(page?.folio ?? number) };
}
