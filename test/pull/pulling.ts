import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { build } from '../../src/build/build.ts';
import { type PulledChanges, pullIssue, writePulled } from '../../src/review/pull-issue.ts';
import type { Files, MemoryHost } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';
import { unescaped } from '../render/docx-reader.ts';

/** Builds issues in memory, edits their DOCX as a word processor would, and pulls them. */

export const ISSUE = '/work/anqing/issue-3';
export const DOCX = '/work/came-back.docx';
const BASE = '/work/handed-out.docx';

export const PUBLICATION = `name: 测试简报
publisher: 测试办公室
sections:
  - title: 市内信息
  - title: 市外参考
    attribution: lead
    mark: ''
  - title: 工作研究
    item_title: line
sources: [{ name: 甲县 }, { name: 乙县 }, { name: 丙市 }]
`;

/** A picture of one pixel. */
export const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

/** The front matter of an item. */
export function front({ title = '甲县建立学习制度', category = '市内信息', source = '甲县', more = '' } = {}): string {
  return `---\ntitle: ${title}\nsource: ${source}\ncategory: ${category}\ndate: 2026-02-20\n${more}---\n`;
}

/** An issue in memory, built. Many cases edit the same document, so each is built once. */
export async function issueOf(items: Files, { keepDist = true } = {}) {
  const key = JSON.stringify(items);
  const issue = built.get(key) ?? buildIssue(items);
  built.set(key, issue);
  const { files, document } = await issue;
  const host = packagedHost(files);
  if (!keepDist) for (const name of [...host.files.keys()]) if (name.startsWith(`${ISSUE}/dist/`)) host.files.delete(name);
  return { host, document };
}

const built = new Map<string, ReturnType<typeof buildIssue>>();

async function buildIssue(items: Files) {
  const files = {
    '/work/anqing/bulletin.yaml': PUBLICATION,
    [`${ISSUE}/issue.yaml`]: 'number: 3\ndate: 2026-03-01\n',
    [`${ISSUE}/images/a.png`]: dot,
    ...Object.fromEntries(Object.entries(items).map(([name, content]) => [`${ISSUE}/${name}`, content])),
  };
  const host = packagedHost(files);
  const result = await build(host, { issue: ISSUE, formats: ['docx'], fonts: 'bundled', force: true });
  const document = host.files.get(result.outputs[0]?.path ?? '');
  if (document === undefined)
    throw new Error(`not built: ${JSON.stringify(result.diagnostics.filter(({ severity }) => severity === 'error'))}`);
  return { files: { ...files, ...Object.fromEntries(host.files) }, document };
}

/** Builds the DOCX of the present files. */
export async function rebuilt(host: MemoryHost): Promise<Uint8Array> {
  const { outputs, diagnostics } = await build(host, { issue: ISSUE, formats: ['docx'], fonts: 'bundled', force: true });
  const document = host.files.get(outputs[0]?.path ?? '');
  if (document === undefined) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return document;
}

/** Changes the XML of a DOCX, and adds parts. */
export function edited(document: Uint8Array, edit: (xml: string) => string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = unzipSync(document);
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const more = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ ...files, ...more, 'word/document.xml': strToU8(edit(xml)) }, { level: 0 });
}

/** A run of text: its properties, and its words as XML. */
const RUN = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/g;

/** A run of an item, and the words in it to replace. */
export interface Wording {
  /** Index of the run among the items' runs. */
  readonly run: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether the change is tracked. */
  readonly tracked: boolean;
}

/** The words of all runs, in the order of the document, and whether they belong to an item. */
export function runsOf(document: Uint8Array): { readonly text: string; readonly inItem: boolean }[] {
  const xml = strFromU8(unzipSync(document)['word/document.xml'] ?? new Uint8Array());
  return [...xml.matchAll(RUN)].map(({ 2: words = '', index }) => ({
    text: unescaped(words),
    inItem: xml.lastIndexOf('<w:sdtContent>', index) > xml.lastIndexOf('</w:sdtContent>', index),
  }));
}

/** Replaces words of runs in a document, with at most one change per run. */
export function rephrased(document: Uint8Array, wordings: readonly Wording[]): Uint8Array {
  let run = -1;
  return edited(document, (xml) =>
    xml.replace(RUN, (whole, properties: string | undefined, words: string) => {
      run += 1;
      const change = wordings.find((wording) => wording.run === run);
      if (change === undefined) return whole;
      const text = unescaped(words);
      const [head, old, tail] = [text.slice(0, change.start), text.slice(change.start, change.end), text.slice(change.end)];
      const piece = (value: string, element = 'w:t') =>
        value === '' ? '' : `<w:r>${properties ?? ''}<${element} xml:space="preserve">${escaped(value)}</${element}></w:r>`;
      if (!change.tracked) return piece(head + change.text + tail);
      const by = 'w:author="张三" w:date="2026-03-01T09:00:00Z"';
      const gone = old === '' ? '' : `<w:del w:id="${run * 2 + 9000}" ${by}>${piece(old, 'w:delText')}</w:del>`;
      const come = change.text === '' ? '' : `<w:ins w:id="${run * 2 + 9001}" ${by}>${piece(change.text)}</w:ins>`;
      return piece(head) + gone + come + piece(tail);
    }),
  );
}

/** A change to a paragraph of an item. */
export interface Restructuring {
  readonly kind: 'removed' | 'added' | 'parted' | 'joined' | 'rewritten';
  /** Index of the paragraph among those outside of tables, of all items; modulo their number. */
  readonly paragraph: number;
  readonly words: string;
}

const PARAGRAPH = /<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs;

/** Removes, splits, joins or rewrites one paragraph of an item, or adds one after it. */
export function restructured(document: Uint8Array, { kind, paragraph, words }: Restructuring): Uint8Array {
  const text = `<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
  return edited(document, (xml) => {
    const isText = ({ index }: { readonly index: number }) =>
      xml.lastIndexOf('<w:sdtContent>', index) > xml.lastIndexOf('</w:sdtContent>', index) &&
      xml.lastIndexOf('<w:tbl>', index) <= xml.lastIndexOf('</w:tbl>', index);
    const all = [...xml.matchAll(PARAGRAPH)].filter(isText);
    const chosen = all[paragraph % all.length];
    const [whole, index] = [chosen?.[0] ?? '', chosen?.index ?? 0];
    const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(whole)?.[0] ?? '';
    const rest = xml.slice(index + whole.length);
    const [next = '', inside = ''] = /^<w:p>(?:<w:pPr>.*?<\/w:pPr>)?(.*?)<\/w:p>/s.exec(rest) ?? [];
    const made = {
      removed: () => rest,
      added: () => `${whole}<w:p><w:pPr><w:pStyle w:val="BulletinBody"/></w:pPr>${text}</w:p>${rest}`,
      parted: () =>
        whole.replace(/(?<=>[^<]{2})(?=[^<]{2,}<\/w:t>)/u, `</w:t></w:r></w:p><w:p>${properties}<w:r><w:t xml:space="preserve">`) + rest,
      joined: () => whole.replace(/<\/w:p>$/, `${inside}</w:p>`) + rest.slice(next.length),
      rewritten: () => `<w:p>${properties}${text}</w:p>${rest}`,
    };
    return xml.slice(0, index) + made[kind]();
  });
}

/** A comment on words within one run. */
export interface Commenting {
  readonly on: string;
  readonly author: string;
  readonly date?: string;
  readonly text: string;
}

const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const COMMENTS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';

/** The document with comments, as Word attaches them. */
export function commented(document: Uint8Array, comments: readonly Commenting[]): Uint8Array {
  const relations = 'word/_rels/document.xml.rels';
  const known = strFromU8(unzipSync(document)[relations] ?? new Uint8Array());
  const each = comments.map(({ author, date, text }, id) => {
    const lines = text.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
    const when = date === undefined ? '' : ` w:date="${date}"`;
    return `<w:comment w:id="${id}" w:author="${escaped(author)}"${when}>${lines.join('')}</w:comment>`;
  });
  const anchored = (xml: string) =>
    comments.reduce((before, { on }, id) => {
      const at = before.lastIndexOf(escaped(on));
      if (at === -1) throw new Error(`“${on}” stands in no run`);
      const [start, end] = [before.lastIndexOf('<w:r>', at), before.indexOf('</w:r>', at) + '</w:r>'.length];
      const mark = `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
      return `${before.slice(0, start)}<w:commentRangeStart w:id="${id}"/>${before.slice(start, end)}${mark}${before.slice(end)}`;
    }, xml);
  return edited(document, anchored, {
    'word/comments.xml': `<?xml version="1.0" encoding="UTF-8"?><w:comments ${NAMESPACES}>${each.join('')}</w:comments>`,
    [relations]: known.replace('</Relationships>', `<Relationship Id="rIdC" Type="${COMMENTS}" Target="comments.xml"/></Relationships>`),
  });
}

/** Words as XML, without characters that XML cannot contain. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
}

/** Replaces words in the first paragraph of an item that has them, in any number of runs; throws if there is none. */
export function reworded(from: string, to: string, tracked = false): (document: Uint8Array) => Uint8Array {
  return (document) => {
    const runs = runsOf(document).map(({ text }) => text);
    const whole = runs.join('');
    const at = whole.lastIndexOf(from);
    if (at === -1) throw new Error(`“${from}” does not stand in the document`);
    const changes: Wording[] = [];
    let offset = 0;
    for (const [run, text] of runs.entries()) {
      const [start, end] = [Math.max(0, at - offset), Math.min(text.length, at + from.length - offset)];
      if (start < text.length && end > start) changes.push({ run, start, end, text: changes.length === 0 ? to : '', tracked });
      offset += text.length;
    }
    return rephrased(document, changes);
  };
}

/** Pulls a document, and writes what it changes. */
export async function pull(host: MemoryHost, document: Uint8Array, base?: Uint8Array): Promise<PulledChanges> {
  host.files.set(DOCX, document);
  if (base !== undefined) host.files.set(BASE, base);
  const pulled = await pullIssue(host, DOCX, { issue: ISSUE, base: base === undefined ? undefined : BASE });
  await writePulled(host, pulled);
  return pulled;
}

/** Texts of the items' files. */
export function textsOf(host: MemoryHost): Record<string, string> {
  return Object.fromEntries(
    [...host.files]
      .filter(([path]) => path.startsWith(`${ISSUE}/`) && /\.(?:md|yaml)$/.test(path))
      .map(([path, bytes]) => [path.slice(ISSUE.length + 1), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]),
  );
}
