import { removeUnprintable } from '../characters.ts';
import type { Block, Piece } from '../document.ts';
import type { Context } from './context.ts';
import type { ParagraphContent } from './read.ts';
import { type Element, findChild, iterateDescendants, listElements } from './xml.ts';

/**
 * Reads what is anchored in a run: pictures, text boxes, charts, embedded objects. The paragraphs of a text box follow the paragraph; what
 * cannot be printed leaves an aside.
 */
export function readDrawing(drawing: Element, context: Context): ParagraphContent {
  const chosen = drawing.name === 'mc:AlternateContent' ? findAlternative(drawing) : drawing;
  if (chosen === undefined) {
    context.remarks.add('shapes');
    return { pieces: [], boxes: [] };
  }
  const found = gather(chosen, { pieces: [], boxes: [], seen: false, context, alt: readAlt(chosen, context) });
  if (chosen.name === 'w:object' || findChild(chosen, 'w:object') !== undefined) context.remarks.add('objects');
  else if (!found.seen) context.remarks.add('shapes');
  return found;
}

interface DrawingContent {
  readonly pieces: Piece[];
  readonly boxes: Block[];
  seen: boolean;
  readonly context: Context;
  readonly alt: string;
}

/** The first choice with content we can read, else the fallback. */
function findAlternative(content: Element): Element | undefined {
  const understood = listElements(content, 'mc:Choice').find((choice) =>
    UNDERSTOOD.some((name) => iterateDescendants(choice, name).next().done === false),
  );
  return understood ?? findChild(content, 'mc:Fallback');
}

const UNDERSTOOD = ['a:blip', 'w:txbxContent', 'c:chart', 'dgm:relIds', 'v:imagedata'];

function gather(element: Element, found: DrawingContent): DrawingContent {
  const { context } = found;
  for (const inner of listElements(element)) {
    switch (inner.name) {
      case 'mc:AlternateContent': {
        const chosen = findAlternative(inner);
        if (chosen !== undefined) gather(chosen, found);
        break;
      }
      case 'w:txbxContent': {
        found.seen = true;
        const blocks = context.blocks(inner, context);
        if (blocks.length > 0) context.remarks.add('text-boxes');
        found.boxes.push(...blocks);
        break;
      }
      case 'a:blip':
        addPicture(inner.attributes['r:embed'], inner.attributes['r:link'], found);
        break;
      case 'v:imagedata':
        addPicture(inner.attributes['r:id'], inner.attributes['r:href'], found);
        break;
      case 'c:chart':
      case 'dgm:relIds':
        found.seen = true;
        context.remarks.add('drawings');
        found.pieces.push({ kind: 'aside', text: '此处原有图表，没有导入，可另存为图片后插入' });
        break;
      default:
        gather(inner, found);
    }
  }
  return found;
}

function addPicture(embedded: string | undefined, linked: string | undefined, found: DrawingContent): void {
  const { relations, remarks, picture } = found.context;
  found.seen = true;
  const relation = relations.get(embedded ?? linked ?? '');
  if (relation === undefined) remarks.add('lost-pictures');
  else if (relation.external) {
    remarks.add('linked-pictures');
    found.pieces.push({ kind: 'aside', text: '此处原有一张图片，不在文件里' });
  } else found.pieces.push({ kind: 'picture', key: picture(relation.target), alt: found.alt });
}

/** The alternative text. WPS and old versions of Word put a file path there. */
function readAlt(drawing: Element, { remarks }: Context): string {
  const [properties] = iterateDescendants(drawing, 'wp:docPr');
  const said = removeUnprintable(properties?.attributes.descr ?? '', remarks)
    .replace(/\s+/g, ' ')
    .trim();
  return /[\\/]|\.(png|jpe?g|bmp|gif|tiff?|emf|wmf)$/i.test(said) ? '' : said;
}
