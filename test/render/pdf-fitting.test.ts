import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaceRole, SetLine } from '../../src/model/layout.ts';
import { type DrawnWords, fitLine, fitWords } from '../../src/render/pdf/fitting.ts';
import type { Widths } from '../../src/render/pdf/widths.ts';
import { fill, natural, runs } from './pages.ts';

const setting = { size: 16, advance: 15.8 };
/** Hanzi and marks are squares, letters half as wide, and a narrow mark of another face a third. */
const widths = {
  of(face: FaceRole, text: string) {
    const em = face === 'latin' ? text.length / 2 : [...text].reduce((sum, character) => sum + (character === '‘' ? 0.3 : 1), 0);
    return { em, gaps: [...text].length - 1 };
  },
  hasTwin: (..._: unknown[]) => false,
} as Widths;

/** Right edge of the last character. */
function endOf({ start, pieces }: DrawnWords): number {
  let at = start;
  for (const { text, face, gap, tracking, look } of pieces) {
    const { em, gaps } = widths.of(face as FaceRole, text);
    at += gap + em * setting.size * (look?.raised ? 0.5 : 1) + gaps * tracking;
  }
  return at;
}

const lineOf = (line: SetLine, align: 'left' | 'center' | 'right' = 'left') => fitLine(line, align, setting, widths).line;

describe('a filled line', () => {
  it.each([
    ['spread where its words are too few', '永'.repeat(20), 0],
    ['squeezed in its marks where they are too many', `永永，${'永'.repeat(24)}（永永`, 0],
    ['behind its indent', `永永，${'永'.repeat(22)}。永`, 2],
    ['with letters among the hanzi', `永永2026年${'永'.repeat(20)}。永永`, 0],
  ])('ends on its measure: %s', (_, text, indent) => {
    const line = fill(text, indent);
    expect(lineOf(line).start).toBe(indent * setting.advance);
    expect(endOf(lineOf(line))).toBeCloseTo(28 * setting.advance, 9);
  });

  it('ends on its measure for any text, except for the blank half of a mark at either end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('永', '，', '（', '。', 'A', '1', '‘'), { minLength: 3, maxLength: 30 }), (characters) => {
        const text = characters.join('');
        const line = lineOf(fill(text));
        const [before, after] = [-line.start, endOf(line) - 28 * setting.advance];
        const opens = /^（/.test(text) ? setting.size / 2 : 0;
        const closes = /[，。]$/.test(text) ? setting.size / 2 : 0;
        expect(before).toBeGreaterThan(-1e-9);
        expect(before).toBeLessThan(opens + 1e-9);
        expect(after).toBeGreaterThan(-1e-9);
        expect(after).toBeLessThan(closes + 1e-9);
      }),
    );
  });

  it('squeezes no mark that is not a full square in its face', () => {
    const [narrow] = [lineOf(fill(`永‘${'永'.repeat(27)}`))];
    expect(narrow.pieces).toHaveLength(1);
    expect(narrow.pieces[0]?.tracking).toBeLessThan(setting.advance - setting.size);
  });

  it('hangs its last mark beyond the measure', () => {
    const line = lineOf(fill(`${'永'.repeat(28)}，`, 0, true));
    expect(line.pieces.map(({ text }) => text)).toEqual(['永'.repeat(28), '，']);
    expect(line.marks).toEqual({ first: false, last: true });
    expect(endOf({ ...line, pieces: line.pieces.slice(0, 1) })).toBeCloseTo(28 * setting.advance, 9);
  });
});

describe('a natural line', () => {
  it('is aligned left, centred or right in its measure', () => {
    const line = natural('永永永');
    const room = 28 * setting.advance - lineOf(line).width;
    expect((['left', 'center', 'right'] as const).map((align) => lineOf(line, align).start)).toEqual([0, room / 2, room]);
  });

  it('has no width when empty, and begins at its indent', () => {
    expect(lineOf({ ...natural(''), runs: [], indent: 2 })).toMatchObject({ start: 2 * setting.advance, width: 0, pieces: [] });
  });

  it('marks only bold text, links and note marks', () => {
    const link = { ...runs('永')[0], href: 'https://a.cn' };
    const note = { ...runs('1')[0], raised: true };
    const line = lineOf(natural([...runs('永'), ...runs('永', true), link, note] as SetLine['runs']));
    expect(line.pieces.map(({ look }) => look)).toEqual([
      undefined,
      { strong: true, raised: false, href: null },
      { strong: false, raised: false, href: 'https://a.cn' },
      { strong: false, raised: true, href: null },
    ]);
  });

  it('counts the pieces that belong to a title ending in it', () => {
    expect(fitLine(natural('永永。2026年永永'), 'left', setting, widths, 7).titled).toBe(2);
  });
});

describe('text of the masthead', () => {
  it('is as wide as its pieces and the gaps between them', () => {
    const words = fitWords([['第12期', 'fangsong']], setting, widths);
    expect(words.width).toBeCloseTo(endOf(words), 9);
    expect(fitWords([['', 'fangsong']], setting, widths)).toMatchObject({ width: 0, pieces: [] });
  });
});
