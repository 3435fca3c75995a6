import type { SvgProblem } from '../../diagnostics/image-codes.ts';
import type { Size } from './header.ts';
import { readTags, type Tag } from './svg-tags.ts';

/** Maximum number of tags; more than any chart has. */
const MOST_TAGS = 50_000;
/** Maximum nesting of tags. */
const DEEPEST = 100;
/** Maximum number of tags after expanding every `<use>`: a few lines can stand for billions. */
const MOST_EXPANDED = 200_000;

/** Elements that execute, fetch or embed something else. */
const FORBIDDEN: Readonly<Record<string, SvgProblem>> = {
  script: 'script',
  handler: 'script',
  foreignobject: 'external',
  iframe: 'external',
  image: 'external',
  feimage: 'external',
};

/** The size of an SVG, or why it must not be drawn. */
export type SvgFinding = { readonly problem: SvgProblem } | { readonly size: Size | null };

/**
 * Checks an SVG before a renderer sees it: no document type (entities), no scripts, nothing external, bounded size. The size is taken from
 * width and height, or else the viewBox (SVG 2, 8.2); null when it has none.
 */
export function inspectSvg(text: string): SvgFinding {
  if (/<!(?:doctype|entity)/i.test(text)) return { problem: 'doctype' };
  if (/<\?(?!xml\s)/i.test(text)) return { problem: 'external' };
  const tags = readTags(text, MOST_TAGS, DEEPEST);
  if (typeof tags === 'string') return { problem: tags };
  for (const tag of tags) {
    const problem = FORBIDDEN[tag.name] ?? findAttributeProblem(tag);
    if (problem !== null) return { problem };
  }
  if (/<(?:[\w-]+:)?style/i.test(text) && hasCssProblem(text)) return { problem: 'external' };
  if (countExpanded(tags) > MOST_EXPANDED) return { problem: 'complexity' };
  return { size: readSize(tags[0]) };
}

/** Attributes that a renderer parses as CSS and may follow. */
const PAINT = /^(?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-\w+)?)$/;

function findAttributeProblem(tag: Tag): SvgProblem | null {
  for (const [name, value] of tag.attributes) {
    if (/^on/.test(name)) return 'script';
    if (/^(?:href|src)$/.test(name) && !value.startsWith('#')) return 'external';
    if (PAINT.test(name) && hasCssProblem(value)) return 'external';
  }
  return null;
}

/** Whether CSS refers to anything outside the SVG; a backslash or character reference could disguise it. */
function hasCssProblem(css: string): boolean {
  return /url\s*\(\s*["']?(?!["'#\s])/i.test(css) || /@import|\\|&#/i.test(css);
}

/** Counts the tags a renderer draws once each `<use>` is replaced by its target; infinite when it refers to itself. */
function countExpanded(tags: readonly Tag[]): number {
  const byReference = new Map<string | undefined, number>(
    tags.flatMap(({ attributes }, index) => (attributes.has('id') ? [[`#${attributes.get('id')}`, index]] : [])),
  );
  const counts = new Map<number, number>();
  const open = new Set<number>();
  const countOf = (index: number): number => {
    const known = counts.get(index);
    if (known !== undefined) return known;
    // Deep chains of uses are as suspect as cycles, and would overflow the stack.
    if (open.has(index) || open.size > DEEPEST) return Number.POSITIVE_INFINITY;
    open.add(index);
    let count = 0;
    for (const { name, attributes } of tags.slice(index, tags[index]?.end)) {
      const target = name === 'use' ? byReference.get(attributes.get('href')) : undefined;
      count += target === undefined ? 1 : countOf(target);
    }
    open.delete(index);
    counts.set(index, count);
    return count;
  };
  return countOf(0);
}

/** CSS units in pixels at 96 dpi. */
const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };

function readSize(root: Tag | undefined): Size | null {
  const box = (root?.attributes.get('viewbox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = readLength(root?.attributes.get('width')) ?? box[2];
  const height = readLength(root?.attributes.get('height')) ?? box[3];
  return width !== undefined && height !== undefined && width > 0 && height > 0 ? { width, height } : null;
}

/** A length in pixels; undefined when missing or a percentage, which says nothing about the SVG. */
function readLength(value: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? '') ?? [];
  const factor = UNITS[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
