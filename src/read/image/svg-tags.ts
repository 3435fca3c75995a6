import type { SvgProblem } from '../../diagnostics/image-codes.ts';

/** A start tag of a drawing, in document order. */
export interface Tag {
  /** Local name in small letters, without namespace prefix. */
  readonly name: string;
  /** Local names in small letters. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Index behind the last tag inside this one. */
  readonly end: number;
}

/** A comment; the text in it is kept from running past its end, or a row of comments could be cut up in countless ways. */
const COMMENT = '<!--(?:(?!-->)[\\s\\S])*-->';
const PROLOG = new RegExp(
  `^\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?:${COMMENT}\\s*)*(?:<!doctype[^>[]*(?:\\[[^\\]]*\\]\\s*)?>\\s*)?(?:${COMMENT}\\s*)*<(?:[\\w-]+:)?svg[\\s/>]`,
  'i',
);
/** Comment, CDATA, declaration, end tag, or start tag with its attributes; values are quoted, as XML demands. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[^>]*\?>|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** Whether a text is an SVG: its first tag is `<svg`. */
export function isSvgText(text: string): boolean {
  return PROLOG.test(text);
}

/** The start tags of a drawing; a problem where it is not well formed, or has too many or too deep tags. */
export function readTags(text: string, most: number, deepest: number): readonly Tag[] | SvgProblem {
  const tags: { name: string; attributes: Map<string, string>; end: number }[] = [];
  const open: { readonly name: string; readonly tag: { end: number } }[] = [];
  for (const [token, endName, startName, attributes = '', closed] of text.matchAll(TOKEN)) {
    if (token === '<') return 'syntax';
    if (endName !== undefined) {
      const last = open.pop();
      if (last?.name !== endName) return 'syntax';
      last.tag.end = tags.length;
    }
    if (startName === undefined) continue;
    const tag = { name: toLocalName(startName), attributes: readAttributes(attributes), end: tags.length + 1 };
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
