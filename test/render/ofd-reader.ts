import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element of a part, with its name as written. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** An OFD as a reader finds it that knows only the standard. */
export interface ReadOfd {
  /** Every file of the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Root element of every XML part, by path. */
  readonly parts: ReadonlyMap<string, Node>;
  readonly pages: readonly ReadOfdPage[];
  readonly fonts: ReadonlyMap<string, { readonly name: string; readonly family: string; readonly data: Uint8Array | null }>;
}

export interface ReadOfdPage {
  readonly texts: readonly ReadText[];
  /** Characters in order. */
  readonly text: string;
}

export interface ReadText {
  readonly node: Node;
  readonly font: string;
  readonly size: number;
  /** Every UTF-16 code unit but those of a pair, which stands whole, with its place in mm. */
  readonly characters: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Unzips an OFD and follows its references from OFD.xml. Throws where one leads nowhere. */
export function readOfd(data: Uint8Array): ReadOfd {
  const files = new Map(Object.entries(unzipSync(data)));
  const parts = new Map([...files].filter(([path]) => path.endsWith('.xml')).map(([path, bytes]) => [path, parse(strFromU8(bytes))]));
  const part = (path: string) => parts.get(path) ?? fail(`no part ${path}`);
  const root = only(only(part('OFD.xml'), 'DocBody'), 'DocRoot').text;
  const document = part(root);
  const below = (path: string) => posix.join(posix.dirname(root), path);
  const fonts = new Map<string, { name: string; family: string; data: Uint8Array | null }>();
  for (const { text } of find(document, 'PublicRes')) {
    const resources = part(below(text));
    for (const font of find(resources, 'Font')) {
      const [file] = find(font, 'FontFile');
      const path = file === undefined ? null : below(posix.join(resources.attributes.BaseLoc ?? '', file.text));
      fonts.set(font.attributes.ID ?? '', {
        name: font.attributes.FontName ?? '',
        family: font.attributes.FamilyName ?? '',
        data: path === null ? null : (files.get(path) ?? fail(`no file ${path}`)),
      });
    }
  }
  const pages = find(only(document, 'Pages'), 'Page').map(({ attributes }) => readPage(part(below(attributes.BaseLoc ?? ''))));
  return { files, parts, pages, fonts };
}

function readPage(page: Node): ReadOfdPage {
  const texts = find(page, 'TextObject').map(readText);
  return { texts, text: texts.flatMap(({ characters }) => characters.map(({ text }) => text)).join('') };
}

function readText(node: Node): ReadText {
  const [left = 0, top = 0] = toNumbers(node.attributes.Boundary);
  const characters = find(node, 'TextCode').flatMap(({ text, attributes }) => {
    const deltas = toNumbers(attributes.DeltaX);
    const units = deltas.length === text.length - 1 ? [...Array(text.length).keys()].map((at) => text[at] ?? '') : [text];
    if (units.length !== deltas.length + 1) fail(`${text} has ${deltas.length} distances`);
    let x = left + Number(attributes.X);
    return units.map((unit, index) => {
      if (index > 0) x += deltas[index - 1] ?? 0;
      return { text: unit, x, y: top + Number(attributes.Y) };
    });
  });
  return { node, font: node.attributes.Font ?? '', size: Number(node.attributes.Size), characters };
}

/** Elements of a name anywhere below, in order. */
export function find(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === `ofd:${name}` ? [child] : []), ...find(child, name)]);
}

export function only(node: Node, name: string): Node {
  return find(node, name)[0] ?? fail(`no ${name}`);
}

export function toNumbers(text: string | undefined): number[] {
  return text === undefined || text === '' ? [] : text.split(' ').map(Number);
}

function parse(xml: string): Node {
  const parser = new SaxesParser({ xmlns: false });
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0] ?? fail('an empty part');
}

/** Attributes that declare an identifier or refer to one; each declared once, each reference to a declared one. */
const REFERENCES = ['Font', 'ResourceID', 'PageID', 'DrawParam', 'ColorSpace'];

/** What is wrong with the identifiers, files and numbers of a package. */
export function findFaults({ files, parts, pages }: ReadOfd): string[] {
  const faults: string[] = [];
  const nodes = [...parts.values()].flatMap((part) => [part, ...all(part)]);
  const ids = nodes.flatMap(({ attributes }) => (attributes.ID === undefined ? [] : [attributes.ID]));
  const known = new Set(ids);
  if (known.size !== ids.length) faults.push('an identifier stands twice');
  for (const node of nodes) {
    for (const name of REFERENCES) {
      const to = node.attributes[name];
      if (to !== undefined && !known.has(to)) faults.push(`${node.name} refers to ${name} ${to}`);
    }
    if (/(?:NaN|Infinity|undefined|e-\d)/.test(JSON.stringify({ ...node.attributes, Title: '', URI: '', Name: '' })))
      faults.push(`a number of ${node.name}`);
    if (/\bg\b/.test(node.attributes.DeltaX ?? '')) faults.push('distances are run-length coded');
  }
  const document = parts.get('Doc_0/Document.xml') as Node;
  const largest = Number(only(document, 'MaxUnitID').text);
  if (ids.some((id) => Number(id) > largest || Number(id) < 1)) faults.push('an identifier above MaxUnitID');
  const named = nodes.flatMap(({ name, text, attributes }) =>
    /:(?:FontFile|MediaFile)$/.test(name)
      ? [`Doc_0/Res/${text}`]
      : [attributes.BaseLoc === 'Res' ? '' : (attributes.BaseLoc ?? '')].map((at) => `Doc_0/${at}`),
  );
  for (const { text } of nodes.filter(({ name }) => name === 'ofd:FileLoc')) named.push(`Doc_0/Attachs/${text}`);
  for (const path of files.keys()) {
    if (path.split('/').includes('..') || path.startsWith('/')) faults.push(`path ${path}`);
    if (!path.endsWith('.xml') && !named.includes(path)) faults.push(`nothing refers to ${path}`);
  }
  for (const { attributes } of nodes) {
    const box = toNumbers(attributes.Boundary);
    if (attributes.Boundary !== undefined && (box.length !== 4 || box.some(Number.isNaN) || (box[2] ?? 0) <= 0 || (box[3] ?? 0) <= 0)) {
      faults.push(`boundary ${attributes.Boundary}`);
    }
  }
  if (pages.length === 0) faults.push('no page');
  return faults;
}

function all(node: Node): Node[] {
  return node.children.flatMap((child) => [child, ...all(child)]);
}

/**
 * Order of the children of each element in the standard's schemas (GB/T 33190-2016), as far as we write them: readers refuse another. The
 * schemas themselves are checked in `test/office/ofd.office.ts`.
 */
const ORDER: Readonly<Record<string, string>> = {
  OFD: 'DocBody',
  DocBody: 'DocInfo DocRoot',
  DocInfo: 'DocID Title Author Subject Abstract CreationDate ModDate DocUsage Cover Keywords Creator CreatorVersion CustomDatas',
  Document: 'CommonData Pages Outlines Permissions Actions VPreferences Bookmarks Annotations CustomTags Attachments Extensions',
  CommonData: 'MaxUnitID PageArea PublicRes DocumentRes',
  PageArea: 'PhysicalBox ApplicationBox ContentBox BleedBox',
  Page: 'Template PageRes Area Content Actions',
  OutlineElem: 'Actions OutlineElem',
  TextObject: 'Actions Clips FillColor StrokeColor CGTransform TextCode',
  PathObject: 'Actions Clips StrokeColor FillColor AbbreviatedData',
  ImageObject: 'Actions Clips Border',
};

/** Elements whose children stand in another order than the standard has them. */
export function findDisorder({ parts }: ReadOfd): string[] {
  const nodes = [...parts.values()].flatMap((part) => [part, ...all(part)]);
  return nodes.flatMap(({ name, children }) => {
    const order = ORDER[name.slice('ofd:'.length)]?.split(' ');
    if (order === undefined) return [];
    const places = children.map((child) => order.indexOf(child.name.slice('ofd:'.length)));
    return places.some((place, index) => place < Math.max(0, places[index - 1] ?? 0)) ? [name] : [];
  });
}

function fail(reason: string): never {
  throw new Error(reason);
}
