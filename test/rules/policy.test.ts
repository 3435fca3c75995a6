import { describe, expect, it } from 'vitest';
import { createPolicy, runRules } from '../../src/rules/index.ts';
import { read } from '../read/reading.ts';
import { item } from './check.ts';

/** Two items with the same title, of which title-unique reports the second as an error. */
const twins = (second: string) => ({ 'a.md': item({ title: '甲乙丙' }), 'b.md': second });
const publication = (rules: string) => `name: 简报
publisher: 办公室
sections: [{ title: 动态 }, { title: 经验, rules: { title-unique: note } }]
sources: [{ name: 甲县 }]
${rules}
`;

async function settled(files: Record<string, string>) {
  const { manuscript } = await read(files);
  const policy = createPolicy(manuscript);
  const found = [...policy.apply(runRules(manuscript)), ...policy.findUnused(false)];
  return found.map(({ code, severity, place }) => `${severity} ${code} ${place.file.replace('issue-1/', '')}:${place.line}`);
}

describe('levels', () => {
  it('default to the rule’s own', async () => {
    expect(await settled(twins(item({ title: '甲乙丙' })))).toEqual(['error title-unique b.md:2']);
  });

  it.each([
    ['off', []],
    ['关闭', []],
    ['note', ['note title-unique b.md:2']],
    ['提示', ['note title-unique b.md:2']],
    ['警告', ['warning title-unique b.md:2']],
    ['错误', ['error title-unique b.md:2']],
  ])('can be set to %s by the publication', async (level, expected) => {
    const files = { ...twins(item({ title: '甲乙丙' })), '../bulletin.yaml': publication(`规则: { title-unique: ${level} }`) };
    expect(await settled(files)).toEqual(expected);
  });

  it('of a section override the publication’s for its items', async () => {
    const files = {
      ...twins(item({ title: '甲乙丙', category: '经验' })),
      'c.md': item({ title: '甲乙丙' }),
      '../bulletin.yaml': publication('rules: { title-unique: warning }'),
    };
    expect(await settled(files)).toEqual(['note title-unique b.md:2', 'warning title-unique c.md:2']);
  });

  it('cannot be changed for essential rules', async () => {
    const found = await settled({ 'a.md': item({}, ''), '../bulletin.yaml': publication('rules: { body-present: off }') });
    expect(found).toEqual(['error body-present a.md:7', 'warning rule-names bulletin.yaml:5']);
  });

  it('are one of four values; others are reported in place', async () => {
    const { found } = await read({ '../bulletin.yaml': publication('rules: { title-unique: never, body-present: }') });
    expect(found).toEqual(['value-choice bulletin.yaml:5:24-5:29', 'value-present bulletin.yaml:5:31-5:43']);
  });

  it('are set once per rule', async () => {
    const { found } = await read({ '../bulletin.yaml': publication('rules: { title-unique: off, title-unique: note }') });
    expect(found).toEqual(['key-once bulletin.yaml:5:29-5:41']);
  });
});

describe('directives', () => {
  it.each([
    ['behind the value', item({ title: '甲乙丙 # 忽略 title-unique：原题如此' })],
    ['in English', item({ title: '甲乙丙 # ignore title-unique: so in the original' })],
    ['on the line above', item().replace('title: 一篇稿件', '# 忽略 title-unique：原题如此\ntitle: 甲乙丙')],
    ['of several codes', item({ title: '甲乙丙 # 忽略 title-length，title-unique：原题如此' })],
  ])('suppress a finding: %s', async (_, second) => {
    expect((await settled(twins(second))).filter((line) => line.includes('title-unique'))).toEqual([]);
  });

  it('do not apply to other lines, nor without a reason', async () => {
    const elsewhere = item({ title: '甲乙丙' }).replace('source:', '# 忽略 title-unique：原题如此\nsource:');
    expect(await settled(twins(elsewhere))).toEqual(['error title-unique b.md:2', 'warning ignore-used b.md:3']);
    expect(await settled(twins(item({ title: '甲乙丙 # 忽略 title-unique' })))).toEqual([
      'error title-unique b.md:2',
      'warning ignore-reason b.md:2',
    ]);
  });

  it('are not read from an item’s text', async () => {
    const body = '正文说 # 忽略 title-unique：原题如此';
    expect(await settled(twins(item({ title: '甲乙丙' }, body)))).toEqual(['error title-unique b.md:2']);
  });
});
