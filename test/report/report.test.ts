import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { define } from '../../src/diagnostics/define.ts';
import { stamped } from '../../src/diagnostics/diagnostic.ts';
import type { Place } from '../../src/model/place.ts';
import { asJson, asText, countPhrase, visible } from '../../src/report/index.ts';

const place = { file: 'issue-7/01.md', line: 3, column: 9, endLine: 3, endColumn: 14 };
const definition = define<{ source: string; nearest: string }>({
  sentence: ({ source }) => ({
    zh: `来源单位“${source}”不在本刊的来源单位名单里`,
    en: `Source “${source}” is not among the publication’s sources`,
  }),
  hint: ({ nearest }) => ({ zh: `名称相近的有：“${nearest}”`, en: `Nearest names: “${nearest}”` }),
});
const finding = (at: Place, source: string, nearest: string) => stamped('source-known', definition, at, { source, nearest }, {});
const found = finding(place, '青溪县办', '青溪县委办公室');

describe('the report for people', () => {
  it('gives place, severity, sentence, code and what to do, in Chinese', () => {
    expect(asText([found], { language: 'zh', colour: false })).toBe(
      'issue-7/01.md:3:9  错误  来源单位“青溪县办”不在本刊的来源单位名单里  source-known\n    名称相近的有：“青溪县委办公室”\n',
    );
  });

  it('says the same in English', () => {
    const text = asText([found], { language: 'en', colour: false });
    expect(text).toContain('issue-7/01.md:3:9  error  Source “青溪县办”');
    expect(text).toContain('    Nearest names: “青溪县委办公室”\n');
  });

  it('uses colour only when asked', () => {
    expect(asText([found], { language: 'zh', colour: true })).toContain('\u001b[31m错误\u001b[0m');
    expect(asText([found], { language: 'zh', colour: false })).not.toContain('\u001b');
  });

  it('sends no control character of a name or a text to the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (file, source) => {
        const hostile = finding({ ...place, file }, source, source);
        expect(asText([hostile], { language: 'zh', colour: false }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});

describe('the report for scripts', () => {
  it('has code, severity, sentences and place', () => {
    expect(asJson([found], 'en')).toEqual([
      {
        code: 'source-known',
        severity: 'error',
        message: 'Source “青溪县办” is not among the publication’s sources',
        hint: 'Nearest names: “青溪县委办公室”',
        ...place,
      },
    ]);
  });
});

describe('visible', () => {
  it.each([
    ['\u001b[2Jx', '⟨U+001B⟩[2Jx'],
    ['a\u202eb', 'a⟨U+202E⟩b'],
    ['a\nb\tc', 'a b c'],
    ['第1期　标题', '第1期　标题'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('counts', () => {
  it('leave out what did not occur', () => {
    expect(countPhrase({ error: 2, warning: 0, note: 1 }, 'zh')).toBe('2 个错误，1 个提示');
    expect(countPhrase({ error: 1, warning: 2, note: 0 }, 'en')).toBe('1 error, 2 warnings');
    expect(countPhrase({ error: 0, warning: 0, note: 0 }, 'en')).toBe('');
  });
});
