import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareFingerprints, createFingerprint, toPercent } from '../../src/model/fingerprint.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/** The texts of printed and of made-up issues, four of them reports of one campaign from four offices. */
const texts = ['issue-12', 'issue-13', 'shuili/issue-3'].flatMap((issue) =>
  readdirSync(join(examples, issue))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [`${issue}/${name}`, bodyOf(readFileSync(join(examples, issue, name), 'utf8'))] as const)
    // Shorter texts are compared for equality only.
    .filter(([, text]) => text.length >= 80),
);

function bodyOf(file: string): string {
  return file.slice(file.indexOf('\n---', 4) + 5).trim();
}

const same = (one: string, other: string, titled = false) => compareFingerprints(createFingerprint(one), createFingerprint(other), titled);

/** Replaces every nth pair of hanzi by two that occur nowhere else, like an editor's changes. */
function edited(text: string, nth: number): string {
  let word = 0;
  return text.replace(/\p{Script=Han}{2}/gu, (found) => {
    word += 1;
    return word % nth === 0 ? String.fromCharCode(0x9000 + word, 0x8000 + word) : found;
  });
}

describe('texts are the same', () => {
  it.each(texts)('%s, word for word, whatever punctuation, markup and front matter they have', (_, text) => {
    expect(same(text, text)).toBe(1);
    expect(same(text, `---\ntitle: 又一篇\n---\n<!-- 上期没有登 -->\n${text.replaceAll('**', '').replaceAll('，', ', ')}`)).toBe(1);
  });

  it.each(texts)('%s with a tenth of its words changed', (_, text) => {
    expect(same(text, edited(text, 10))).toBeGreaterThan(0.7);
  });

  it.each(texts)('%s with its sentences in another order', (_, text) => {
    const sentences = text.split('。');
    expect(same(text, sentences.reverse().join('。'))).toBeGreaterThan(0.8);
  });

  it.each(texts.filter(([, text]) => text.length > 300))('%s without its last third', (_, text) => {
    expect(same(text, text.slice(0, (text.length * 2) / 3))).toBeGreaterThan(0.6);
  });

  it('with letters and figures of either width', () => {
    expect(same('推行5G和PMP项目管理，共12场次', '推行５Ｇ和ＰＭＰ项目管理，共１２场次')).toBe(1);
  });
});

describe('texts are different', () => {
  it.each(texts.flatMap(([name, text], index) => texts.slice(0, index).map(([other, theirs]) => [name, other, text, theirs] as const)))(
    '%s and %s',
    (_, __, text, theirs) => {
      expect(same(text, theirs)).toBeNull();
      expect(same(text, theirs, true)).toBeNull();
    },
  );

  it('when half of the words are others', () => {
    // One of them has a table, whose figures are kept.
    for (const [, text] of texts.filter(([, text]) => !text.includes('|'))) expect(same(text, edited(text, 2))).toBeNull();
  });

  it('when a short report differs in a name', () => {
    const report = (county: string) => `${county}召开全县组织工作会议，传达学习省委、市委会议精神，安排部署下一阶段工作。`;
    expect(same(report('太湖县'), report('望江县'))).toBeNull();
    expect(same(report('太湖县'), report('太湖县'))).toBe(1);
  });

  it('when a report is repeated with other figures', () => {
    const report = (month: number) =>
      `${month}月，全市空气质量优良天数${month + 20}天，优良天数比例${80 + month}.5%，同比提高${month}.2个百分点；全市共出动执法人员${
        900 + 31 * month
      }人次，检查企业${300 + 17 * month}家，发现问题${60 + month}个，已整改${50 + month}个，下达责令改正违法行为决定书${10 + month}份，` +
      '对逾期未改正的企业依法予以处罚，对整改情况组织专人逐一核查销号，确保问题整改到位、群众满意。';
    expect(same(report(3), report(4))).toBeNull();
    expect(same(report(3), report(3).replace('全市共', '各地共'))).toBeGreaterThan(0.8);
  });

  it('when they are nearly empty', () => {
    for (const nothing of ['', '略', '详见附件。', '![图](a.png)', '---', '---\ntitle: 无\n---\n'])
      expect(same(nothing, nothing)).toBeNull();
  });
});

describe('a fingerprint', () => {
  it('stays small and finds the copy among 40 texts of 3,000 characters', () => {
    const fresh = (index: number) =>
      Array.from({ length: 3000 }, (_, at) =>
        String.fromCharCode(0x4e00 + ((at * (2 * index + 1) * 7919 + index * 104729 + at * at) % 9000)),
      );
    const texts = Array.from({ length: 39 }, (_, index) => fresh(index).join(''));
    const all = [...texts, edited(texts[20] ?? '', 10)].map(createFingerprint);
    for (const { runs, length } of all) {
      expect(length).toBe(3000);
      expect(runs.length).toBeLessThanOrEqual(300);
    }
    const pairs = all.flatMap((one, index) =>
      all.slice(0, index).flatMap((other, at) => (compareFingerprints(one, other) === null ? [] : [[at, index]])),
    );
    expect(pairs).toEqual([[20, 39]]);
  });

  it('takes one pass over hostile text', () => {
    for (const text of ['<!--'.repeat(50_000), '1'.repeat(200_000), '1,'.repeat(100_000), '-'.repeat(200_000), '\n---'.repeat(50_000)]) {
      expect(createFingerprint(text).runs.length).toBeLessThanOrEqual(300);
    }
    expect(createFingerprint('一篇<!-- 没有结束')).toEqual(createFingerprint('一篇 没有结束'));
  });

  it('has a similarity in whole per cent, 100 only for identical texts', () => {
    expect([toPercent(1), toPercent(0.999), toPercent(0.614)]).toEqual([100, 99, 61]);
  });
});
