import type { SvgProblem } from '../../diagnostics/image-codes.ts';

/** A start tag of an SVG, in document order. */
export interface Tag {
  /** Lower-case local name, without namespace prefix. */
  readonly name: string;
  /** By lower-case local name. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Index after the last tag inside this one. */
  readonly end: number;
  /** Characters of its attributes, and of the text directly inside it. */
  readonly length: number;
  readonly characters: number;
}

/**
 * A comment. The lookahead keeps it from running past its end; otherwise a series of comments could be matched in exponentially many ways.
 */
const COMMENT = '<!--(?:(?!-->)[\\s\\S])*-->';
const PROLOG = new RegExp(
  `^\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?:${COMMENT}\\s*)*(?:<!doctype[^>[]*(?:\\[[^\\]]*\\]\\s*)?>\\s*)?(?:${COMMENT}\\s*)*<(?:[\\w-]+:)?svg[\\s/>]`,
  'i',
);
/** Comment, CDATA, declaration, end tag, or start tag with its attributes; values must be quoted, as XML requires. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[^>]*\?>|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** Whether a text is an SVG: its first tag is `<svg`. */
export function isSvgText(text: string): boolean {
  return PROLOG.test(text);
}

/** The start tags of an SVG; a problem when it is not well formed or has too many or too deeply nested tags. */
export function readTags(text: string, most: number, deepest: number): readonly Tag[] | SvgProblem {
  const tags: (Tag & { end: number; characters: number })[] = [];
  const open: { readonly name: string; readonly tag: (typeof tags)[number] }[] = [];
  let read = 0;
  for (const { index, 0: token, 1: endName, 2: startName, 3: attributes = '', 4: closed } of text.matchAll(TOKEN)) {
    if (token === '<') return 'syntax';
    const last = open.at(-1);
    if (last !== undefined) last.tag.characters += index - read + (token.startsWith('<![') ? token.length : 0);
    read = index + token.length;
    if (endName !== undefined) {
      if (last?.name !== endName) return 'syntax';
      last.tag.end = tags.length;
      open.pop();
    }
    if (startName === undefined) continue;
    const name = toLocalName(startName);
    const tag = { name, attributes: readAttributes(attributes), end: tags.length + 1, length: attributes.length, characters: 0 };
    tags.push(tag);
    if (closed === '') open.push({ name: startName, tag });
    if (tags.length > most || open.length > deepest) return 'complexity';
  }
  return open.length === 0 && tags[0]?.name === 'svg' ? tags : 'syntax';
}

function readAttributes(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [toLocalName(name), double ?? single ?? '']));
}

function toLocalName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}
