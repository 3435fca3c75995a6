import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import matter from 'gray-matter';
import type { Nodes } from 'mdast';
import { type BuildOptions, build } from 'rolldown';
import { expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle.js';
import type { Block, Inline } from '../../src/model/body.ts';
import type { Place } from '../../src/model/place.ts';
import { parseMarkdown } from '../../src/read/body/parser.ts';
import { FRONT_MATTER } from '../../src/read/front-matter.ts';
import { brokenIssue } from '../generate/broken-issue.ts';
import { issue } from '../generate/issue.ts';
import { type ReadBack, readItem } from './reading.ts';

const itemFiles = fc
  .oneof(
    issue(),
    brokenIssue.map((files) => ({ files })),
  )
  .map(({ files }) =>
    Object.entries(files).flatMap(([path, content]) => (path.endsWith('.md') && typeof content === 'string' ? [content] : [])),
  );

/** Front matter of a valid item with `lines` more lines in it. */
const front = (lines: number) => `---\n${'# 说明\n'.repeat(lines)}title: 一篇稿件\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n`;

it('gives every node of the tree its source characters', async () => {
  await fc.assert(
    fc.asyncProperty(itemFiles, async (files) => {
      for (const text of files.map((file) => file.replace(/\r\n?/g, '\n'))) {
        for (const node of nodesOf(parseMarkdown(text))) {
          const { start, end } = node.position ?? {};
          const lines = text.slice(0, start?.offset).split('\n');
          if (!text.startsWith('\ufeff')) expect([lines.length, (lines.at(-1)?.length ?? 0) + 1]).toEqual([start?.line, start?.column]);
          if (node.type === 'strong') expect(text.slice(start?.offset, end?.offset)).toMatch(/^(\*\*|__)[\s\S]+\1$/);
          if (node.type === 'inlineCode') expect(text.slice(start?.offset, end?.offset)).toMatch(/^`[\s\S]+`$/);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('reads a body in the same way after any front matter, with its places moved by as many lines', async () => {
  await fc.assert(
    fc.asyncProperty(itemFiles, fc.integer({ min: 1, max: 30 }), async (files, more) => {
      for (const file of files) {
        const body = file.slice(file.indexOf('\n---\n') + 5);
        const short = await readItem(front(0) + body);
        const long = await readItem(front(more) + body);
        expect(shape(long, more)).toEqual(shape(short, 0));
      }
    }),
    { numRuns: 40 },
  );
});

it('gives every place of a text its characters', async () => {
  await fc.assert(
    fc.asyncProperty(itemFiles, async (files) => {
      for (const file of files) {
        const { item } = await readItem(file);
        const lines = item.text.split('\n');
        for (const inline of item.body.flatMap(inlinesIn)) {
          if (inline.type !== 'text') continue;
          const [first = ''] = inline.value;
          const { line, column } = inline.place;
          const there = lines[line - 1]?.slice(column - 1, column + 39) ?? '';
          // Escaped, indented or rejected text begins with other characters than it prints.
          if (/[一-鿿]/.test(first) && /^[一-鿿]/.test(there)) expect(there.startsWith(first)).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('reports damaged front matter and never runs it', async () => {
  const language = fc.constantFrom(
    '',
    'yaml',
    ' YML',
    'js',
    'JS',
    ' javascript',
    'json',
    'coffee',
    'cson',
    'toml',
    '__proto__',
    'constructor',
  );
  const code = fc.constantFrom(
    'globalThis.canary = 1',
    '(globalThis.canary = 1, {})',
    '{"title": 1}',
    'title: !!js/function "canary()"',
    'title: [',
  );
  const closing = fc.constantFrom('\n---\n', '\n---js\n', '\n----\n', '\n', '');
  await fc.assert(
    fc.asyncProperty(language, code, closing, async (name, lines, end) => {
      const { diagnostics } = await readItem(`---${name}\n${lines}${end}正文。\n`);
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      expect(Reflect.get(globalThis, 'canary')).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

it.each(['js', 'javascript', 'JavaScript', 'json', 'coffee', 'cson', 'toml'])('makes gray-matter itself reject %s', (language) => {
  expect(() => matter(`---${language}\nglobalThis.canary = 1\n---\n`, FRONT_MATTER)).toThrow();
  expect(Reflect.get(globalThis, 'canary')).toBeUndefined();
});

it('bundles neither the engines of gray-matter nor js-yaml', async () => {
  const input = fileURLToPath(new URL('../../src/read/front-matter.ts', import.meta.url));
  const { output } = await build({ ...bundle, input, write: false } as BuildOptions & { write: false });
  const code = output.map((file) => ('code' in file ? file.code : '')).join('\n');
  expect(code).toContain('is not registered');
  expect(code).not.toMatch(/safeLoad|js-yaml|esprima|\beval\(|new Function/);
});

function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function inlinesIn(block: Block): readonly Inline[] {
  return block.type === 'paragraph' || block.type === 'heading' ? block.children : [];
}

/** The result of reading a body, with its places moved up by `lines` lines. */
function shape({ item, diagnostics }: ReadBack & { readonly item: ReadBack['manuscript']['items'][number] }, lines: number) {
  const moved = (place: Place): Place => ({ ...place, line: place.line - lines, endLine: place.endLine - lines });
  const text = JSON.stringify([item.body, item.notes], (key, value) => (key === 'place' ? moved(value) : value));
  const found = diagnostics.filter(({ place }) => place.line > lines).map(({ code, place }) => [code, moved(place)]);
  return { text, found: found.map((one) => JSON.stringify(one)), passages: item.passages.map(({ text }) => text) };
}
