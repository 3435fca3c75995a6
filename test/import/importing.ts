import { join } from 'node:path';
import { nodeHost } from '../../src/host/node/index.ts';
import { type ImportOptions, type ImportResult, importItems } from '../../src/import/plan/import-items.ts';
import type { Block } from '../../src/model/body.ts';
import { toPlainText } from '../../src/model/body.ts';
import type { ItemDraft } from '../../src/model/manuscript.ts';
import { packagedPath } from '../../src/package-root.ts';
import { readIssue } from '../../src/read/index.ts';
import { type Files, type MemoryHost, memoryHost } from '../memory-host.ts';

/** A publication for tests: two sections of one category each, sources with aliases. */
export const PUBLICATION = [
  'name: 云岭组工信息',
  'publisher: 中共云岭市委组织部',
  'sections: [{ title: 基层动态 }, { title: 他山之石, attribution: lead }]',
  'sources:',
  '  - { name: 清河县委组织部, aliases: [清河县, 中共清河县委组织部] }',
  '  - { name: 临溪区委组织部, aliases: [临溪区] }',
  '  - { name: 市财政局, aliases: [云岭市财政局] }',
  '  - { name: 东海市委组织部, aliases: [东海市] }',
  'distribution: [{ label: 报, to: 市委常委。 }]',
  '',
].join('\n');

export interface Case {
  readonly host: MemoryHost;
  readonly result: ImportResult;
  /** The items as `src/read` reads them back, by name. */
  readonly items: ReadonlyMap<string, ItemDraft>;
}

/** Imports files into an issue of the test publication, and reads back what was written. */
export async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
  more: Files = {},
): Promise<Case> {
  const inbox = Object.fromEntries(Object.entries(files).map(([name, data]) => [`/work/inbox/${name}`, data]));
  const host = memoryHost({
    '/work/pub/bulletin.yaml': PUBLICATION,
    '/work/pub/issue-3/issue.yaml': 'number: 3\ndate: 2024-05-06\n',
    ...inbox,
    ...more,
  });
  const result = await importItems(withPackage(host), { files: Object.keys(inbox), to: 'pub/issue-3', ...options });
  return { host, result, items: await itemsOf(host, result.issue) };
}

/** Uses the package's fonts and templates, since items without errors are typeset. */
export function withPackage(host: MemoryHost): MemoryHost {
  const real = nodeHost();
  const from = (path: string) =>
    path.startsWith(join(packagedPath('.'), 'fonts')) || path.startsWith(join(packagedPath('.'), 'templates')) ? real : host;
  return {
    ...host,
    readFile: (path) => from(path).readFile(path),
    readPart: (path, offset, length) => from(path).readPart(path, offset, length),
    list: (path) => from(path).list(path),
    stat: (path) => from(path).stat(path),
    realPath: (path) => from(path).realPath(path),
  };
}

async function itemsOf(host: MemoryHost, folder: string): Promise<ReadonlyMap<string, ItemDraft>> {
  if ((await host.stat(folder)) === null) return new Map();
  const { manuscript } = await readIssue(host, folder, '/work/pub/bulletin.yaml');
  return new Map(manuscript.items.map((item) => [item.name, item]));
}

/** The only item of a case. */
export function onlyItem({ items, result }: Case): ItemDraft {
  const [item] = items.values();
  if (item === undefined || items.size !== 1) throw new Error(`not one item but ${items.size}: ${JSON.stringify(result.diagnostics)}`);
  return item;
}

/** A file that was written, as text. */
export function textOf({ host, result }: Case, name: string): string {
  return new TextDecoder().decode(host.files.get(`${result.issue}/${name}`));
}

/** The characters of a body, block by block; the cells of a table joined by `|`. */
export function wordsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(wordsIn);
}

function wordsIn(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [toPlainText(block.children)];
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(({ children }) => toPlainText(children)).join('|'));
    case 'list':
      return block.entries.flatMap((entry) => wordsOf(entry.blocks));
    case 'image':
      return [`![${block.alt}](${block.path})`];
  }
}

/** Kinds of remarks, each once. */
export function remarksOf({ result }: Case): string[] {
  const all = result.imported.flatMap((file) => [...file.remarks, ...file.items.flatMap(({ remarks }) => remarks)]);
  return [...new Set(all.map(({ kind }) => kind))].sort();
}
