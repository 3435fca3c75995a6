import { attribute, type Element, findChild, getValue, listElements, toggle } from './xml.ts';

/** The properties of a style that import needs; undefined if neither it nor its base styles set them. */
export interface Style {
  readonly name: string;
  readonly bold: boolean | undefined;
  /** Heading level, from 1. */
  readonly heading: number | undefined;
  readonly title: boolean;
  readonly centred: boolean | undefined;
  /** `superscript` or `subscript`. */
  readonly shift: string | undefined;
  /** East Asian typeface. */
  readonly face: string | undefined;
  readonly list: { readonly id: string | undefined; readonly level: string | undefined } | undefined;
}

export interface Styles {
  get(id: string | undefined): Style | undefined;
  /** Default paragraph style. */
  readonly usual: Style | undefined;
}

/** Maximum length of a chain of base styles, which a broken file can make circular. */
const CHAIN = 20;

/** Reads `styles.xml` with inheritance resolved. */
export function readStyles(root: Element | null): Styles {
  const raw = new Map(listElements(root, 'w:style').map((style) => [attribute(style, 'w:styleId'), style]));
  const done = new Map<string, Style>();
  const resolved = (id: string | undefined, depth: number): Style | undefined => {
    const style = raw.get(id ?? '');
    if (style === undefined || id === undefined || depth > CHAIN) return undefined;
    const known = done.get(id);
    if (known !== undefined) return known;
    const made = inheritStyle(style, resolved(getValue(style, 'w:basedOn'), depth + 1));
    done.set(id, made);
    return made;
  };
  const usual = [...raw.values()].find(({ attributes }) => attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1');
  return { get: (id) => resolved(id, 0), usual: resolved(usual?.attributes['w:styleId'], 0) };
}

function inheritStyle(style: Element, base: Style | undefined): Style {
  const name = getValue(style, 'w:name') ?? '';
  const text = findChild(style, 'w:rPr');
  const paragraph = findChild(style, 'w:pPr');
  const numbering = findChild(paragraph, 'w:numPr');
  const alignment = getValue(paragraph, 'w:jc');
  return {
    name,
    bold: toggle(text, 'w:b') ?? base?.bold,
    heading: findHeadingLevel(name, paragraph) ?? base?.heading,
    title: /^(title|标题|文章标题|大标题|文件标题)$/i.test(name) || (base?.title ?? false),
    centred: alignment === undefined ? base?.centred : alignment === 'center',
    shift: getValue(text, 'w:vertAlign') ?? base?.shift,
    face: findChild(text, 'w:rFonts')?.attributes['w:eastAsia'] ?? base?.face,
    list:
      numbering === undefined ? base?.list : { id: getValue(numbering, 'w:numId') ?? base?.list?.id, level: getValue(numbering, 'w:ilvl') },
  };
}

/**
 * Heading level by name or outline. Word stores built-in names in English; WPS and office templates also write 标题 1; our own DOCX calls
 * them 一级标题 and so on, deeper in the outline.
 */
function findHeadingLevel(name: string, paragraph: Element | undefined): number | undefined {
  const [, digit] = /^(?:heading|标题)\s*([1-9])$/i.exec(name) ?? [];
  if (digit !== undefined) return Number(digit);
  const own = ['一级标题', '二级标题', '三级标题', '四级标题'].indexOf(name);
  return own === -1 ? readOutlineLevel(paragraph) : own + 1;
}

/** Outline level as a heading level, from 1; undefined for body text, which is 9 (ISO/IEC 29500-1, 17.3.1.20). */
export function readOutlineLevel(paragraph: Element | undefined): number | undefined {
  const level = getValue(paragraph, 'w:outlineLvl');
  return level !== undefined && /^[0-8]$/.test(level) ? Number(level) + 1 : undefined;
}
