import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Note, toPlainText } from '../../src/model/body.ts';
import { FRONT, inlinesOf, PUBLICATION, type ReadBack, read, readItem } from './reading.ts';

/** Pieces that mean something to YAML or Markdown, so that arbitrary texts reach more than paragraphs. */
const pieces = fc.constantFrom(
  ...[
    '---',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '    ',
    '\t',
    '　',
    '**',
    '*',
    '_',
    '~~',
    '`',
    '```',
    '#',
    '###### ',
    '>',
    '- ',
    '1. ',
    '|',
    '|-|',
  ],
  ...[
    '<!--',
    '-->',
    '<br>',
    '<',
    '[',
    ']',
    '](',
    ')',
    '![',
    '[^1]',
    '\n[^1]: ',
    '[^a]',
    '\n\n[^a]: ',
    '](https://a.cn)',
    '](javascript:x)',
    '<mailto:',
    '\\',
    '&#7;',
    '&#0;',
    '&amp;',
    ':',
    '：',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '&a',
    '*a',
  ],
  ...[
    '!!js',
    '<<',
    '%',
    '@',
    '? ',
    'title',
    '标题',
    'source',
    'date',
    '2026-02-30',
    '2021',
    '甲',
    '，',
    '“',
    '”',
    'Word',
    '𠮷',
    '\0',
    '\x1b',
    '\ufeff',
  ],
  ...['\ud800', '\u2028', '\ue000', 'a.png', '../'],
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Every place is inside its file and not reversed, and no node contains unprintable characters. */
function expectSound({ diagnostics, manuscript, host }: ReadBack): void {
  for (const { place } of diagnostics) {
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.column).toBeGreaterThanOrEqual(1);
    expect([place.endLine, place.endColumn]).toSatisfy(
      ([line, column]: [number, number]) => line > place.line || (line === place.line && column >= place.column),
    );
    const bytes = host.files.get(`/work/${place.file}`);
    expect(bytes).toBeDefined();
    const lines = manuscript.items.find(({ file }) => file === place.file)?.text.split('\n');
    if (lines === undefined || manuscript.items[0]?.text === '') continue;
    expect(place.endLine).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1]?.length ?? 0) + 1);
    expect(place.endColumn).toBeLessThanOrEqual((lines[place.endLine - 1]?.length ?? 0) + 1);
  }
  for (const { body, notes, bodyBroken } of manuscript.items) {
    expectPrintable(body);
    if (bodyBroken !== true) expectNumbered(body, notes);
  }
}

/** Marks count up through the text, each has its note and each note a mark, and links have allowed targets. */
function expectNumbered(body: readonly Block[], notes: readonly Note[]): void {
  const inlines = body.flatMap(inlinesOf);
  const numbers = inlines.flatMap((inline) => (inline.type === 'note' ? [inline.number] : []));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(notes.map(({ number }) => number)).toEqual(numbers);
  for (const { children } of notes) expect(children).not.toEqual([]);
  for (const inline of inlines)
    if (inline.type === 'text' && inline.href !== undefined) expect(inline.href).toMatch(/^(?:https?|mailto):[!-~]+$/);
}

function expectPrintable(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.type === 'list') for (const entry of block.entries) expectPrintable(entry.blocks);
    else if (block.type === 'table') for (const row of [block.head, ...block.rows]) expect(row).toHaveLength(block.head.length);
    else if (block.type !== 'image') {
      expect(toPlainText(block.children)).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\ufffd]/u);
      expect(block.children.every((child) => child.type !== 'text' || child.value !== '')).toBe(true);
    }
  }
}

describe('reading never throws, and places lie in the file', () => {
  it('for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => expectSound(await readItem(bytes))),
      { numRuns: 150 },
    );
  });

  it('for any text', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => expectSound(await readItem(whole))),
      { numRuns: 150 },
    );
  });

  it('for any front matter', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (front) => expectSound(await readItem(`---\n${front}\n---\n正文。`))),
      { numRuns: 150 },
    );
  });

  it('for any value of a key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
        const front = `---\ntitle: ${JSON.stringify(one)}\norder: ${JSON.stringify(other)}\n---\n正文。`;
        expectSound(await readItem(front));
      }),
      { numRuns: 200 },
    );
  });

  it('for any Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (markdown) => expectSound(await readItem(FRONT + markdown))),
      { numRuns: 250 },
    );
  });

  it('for any bulletin.yaml and issue.yaml', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (publication, issue) => {
        expectSound(await read({ '../bulletin.yaml': PUBLICATION + publication, 'issue.yaml': issue }));
        expectSound(await read({ '../bulletin.yaml': publication }));
      }),
      { numRuns: 200 },
    );
  });
});

describe('text', () => {
  it('without markup comes through unchanged', async () => {
    const plain = fc
      .array(fc.constantFrom(...'甲乙丙，。“”（）《》、Ab 0-9%'), { minLength: 1, maxLength: 80 })
      .map((list) => `甲${list.join('')}`.trim());
    await fc.assert(
      fc.asyncProperty(plain, async (paragraph) => {
        const { item, found } = await readItem(`${FRONT}${paragraph}\n\n${paragraph}\n`);
        expect(found).toEqual([]);
        expect(item.body.map((block) => (block.type === 'paragraph' ? toPlainText(block.children) : null))).toEqual([paragraph, paragraph]);
      }),
      { numRuns: 200 },
    );
  });
});
