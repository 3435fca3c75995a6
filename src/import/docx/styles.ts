import { attribute, child, type Element, elements, toggle, valueAt } from './xml.ts';

/** What of a style matters here; undefined where neither it nor those it is based on speak of it. */
export interface Style {
  readonly name: string;
  readonly bold: boolean | undefined;
  /** Level of a heading, from 1. */
  readonly heading: number | undefined;
  readonly title: boolean;
  readonly centred: boolean | undefined;
  /** Whether its text is raised or lowered: `superscript`, `subscript`. */
  readonly shift: string | undefined;
  /** East Asian face. */
  readonly face: string | undefined;
  readonly list: { readonly id: string | undefined; readonly level: string | undefined } | undefined;
}

export interface Styles {
  get(id: string | undefined): Style | undefined;
  /** The paragraph style of paragraphs that name none. */
  readonly usual: Style | undefined;
}

/** A style may be based on another, in a chain that a broken file can make endless. */
const CHAIN = 20;

/** Reads `styles.xml`, each style with what it takes from the one it is based on. */
export function readStyles(root: Element | null): Styles {
  const raw = new Map(elements(root, 'w:style').map((style) => [attribute(style, 'w:styleId'), style]));
  const done = new Map<string, Style>();
  const resolved = (id: string | undefined, depth: number): Style | undefined => {
    const style = raw.get(id ?? '');
    if (style === undefined || id === undefined || depth > CHAIN) return undefined;
    const known = done.get(id);
    if (known !== undefined) return known;
    const made = inheriting(style, resolved(valueAt(style, 'w:basedOn'), depth + 1));
    done.set(id, made);
    return made;
  };
  const usual = [...raw.values()].find(({ attributes }) => attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1');
  return { get: (id) => resolved(id, 0), usual: resolved(usual?.attributes['w:styleId'], 0) };
}

function inheriting(style: Element, base: Style | undefined): Style {
  const name = valueAt(style, 'w:name') ?? '';
  const text = child(style, 'w:rPr');
  const paragraph = child(style, 'w:pPr');
  const numbering = child(paragraph, 'w:numPr');
  const alignment = valueAt(paragraph, 'w:jc');
  return {
    name,
    bold: toggle(text, 'w:b') ?? base?.bold,
    heading: headingOf(name, paragraph) ?? base?.heading,
    title: /^(title|标题|文章标题|大标题|文件标题)$/i.test(name) || (base?.title ?? false),
    centred: alignment === undefined ? base?.centred : alignment === 'center',
    shift: valueAt(text, 'w:vertAlign') ?? base?.shift,
    face: child(text, 'w:rFonts')?.attributes['w:eastAsia'] ?? base?.face,
    list:
      numbering === undefined ? base?.list : { id: valueAt(numbering, 'w:numId') ?? base?.list?.id, level: valueAt(numbering, 'w:ilvl') },
  };
}

/**
 * Word keeps the names of its own styles in English in every edition; WPS and templates of offices write 标题 1 as well. A bulletin calls its own
 * 一级标题, and has them deeper in the outline, below sections and titles.
 */
function headingOf(name: string, paragraph: Element | undefined): number | undefined {
  const [, digit] = /^(?:heading|标题)\s*([1-9])$/i.exec(name) ?? [];
  if (digit !== undefined) return Number(digit);
  const own = ['一级标题', '二级标题', '三级标题', '四级标题'].indexOf(name);
  return own === -1 ? outlineLevel(paragraph) : own + 1;
}

/** Level of the outline as a heading's, from 1; undefined for text, which is 9 (ISO/IEC 29500-1, 17.3.1.20). */
export function outlineLevel(paragraph: Element | undefined): number | undefined {
  const level = valueAt(paragraph, 'w:outlineLvl');
  return level !== undefined && /^[0-8]$/.test(level) ? Number(level) + 1 : undefined;
}
