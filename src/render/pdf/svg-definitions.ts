/**
 * Outlines of glyphs by the names the compiler gives them, tidied. A name is a hash of face, glyph and size, so that one that is known means
 * the same in every later document.
 */
export type Outlines = Map<string, string>;

/** What an SVG of the compiler defines for its pages to point to. */
interface Definitions {
  /** The definitions that a content points to, and those these point to. */
  usedBy(content: string): string;
}

/** Names of glyphs; what else is defined, such as clips and gradients, has other first letters. */
const GLYPH = /^g[0-9A-F]{32}$/;

/**
 * @param section the part of a document that holds its definitions, asked for when one is not known: to read it costs as much as to draw
 * @param outlines those known from documents before; new ones are added
 */
export function createDefinitions(section: () => string, outlines: Outlines): Definitions {
  let read: ReadonlyMap<string, string> | null = null;
  const find = (id: string): string => {
    const known = outlines.get(id);
    if (known !== undefined) return known;
    read ??= readDefinitions(section());
    const definition = tidy(read.get(id) ?? '');
    if (!GLYPH.test(id)) return definition;
    const outline = shortenNumbers(definition);
    outlines.set(id, outline);
    return outline;
  };
  return {
    usedBy: (content) => {
      const used = new Map<string, string>();
      const visit = (text: string): void => {
        for (const [, link, url] of text.matchAll(/xlink:href="#([^"]+)"|url\(#([^)]+)\)/g)) {
          const id = link ?? url ?? '';
          if (used.has(id)) continue;
          const definition = find(id);
          used.set(id, definition);
          if (!GLYPH.test(id)) visit(definition);
        }
      };
      visit(content);
      return [...used.values()].join('');
    },
  };
}

/** Everything a section defines, by its id: one a child of a `defs`. */
function readDefinitions(section: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const piece of section.split(/^(?= {8}<[^/])/m)) {
    const [, id] = /^ {8}<[^>]* id="([^"]+)"/.exec(piece) ?? [];
    if (id === undefined) continue;
    const end = piece.search(/^(?: {4})?<\/?(?:defs|svg)\b/m);
    found.set(id, end === -1 ? piece : piece.slice(0, end));
  }
  return found;
}

/** Coordinates to a thousandth of a point, which no screen shows: half of an outline is digits behind that. */
function shortenNumbers(outline: string): string {
  return outline.replace(/-?\d*\.\d{4,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 1000) / 1000));
}

/** Markup without indentation, which is a third of it, and without the areas of links. */
export function tidy(markup: string): string {
  return markup
    .replace(/\n\s*/g, '')
    .replace(/ {4}(?=<)/g, '')
    .replace(/<a(?: [^>]*)?><rect [^>]*\/><\/a>/g, '');
}
