import type { SvgProblem } from '../../diagnostics/image-codes.ts';
import type { Size } from './png.ts';
import { readTags, type Tag } from './svg-tags.ts';

/** Maximum number of tags; more than any chart has. */
const MOST_TAGS = 50_000;
/** Maximum nesting of tags. */
const DEEPEST = 100;
/** Maximum effort and text after following every reference: a few lines can stand for billions of elements. */
const MOST_EFFORT = 200_000;
const MOST_CHARACTERS = 20_000;
/** An element takes as much effort as this many characters of attributes. */
const CHARACTERS_AN_EFFORT = 200;
/** Maximum number of rules of a style sheet times elements. */
const MOST_MATCHES = 1_000_000;

/** Limits below which a drawing is drawn without trying it in the isolated process first, and limits above which it is rejected. */
const EASY = { effort: 300, characters: 2_000 } as const;
const DEMANDING = /<(?:[\w-]+:)?(?:pattern|mask|marker|clippath|textpath)[\s/>]|(?<![\w-])(?:opacity|mix-blend-mode|isolation)\b/i;
const MOST_DASHES = 100_000;

/** Elements that execute, fetch or embed something else. */
const FORBIDDEN: Readonly<Record<string, SvgProblem>> = {
  script: 'script',
  handler: 'script',
  foreignobject: 'external',
  iframe: 'external',
  image: 'external',
  feimage: 'external',
};

/** The result of checking a drawing: its size, or why it is rejected. */
export type SvgFinding = { readonly problem: SvgProblem } | { readonly size: Size | null; readonly demanding: boolean };

/**
 * Checks an SVG before a renderer sees it: no document type (entities), no scripts, nothing external, no filters, bounded effort. The size
 * is taken from width and height, or else the viewBox (SVG 2, 8.2); null when it has none.
 */
export function inspectSvg(text: string): SvgFinding {
  if (/<!(?:doctype|entity)/i.test(text)) return { problem: 'doctype' };
  if (/<\?(?!xml\s)/i.test(text)) return { problem: 'external' };
  const tags = readTags(text, MOST_TAGS, DEEPEST);
  if (typeof tags === 'string') return { problem: tags };
  for (const tag of tags) {
    const problem = FORBIDDEN[tag.name] ?? findFilter(tag) ?? findAttributeProblem(tag);
    if (problem !== null) return { problem };
  }
  if (/<(?:[\w-]+:)?style/i.test(text)) {
    const problem = findStyleProblem(text, tags);
    if (problem !== null) return { problem };
  }
  const { effort, characters } = expand(tags);
  if (characters > MOST_CHARACTERS) return { problem: 'text' };
  if (effort > MOST_EFFORT) return { problem: 'complexity' };
  const demanding = effort > EASY.effort || characters > EASY.characters || DEMANDING.test(text) || hasManyDashes(text, tags);
  return { size: readSize(tags[0]), demanding };
}

/** A filter takes time by the square of its radius and memory by its number, and no chart of an office has one. */
function findFilter({ name, attributes }: Tag): SvgProblem | null {
  const isUsed = /^\s*(?!none\s*$)\S/i.test(attributes.get('filter') ?? '') || CSS_FILTER.test(attributes.get('style') ?? '');
  return name === 'filter' || /^fe[a-z]/.test(name) || isUsed ? 'filter' : null;
}

const CSS_FILTER = /(?<![\w-])(?:backdrop-)?filter\s*:\s*(?!none\b)/i;

/** Style sheets anywhere in the text: their selectors are not resolved, so they may refer to gradients alone. */
function findStyleProblem(text: string, tags: readonly Tag[]): SvgProblem | null {
  if (hasCssProblem(text)) return 'external';
  const sheets = [...text.matchAll(/<(?:[\w-]+:)?style\b[^>]*>([\s\S]*?)<\//gi)].map(([, css = '']) => css).join('\n');
  if (CSS_FILTER.test(sheets)) return 'filter';
  if ((sheets.split('{').length - 1) * tags.length > MOST_MATCHES) return 'complexity';
  const gradients = new Set(tags.flatMap(({ name, attributes }) => (name.endsWith('gradient') ? [attributes.get('id')] : [])));
  return [...sheets.matchAll(REFERENCE)].every(([, id]) => gradients.has(id)) ? null : 'complexity';
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

interface RenderCost {
  readonly effort: number;
  readonly characters: number;
}

const ENDLESS: RenderCost = { effort: Number.POSITIVE_INFINITY, characters: 0 };
const REFERENCE = /url\s*\(\s*["']?#([^"')\s]+)/gi;
/** Properties that elements inherit, so that each one inside draws what is referred to. */
const INHERITED = /^(?:fill|stroke|marker(?:-\w+)?|style)$/;

/** Counts what a renderer draws once each reference is replaced by its target; infinite if one refers to itself. */
function expand(tags: readonly Tag[]): RenderCost {
  const byId = new Map(tags.flatMap(({ attributes }, index) => (attributes.has('id') ? [[attributes.get('id'), index]] : [])));
  const known = new Map<number, RenderCost>();
  const open = new Set<number>();
  const expandAt = (index: number): RenderCost => {
    const done = known.get(index);
    if (done !== undefined) return done;
    // Deep chains of references are as suspect as cycles, and would overflow the stack.
    if (open.has(index) || open.size > DEEPEST) return ENDLESS;
    open.add(index);
    let [effort, characters] = [0, 0];
    for (let at = index; at < (tags[index]?.end ?? 0); at++) {
      const tag = tags[at] as Tag;
      effort += 1 + tag.length / CHARACTERS_AN_EFFORT;
      if (!SILENT.has(tag.name)) characters += tag.characters;
      for (const { id, times } of listReferences(tag, tags.slice(at, tag.end))) {
        const target = byId.get(id);
        if (target === undefined) continue;
        const work = expandAt(target);
        effort += times * work.effort;
        characters += times * work.characters;
      }
    }
    open.delete(index);
    known.set(index, { effort, characters });
    return { effort, characters };
  };
  return expandAt(0);
}

const SHAPES = new Set(['line', 'path', 'polyline', 'polygon', 'rect', 'circle', 'ellipse']);

/** Whether dashed lines may be cut into too many pieces, or the number is unclear. */
function hasManyDashes(text: string, tags: readonly Tag[]): boolean {
  const dashed = tags.filter(({ attributes }) => attributes.has('stroke-dasharray'));
  const isPlain = text.split(/stroke-dasharray/i).length - 1 === dashed.length && dashed.every(({ name }) => SHAPES.has(name));
  if (dashed.length > 0 && (!isPlain || tags.some(({ name }) => name === 'use'))) return true;
  const dashes = dashed.map(({ attributes }) => {
    const shortest = Math.min(...readNumbers(attributes.get('stroke-dasharray') ?? '').filter((dash) => dash > 0));
    // No path is longer than twice the sum of its numbers.
    const longest = [...attributes.values()].flatMap(readNumbers).reduce((sum, number) => sum + 2 * number, 0);
    return longest / shortest;
  });
  return dashes.reduce((sum, each) => sum + each, 0) > MOST_DASHES;
}

/** The numbers in an attribute, without their signs. */
function readNumbers(value: string): number[] {
  return (value.match(/(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(Number);
}

/** Elements whose text is not drawn. */
const SILENT = new Set(['style', 'title', 'desc', 'metadata', 'script']);

/** Finds what a tag refers to and how often it draws it; `inside` are the tags in it, itself included. */
function listReferences({ name: tagName, attributes }: Tag, inside: readonly Tag[]): { readonly id: string; readonly times: number }[] {
  const found: { id: string; times: number }[] = [];
  for (const [name, value] of attributes) {
    // Each character of a text on a path walks along the path.
    const walks = tagName === 'textpath' ? inside.reduce((sum, { characters }) => sum + characters, 0) : 0;
    if (name === 'href' && value.startsWith('#')) found.push({ id: value.slice(1), times: 1 + walks });
    for (const [, id = ''] of value.matchAll(REFERENCE)) {
      const vertices = name.startsWith('marker') || name === 'style' ? countVertices(attributes) : 1;
      found.push({ id, times: vertices * (INHERITED.test(name) ? inside.length : 1) });
    }
  }
  return found;
}

/** Counts the vertices of a path or polygon, each of which may have a marker. */
function countVertices(attributes: Tag['attributes']): number {
  return 1 + Math.ceil(readNumbers(`${attributes.get('d') ?? ''} ${attributes.get('points') ?? ''}`).length / 2);
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
