import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node/index.ts';
import { type Block, type Image, type List, type Table, toPlainText } from '../../src/model/body.ts';
import { findPublication, type Reading, readIssue } from '../../src/read/index.ts';
import { runRules } from '../../src/rules/index.ts';
import { inlinesOf } from './reading.ts';

const FOLDER = join(import.meta.dirname, '../../examples/issue-13');

describe('examples/issue-13', () => {
  let reading: Reading;
  beforeAll(async () => {
    const host = nodeHost();
    reading = await readIssue(host, FOLDER, (await findPublication(host, FOLDER)) ?? '');
  });

  const blocks = () => reading.manuscript.items.flatMap(({ body }) => body);
  const of = <T extends Block['type']>(type: T) => blocks().filter((block): block is Extract<Block, { type: T }> => block.type === type);
  const inlines = () =>
    reading.manuscript.items.flatMap(({ body, notes }) => [...body.flatMap(inlinesOf), ...notes.flatMap((n) => n.children)]);

  it('has no findings', () => {
    const found = [...reading.diagnostics, ...runRules(reading.manuscript)];
    expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('has an editor’s note of the issue and one of an item', () => {
    expect(reading.manuscript.issue.values.note).toMatch(/。$/);
    expect(reading.manuscript.items.filter(({ values }) => values.note !== undefined)).toHaveLength(1);
  });

  it('has all heading levels, lists of both kinds, one in the other', () => {
    expect(new Set(of('heading').map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4]));
    const inner = (list: List) => list.entries.flatMap(({ blocks: within }) => within.filter((block) => block.type === 'list'));
    expect(of('list').map((list) => [list.ordered, inner(list).map(({ ordered }) => ordered)])).toEqual([[true, [false]]]);
  });

  it('has a table longer than a page and a wide one', () => {
    const sizes = of('table').map((table: Table) => [table.head.length, table.rows.length]);
    expect(sizes.some(([, rows]) => (rows ?? 0) > 22)).toBe(true);
    expect(sizes.some(([columns]) => (columns ?? 0) > 8)).toBe(true);
  });

  it('has a correct total in its table', () => {
    const [table] = of('table');
    const cells = (table?.rows ?? []).map((row) => row.map(({ children }) => Number.parseFloat(toPlainText(children))));
    const [total, rest] = [cells.at(-1), cells.slice(0, -1)];
    for (const column of [1, 2, 3, 4]) expect(total?.[column]).toBe(rest.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    for (const row of cells) expect(row[5]).toBeCloseTo((100 * (row[4] ?? 0)) / (row[3] ?? 1), 1);
  });

  it('has a picture of each format, with caption and description, and small', () => {
    const images: readonly Image[] = of('image');
    expect(images.map(({ format }) => format).sort()).toEqual(['jpeg', 'png', 'svg']);
    for (const { path, alt, caption, format, width } of images) {
      expect(alt).not.toBe('');
      expect(caption).not.toBeNull();
      expect(statSync(join(FOLDER, path)).size).toBeLessThan(60_000);
      // 200 dpi across the type area of 156 mm.
      if (format !== 'svg') expect(width).toBeGreaterThanOrEqual((200 * 156) / 25.4);
    }
  });

  it('has notes, a link and lead-ins', () => {
    expect(reading.manuscript.items.filter(({ notes }) => notes.length > 0).length).toBeGreaterThan(1);
    expect(inlines().some((inline) => inline.type === 'text' && inline.href !== undefined)).toBe(true);
    expect(inlines().some((inline) => inline.type === 'text' && inline.strong)).toBe(true);
  });

  it('has no half-width mark between hanzi', () => {
    const texts = [
      ...reading.manuscript.items.flatMap(({ values, body }) => [values.title ?? '', values.note ?? '', ...body.map(blockText)]),
      reading.manuscript.issue.values.note ?? '',
    ];
    for (const text of texts) expect(text).not.toMatch(/\p{Script=Han}[,;:?!()'"]|[,;:?!()'"]\p{Script=Han}/u);
  });
});

function blockText(block: Block): string {
  return block.type === 'image' ? (block.caption ?? '') : toPlainText(inlinesOf(block));
}
