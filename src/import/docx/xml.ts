import { SaxesParser } from 'saxes';

/** An XML element. Its name has Word's own prefix for the namespace, whichever the file uses. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Reason for refusing XML. */
export class XmlRefusal extends Error {
  readonly reason: 'damaged' | 'too-much';

  constructor(reason: 'damaged' | 'too-much') {
    super(reason);
    this.reason = reason;
  }
}

/** Maximum nesting; tables in text boxes in tables stay below 60. */
const DEPTH = 200;
/** Maximum elements, attributes and text nodes in a part. A page of text has some thousand. */
const NODES = 2_000_000;
/** Maximum attributes of an element, which the parser compares with one another; Word's own root has some fifty. */
const ATTRIBUTES = 1_000;
/** Characters passed to the parser at a time, so that it stops soon after a limit is passed. */
const CHUNK = 65_536;

/** Prefixes of the namespaces of ISO/IEC 29500, both editions, and of what it embeds. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(\/2006)?\/main$/, 'w'],
  [/\/spreadsheetml(\/2006)?\/main$/, 'x'],
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
 * Parses a part within limits: refuses document types (and thus entities), excessive nesting and excessive size, and stops at once.
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
  // Counted as they are read: the parser compares the attributes of an element with one another.
  let inTag = 0;
  parser.on('attribute', () => {
    counted(1);
    inTag += 1;
    if (inTag > ATTRIBUTES) throw new XmlRefusal('too-much');
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    inTag = 0;
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

/** Child elements, optionally of one name. */
export function listElements(of: Element | null | undefined, name?: string): readonly Element[] {
  return (of?.children ?? []).filter((child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name));
}

/** First child element of a name. */
export function findChild(of: Element | null | undefined, name: string): Element | undefined {
  return listElements(of, name)[0];
}

/** Value of an attribute; empty if missing. */
export function attribute(of: Element, name: string): string {
  return of.attributes[name] ?? '';
}

/** `w:val` of the first child element of a name. */
export function getValue(of: Element | undefined, name: string): string | undefined {
  return findChild(of, name)?.attributes['w:val'];
}

/** On/off property (ISO/IEC 29500-1, 17.17.4: `<w:b/>` is on, `<w:b w:val="0"/>` off); undefined if not set. */
export function toggle(of: Element | undefined, name: string): boolean | undefined {
  const found = findChild(of, name);
  return found === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? 'true');
}

/** Yields descendants of a name in document order. */
export function* iterateDescendants(of: Element, name: string): Generator<Element> {
  for (const inner of listElements(of)) {
    if (inner.name === name) yield inner;
    yield* iterateDescendants(inner, name);
  }
}

/** Concatenated text of an element. */
export function getText(of: Element | null | undefined): string {
  return (of?.children ?? []).map((inner) => (typeof inner === 'string' ? inner : getText(inner))).join('');
}
