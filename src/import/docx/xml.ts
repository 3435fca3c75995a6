import { SaxesParser } from 'saxes';

/** An element, its name with the prefix that Word itself uses for the namespace, whatever the file calls it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Why a part of a package was not read. */
export class XmlRefusal extends Error {
  readonly reason: 'damaged' | 'too-much';

  constructor(reason: 'damaged' | 'too-much') {
    super(reason);
    this.reason = reason;
  }
}

/** Elements within one another; a table in a text box in a table of Word's stays below 60. */
const DEPTH = 200;
/** Elements and attributes of a part. A page of text has some thousand. */
const NODES = 600_000;
/** Characters handed to the parser at once, so that it stops soon after a bound is passed. */
const CHUNK = 65_536;

/** Namespaces of WordprocessingML, of both editions of ISO/IEC 29500, and what it embeds. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(\/2006)?\/main$/, 'w'],
  [/\/officeDocument(\/2006)?\/relationships$/, 'r'],
  [/\/officeDocument(\/2006)?\/math$/, 'm'],
  [/\/drawingml(\/2006)?\/main$/, 'a'],
  [/\/drawingml(\/2006)?\/wordprocessingDrawing$/, 'wp'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
  [/\/drawingml(\/2006)?\/chart$/, 'c'],
  [/\/drawingml(\/2006)?\/diagram$/, 'dgm'],
  [/\/package\/2006\/relationships$/, 'rel'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\/$/, 'dcterms'],
];

/**
 * A part of a DOCX as a tree. Bounded: a document type, with which entities come, is refused, and so is what is nested deeper or has more
 * elements than any document of an office; the parser is stopped then and there.
 *
 * @throws XmlRefusal
 */
export function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const known = new Map<string, string>();
  const prefixOf = (uri: string) => {
    const found = known.get(uri) ?? prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? '?';
    known.set(uri, found);
    return found;
  };
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const stack = [root];
  let nodes = 0;
  const counted = (count: number) => {
    nodes += count;
    if (nodes > NODES || stack.length > DEPTH) throw new XmlRefusal('too-much');
  };
  parser.on('error', () => {
    throw new XmlRefusal('damaged');
  });
  parser.on('doctype', () => {
    throw new XmlRefusal('too-much');
  });
  // Told of each as it is read: the parser compares those of an element with one another.
  parser.on('attribute', () => counted(1));
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    counted(1);
    for (const { prefix, local, uri, value } of Object.values(tag.attributes)) {
      if (prefix !== 'xmlns') attributes[uri === '' ? local : `${prefixOf(uri)}:${local}`] = value;
    }
    const element = { name: `${prefixOf(tag.uri)}:${tag.local}`, attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  const characters = (value: string) => {
    counted(1);
    stack.at(-1)?.children.push(value);
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (first === undefined) throw new XmlRefusal('damaged');
  return first;
}

/** The elements directly in an element, of a name when one is given. */
export function elements(of: Element | null | undefined, name?: string): readonly Element[] {
  return (of?.children ?? []).filter((child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name));
}

/** The first element of a name directly in an element. */
export function child(of: Element | null | undefined, name: string): Element | undefined {
  return elements(of, name)[0];
}

/** The value of an attribute; empty when there is none. */
export function attribute(of: Element, name: string): string {
  return of.attributes[name] ?? '';
}

/** The value of the attribute `w:val` of the first element of a name; undefined when there is none. */
export function valueAt(of: Element | undefined, name: string): string | undefined {
  return child(of, name)?.attributes['w:val'];
}

/** Whether a property is on (ISO/IEC 29500-1, 17.17.4: `<w:b/>` is, `<w:b w:val="0"/>` is not); undefined where it is not spoken of. */
export function toggle(of: Element | undefined, name: string): boolean | undefined {
  const found = child(of, name);
  return found === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? 'true');
}

/** Every element of a name at any depth, in the order of the text. */
export function* descendants(of: Element, name: string): Generator<Element> {
  for (const inner of elements(of)) {
    if (inner.name === name) yield inner;
    yield* descendants(inner, name);
  }
}

/** All text in an element. */
export function textIn(of: Element | null | undefined): string {
  return (of?.children ?? []).map((inner) => (typeof inner === 'string' ? inner : textIn(inner))).join('');
}
