import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createSiblingReader } from '../../src/issue/series.ts';
import { createSession } from '../../src/issue/session.ts';
import { type Block, formatNoteNumber, type Inline } from '../../src/model/body.ts';
import type { ItemDraft, Manuscript } from '../../src/model/manuscript.ts';
import { readIssue } from '../../src/read/index.ts';
import { type Files, type MemoryHost, memoryHost } from '../memory-host.ts';

/** A valid publication. */
export const PUBLICATION = `name: 测试简报
publisher: 测试办公室
sections:
  - title: 动态
sources:
  - name: 甲县
`;

/** Valid front matter; takes lines 1 to 6 of a file. */
export const FRONT = `---
title: 一篇稿件
source: 甲县
category: 动态
date: 2026-03-01
---
`;

export interface ReadBack {
  readonly host: MemoryHost;
  readonly manuscript: Manuscript;
  readonly diagnostics: readonly Diagnostic[];
  /** Each diagnostic as `code file:line:column-endLine:endColumn`. */
  readonly found: readonly string[];
}

/** Reads an issue of a publication: paths of `files` are relative to its folder, `../bulletin.yaml` is there unless given. */
export async function read(files: Files, folder = 'issue-1'): Promise<ReadBack> {
  const placed = Object.entries(files).map(([path, content]) => [
    path.startsWith('../') ? `/work/${path.slice(3)}` : `/work/${folder}/${path}`,
    content,
  ]);
  const host = memoryHost({ '/work/bulletin.yaml': PUBLICATION, [`/work/${folder}/.keep`]: '', ...Object.fromEntries(placed) });
  const { manuscript, diagnostics } = await readIssue(host, `/work/${folder}`, '/work/bulletin.yaml', {
    siblings: createSiblingReader(createSession(host), `/work/${folder}`),
  });
  return { host, manuscript, diagnostics, found: diagnostics.map(written) };
}

/** Reads one item `a.md`, its text as given. */
export async function readItem(text: string | Uint8Array, more: Files = {}): Promise<ReadBack & { readonly item: ItemDraft }> {
  const result = await read({ 'a.md': text, ...more });
  const [item] = result.manuscript.items;
  if (item === undefined) throw new Error('no item was read');
  return { ...result, item, found: result.found.map((line) => line.replace('issue-1/a.md:', '')) };
}

/** Reads a body below valid front matter; its first line is line 7. */
export async function readBody(markdown: string, more: Files = {}) {
  const result = await readItem(FRONT + markdown, more);
  return { ...result, body: result.item.body };
}

/** The content of a block, in order. */
export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.children;
    case 'list':
      return block.entries.flatMap(({ blocks }) => blocks.flatMap(inlinesOf));
    case 'table':
      return [block.head, ...block.rows].flat().flatMap(({ children }) => children);
    case 'image':
      return [];
  }
}

/** A block's words: `*` around bold text, `<…>` after a link, the number of a note as ①, and `/` for a line break. */
export function words(block: Block | undefined): string {
  return block !== undefined && 'children' in block ? inlineWords(block.children) : '';
}

export function inlineWords(children: readonly Inline[]): string {
  return children.map(inlineWord).join('');
}

function inlineWord(child: Inline): string {
  if (child.type === 'break') return '/';
  if (child.type === 'note') return formatNoteNumber(child.number);
  const value = child.strong ? `*${child.value}*` : child.value;
  return child.href === undefined ? value : `${value}<${child.href}>`;
}

function written({ code, place }: Diagnostic): string {
  return `${code} ${place.file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}
