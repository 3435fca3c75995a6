/** Glyph outlines by the compiler's names, minified. A name is a hash of face, glyph and size, so it means the same in every document. */
export type Outlines = Map<string, string>;

/** The definitions of an SVG. */
interface Definitions {
  /** The definitions that content refers to, directly or through others. */
  usedBy(content: string): string;
}

/** Names of glyphs; other definitions (clips, gradients) have other initials. */
const GLYPH = /^g[0-9A-F]{32}$/;

/**
 * @param section returns the part of the document with its definitions; only called when one is not cached, because parsing it costs as
 * much as drawing
 * @param outlines cache of earlier documents; new ones are added
 */
export function createDefinitions(section: () => string, outlines: Outlines): Definitions {
  let read: ReadonlyMap<string, string> | null = null;
  const find = (id: string): string => {
    const known = outlines.get(id);
    if (known !== undefined) return known;
    read ??= readDefinitions(section());
    const definition = tidyMarkup(read.get(id) ?? '');
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

/** Parses definitions by id; each is a child of a `defs`. */
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

/** Rounds coordinates to a thousandth of a point: half of an outline is digits beyond that. */
function shortenNumbers(outline: string): string {
  return outline.replace(/-?\d*\.\d{4,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 1000) / 1000));
}

/** Drops indentation, a third of the markup, and link areas. */
export function tidyMarkup(markup: string): string {
  return markup
    .replace(/\n\s*/g, '')
    .replace(/ {4}(?=<)/g, '')
    .replace(/<a(?: [^>]*)?><rect [^>]*\/><\/a>/g, '');
}
