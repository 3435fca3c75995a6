import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/diagnostics/diagnostic.ts';
import type { Encoding } from '../../src/fix/form.ts';
import { applyEdits, createRewriter } from '../../src/fix/index.ts';
import { decode } from '../../src/read/index.ts';

interface Writing {
  readonly encoding: Encoding;
  readonly encode: (text: string) => Uint8Array;
}

const writings: Readonly<Record<string, Writing>> = {
  'UTF-8': { encoding: 'UTF-8', encode: (text) => iconv.encode(text, 'utf8') },
  'UTF-8 with its mark': { encoding: 'UTF-8', encode: (text) => iconv.encode(text, 'utf8', { addBOM: true }) },
  'UTF-16 LE': { encoding: 'UTF-16', encode: (text) => iconv.encode(text, 'utf-16le', { addBOM: true }) },
  'UTF-16 BE': { encoding: 'UTF-16', encode: (text) => iconv.encode(text, 'utf-16be', { addBOM: true }) },
  GBK: { encoding: 'GB18030', encode: (text) => iconv.encode(text, 'gbk') },
  GB18030: { encoding: 'GB18030', encode: (text) => iconv.encode(text, 'gb18030') },
};

const hanzi = '这是一篇稿件的正文，用的字都是常用的，有“引号”、——和…。';
const inGbk = fc.constantFrom(...`${hanzi}ab,-0 \t`);
const beyond = fc.constantFrom(...`${hanzi}ab,-0 \té𠮷😀ㄱ〇`);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

/** A text's parts: characters and line ends, of one kind or mixed. */
function partsOf(character: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const one = (end: fc.Arbitrary<string>) => fc.array(fc.oneof({ weight: 5, arbitrary: character }, end), { maxLength: 60 });
  return fc.oneof(one(fc.constant('\n')), one(fc.constant('\r\n')), one(fc.constant('\r')), one(lineEnd));
}

/** Long enough to detect its encoding. */
function join(parts: readonly string[]): string {
  return `${hanzi}${parts.join('')}${hanzi}`;
}

/** Edits of a text between characters, without overlaps. */
function editsOf(text: string, seeds: readonly (readonly [number, number, string])[]): Edit[] {
  const bounds = [0];
  for (const one of text) bounds.push((bounds.at(-1) ?? 0) + one.length);
  const wanted = seeds
    .map(([at, length, by]) => {
      const first = at % bounds.length;
      return { start: bounds[first] ?? 0, end: bounds[Math.min(bounds.length - 1, first + length)] ?? 0, text: by };
    })
    .sort((a, b) => a.start - b.start);
  return wanted.filter((edit, index) => wanted.slice(0, index).every((other) => other.end < edit.start));
}

describe.each(Object.entries(writings))('%s', (name, { encoding, encode }) => {
  const character = name === 'GBK' ? inGbk : beyond;

  it('changes the edited characters and no other byte', async () => {
    const replacement = fc.string({ unit: fc.oneof({ weight: 5, arbitrary: inGbk }, fc.constant('\n')), maxLength: 4 });
    const seeds = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), replacement), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(partsOf(character), seeds, async (parts, wanted) => {
        const bytes = encode(join(parts));
        const decoded = decode(bytes);
        expect(decoded?.encoding).toBe(encoding);
        const text = decoded?.text ?? '';
        const rewriter = await createRewriter(bytes, encoding);
        const edits = editsOf(text, wanted).filter((edit) => rewriter.canWrite(edit));
        const rewritten = rewriter.rewrite(edits);
        expect(decode(rewritten)).toEqual({ text: applyEdits(text, edits), encoding });
        expectKept(bytes, rewritten, edits, join(parts), encode);
      }),
    );
  });

  it('keeps every byte without edits', async () => {
    const bytes = encode(join(['甲\r\n乙\r丙\n']));
    expect(Buffer.compare((await createRewriter(bytes, encoding)).rewrite([]), bytes)).toBe(0);
  });
});

/** The bytes between the edits must be unchanged; computed from the raw text in another way than by the rewriter. */
function expectKept(bytes: Uint8Array, rewritten: Uint8Array, edits: readonly Edit[], raw: string, encode: (text: string) => Uint8Array) {
  /** The offset in the raw text of an offset that counts CRLF as one. */
  const rawOffset = (wanted: number) => {
    let at = 0;
    for (let count = 0; count < wanted; count += 1) at += raw.startsWith('\r\n', at) ? 2 : 1;
    return at;
  };
  const empty = encode('').length;
  const bytesOf = (from: number, to: number) => encode(raw.slice(rawOffset(from), rawOffset(to))).subarray(empty);
  let from = 0;
  let old = empty;
  let fresh = empty;
  expect(Buffer.compare(rewritten.subarray(0, empty), bytes.subarray(0, empty))).toBe(0);
  const end = raw.replaceAll('\r\n', '\n').length;
  for (const [index, edit] of [...edits, { start: end, end, text: '' }].entries()) {
    const kept = bytesOf(from, edit.start);
    expect(Buffer.compare(bytes.subarray(old, old + kept.length), kept)).toBe(0);
    expect(Buffer.compare(rewritten.subarray(fresh, fresh + kept.length), kept)).toBe(0);
    const by = encode(edit.text.replaceAll('\n', /\r\n?|\n/.exec(raw)?.[0] ?? '\n')).subarray(empty);
    if (index < edits.length) expect(Buffer.compare(rewritten.subarray(fresh + kept.length, fresh + kept.length + by.length), by)).toBe(0);
    old += kept.length + bytesOf(edit.start, edit.end).length;
    fresh += kept.length + by.length;
    from = edit.end;
  }
  expect([old, fresh]).toEqual([bytes.length, rewritten.length]);
}

describe('canWrite', () => {
  const can = async ({ encoding, encode }: Writing, text: string, edit: Edit) =>
    (await createRewriter(encode(text), encoding)).canWrite(edit);
  const gbk = writings.GBK as Writing;
  const gb18030 = writings.GB18030 as Writing;

  it('rejects four-byte characters in a file that may be GBK', async () => {
    const edit = { start: 0, end: 1, text: '😀' };
    expect(await can(gbk, hanzi, edit)).toBe(false);
    expect(await can(gb18030, `${hanzi}𠮷`, edit)).toBe(true);
    expect(await can(gbk, hanzi, { ...edit, text: '—，〔' })).toBe(true);
  });

  it('rejects half a surrogate pair in any encoding', async () => {
    for (const writing of Object.values(writings)) expect(await can(writing, hanzi, { start: 0, end: 1, text: '\ud800' })).toBe(false);
  });

  it('rejects an edit that would join two line ends', async () => {
    const utf8 = writings['UTF-8'] as Writing;
    expect(await can(utf8, '甲\n\rx\n乙', { start: 3, end: 4, text: '' })).toBe(false);
    expect(await can(utf8, '甲\n\rx乙', { start: 3, end: 4, text: '\n' })).toBe(false);
    expect(await can(utf8, '甲\r\nx\r\n乙', { start: 2, end: 3, text: '' })).toBe(true);
  });
});
