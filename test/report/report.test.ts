import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCode } from '../../src/diagnostics/define.ts';
import { stampDiagnostic } from '../../src/diagnostics/diagnostic.ts';
import { type Place, toFileStart } from '../../src/model/place.ts';
import { formatCounts, formatDiagnostics, makeVisible, toJsonDiagnostics } from '../../src/report/index.ts';
import type { ReportStyle } from '../../src/report/reporter.ts';

const place = { file: 'issue-7/01.md', line: 3, column: 9, endLine: 3, endColumn: 13 };
const definition = defineCode<{ source: string; nearest: string }>({
  sentence: ({ source }) => ({
    zh: `来源单位“${source}”不在本刊的来源单位名单里`,
    en: `Source “${source}” is not on the publication’s list`,
  }),
  hint: ({ nearest }) => ({ zh: `名称相近的有：“${nearest}”`, en: `Nearest names: “${nearest}”` }),
});
const finding = (at: Place, source: string, nearest: string) => stampDiagnostic('source-known', definition, at, { source, nearest }, {});
const found = finding(place, '青溪县办', '青溪县委办公室');

const style: ReportStyle = { language: 'zh', colour: false, width: 80, wrapped: false, wide: false };
const texts = new Map([['issue-7/01.md', '---\ntitle: 标题\nsource: 青溪县办\n---\n']]);

describe('the text report', () => {
  it('shows place, severity, message, code, the marked line and the remedy, in Chinese', () => {
    expect(formatDiagnostics([found], texts, style)).toBe(`issue-7/01.md:3:9  错误  来源单位“青溪县办”不在本刊的来源单位名单里  source-known
  3 | source: 青溪县办
    |         ^^^^^^^^
    名称相近的有：“青溪县委办公室”
`);
  });

  it('shows the same in English', () => {
    const text = formatDiagnostics([found], texts, { ...style, language: 'en' });
    expect(text).toContain('issue-7/01.md:3:9  error  Source “青溪县办”');
    expect(text).toContain('    Nearest names: “青溪县委办公室”\n');
  });

  it('omits the line when the text is missing, or the finding is about the whole file', () => {
    expect(formatDiagnostics([found], new Map(), style)).not.toContain('|');
    expect(formatDiagnostics([{ ...found, place: toFileStart('issue-7/01.md') }], texts, style)).not.toContain('|');
  });

  it('marks the first line of a place of several lines', () => {
    const text = formatDiagnostics([{ ...found, place: { ...place, column: 1, endLine: 4, endColumn: 2 } }], texts, style);
    expect(text).toContain(`  3 | source: 青溪县办\n    | ${'^'.repeat(16)}\n`);
  });

  it.each([
    [{ suggestions: ['甲', '乙'] }, '可改为：“甲”、“乙”', 'Change to: “甲”, “乙”'],
    [{ suggestions: [''] }, '可改为：（删去）', 'Change to: (nothing)'],
    [{ fix: [{ start: 25, end: 26, text: '委办公室' }] }, '可改为：“青溪县委办公室”', 'Change to: “青溪县委办公室”'],
    [{ suggestions: ['甲'], fix: [{ start: 0, end: 1, text: '' }] }, '可改为：“甲”', 'Change to: “甲”'],
    [{ suggestions: ['”'] }, '可改为：「”」', 'Change to: 「”」'],
  ])('formats suggestions and fixes: %j', (remedy, zh, en) => {
    expect(formatDiagnostics([{ ...found, ...remedy }], texts, style)).toContain(`    ${zh}\n`);
    expect(formatDiagnostics([{ ...found, ...remedy }], texts, { ...style, language: 'en' })).toContain(`    ${en}\n`);
  });

  it('uses colour only when asked, and highlights the marked characters', () => {
    const coloured = formatDiagnostics([found], texts, { ...style, colour: true });
    expect(coloured).toContain('\u001b[31m错误\u001b[0m');
    expect(coloured).toContain('source: \u001b[31m青溪县办\u001b[0m\n');
    expect(formatDiagnostics([found], texts, style)).not.toContain('\u001b');
  });

  it('prints no control character of a name or a text on the terminal', () => {
    const wild = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(wild, wild, wild, (file, source, line) => {
        const at = { file, line: 1, column: 2, endLine: 1, endColumn: 4 };
        const hostile = { ...finding(at, source, source), suggestions: [source] };
        const text = formatDiagnostics([hostile], new Map([[file, line]]), style);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});

describe('the JSON report', () => {
  it('has code, severity, messages and place', () => {
    expect(toJsonDiagnostics([found], 'en')).toEqual([
      {
        code: 'source-known',
        severity: 'error',
        message: 'Source “青溪县办” is not on the publication’s list',
        hint: 'Nearest names: “青溪县委办公室”',
        ...place,
        certainty: null,
        suggestions: [],
        fix: null,
        more: 0,
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
    expect(makeVisible(text)).toBe(shown);
  });
});

describe('counts', () => {
  it('omit what did not occur', () => {
    expect(formatCounts({ error: 2, warning: 0, note: 1 }, 'zh')).toBe('2 个错误，1 个提示');
    expect(formatCounts({ error: 1, warning: 2, note: 0 }, 'en')).toBe('1 error, 2 warnings');
    expect(formatCounts({ error: 0, warning: 0, note: 0 }, 'en')).toBe('');
  });
});
