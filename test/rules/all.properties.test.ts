import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByPlace } from '../../src/diagnostics/order.ts';
import { createPolicy, runRules } from '../../src/rules/index.ts';
import { FRONT, read } from '../read/reading.ts';

/** Content of an item: prose, marks, markup, numbers, comments, and characters that no keyboard types. */
const piece = fc.oneof(
  fc.constantFrom(...'，。、；：？！“”‘’《》〈〉（）()[]【】,.;:\'"-—…·~%#*|\\`<>&\n\t 　'),
  fc.constantFrom(
    '甲县委',
    '一是',
    '二是',
    '# 一、',
    '## （一）',
    '1. ',
    '2-3名',
    '2021年9月',
    '九月十日',
    '3,700',
    '百分之三十',
    '13800138000',
    'a@b.cn',
  ),
  fc.constantFrom(
    '**',
    '[^1]',
    '\n\n[^1]: 注',
    '| 甲 | 乙 |\n| - | - |\n',
    '<!-- 忽略 range-dash：原文 -->',
    '<!-- ignore x-y -->',
    '&#x4e00;',
  ),
  fc.constantFrom('\u200b', '\ufeff', '\u00a0', '\u0007', '\ue000', '\ud83d', '\ude00', '𠮷', '萬', '１２', 'ＡＢ'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('all rules together', () => {
  it('never throw, report inside their files, in a stable order', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, fc.boolean(), async (title, body, raw) => {
        const front = raw ? title : FRONT.replace('一篇稿件', JSON.stringify(title.slice(0, 60)));
        const files = { 'a.md': `${front}${body}`, 'b.md': `${FRONT}${body}` };
        const { manuscript, diagnostics } = await read(files);
        const settle = () => {
          const policy = createPolicy(manuscript);
          return [...policy.apply([...diagnostics, ...runRules(manuscript)]), ...policy.findUnused(true)];
        };
        const found = settle();
        expect(settle()).toEqual(found);
        const names = [manuscript.publication.file, manuscript.issue.file, ...manuscript.items.map(({ file }) => file)];
        const ordered = sortByPlace(found, names);
        expect(sortByPlace(ordered, names)).toEqual(ordered);
        const lines = new Map(manuscript.items.map(({ file, text: whole }) => [file, whole.split('\n')]));
        for (const { code, place, fix = [] } of found) {
          const own = lines.get(place.file) ?? [''];
          expect(place.line, code).toBeLessThanOrEqual(Math.max(1, own.length));
          expect(place.endLine, code).toBeLessThanOrEqual(Math.max(1, own.length));
          if (lines.has(place.file)) expect(place.endColumn, code).toBeLessThanOrEqual((own[place.endLine - 1] ?? '').length + 1);
          expect(place.line < place.endLine || place.column <= place.endColumn, code).toBe(true);
          for (const { start, end } of fix) expect(start >= 0 && start <= end && end <= own.join('\n').length, code).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
