import { describe, expect, it } from 'vitest';
import { cutLine, cutWords } from '../../src/render/pdf/pieces.ts';
import { fill } from './pages.ts';

const cut = (text: string) => cutLine(fill(text), 0).pieces.map(({ parts }) => parts);

describe('the pieces of a line', () => {
  it('stay whole where a single mark can give space, and name it', () => {
    const { pieces } = cutLine(fill('永永，永（永永'), 0);
    expect(pieces).toMatchObject([{ parts: ['永永，', '永', '（永永'], gives: ['，', '（'] }]);
  });

  it('are split where two marks meet, so that Typst never tightens them', () => {
    expect(cut('永。”永')).toEqual([['永。'], ['”', '永']]);
    expect(cut('永，“永')).toEqual([['永，'], ['“永']]);
  });

  it('are split at every mark beside another script, which is then measured whole', () => {
    expect(cut('永ａ（永，永')).toEqual([['永ａ'], ['（永，', '永']]);
  });
});

describe('the text of a masthead', () => {
  it.each([
    ['ABC 办公室', ['latin', 'fangsong']],
    ['第6- 止', ['fangsong', 'latin', 'fangsong']],
    ['办公室  ABC', ['fangsong', 'latin']],
  ] as const)('are each in a face that has their letters, blanks between or not: %s', (text, faces) => {
    const pieces = cutWords(text, 'fangsong');
    expect(pieces.map(({ face }) => face)).toEqual(faces);
    expect(pieces.map(({ parts }) => parts.join('')).join('')).toBe(text);
    expect(pieces.slice(1).every(({ gap }, at) => (gap === 0) === pieces[at]?.parts.join('').endsWith(' '))).toBe(true);
  });
});
