import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.ts';
import { sentence } from '../../src/diagnostics/diagnostic.ts';
import { byPlace } from '../../src/diagnostics/order.ts';
import { ruleCodes } from '../../src/diagnostics/rule-codes.ts';
import { rules, runRules } from '../../src/rules/index.ts';
import { read } from '../read/reading.ts';
import { item } from './check.ts';

describe('the list of rules', () => {
  it('reports every code of the rules, each by one rule', () => {
    expect(rules.flatMap((rule) => rule.codes).sort()).toEqual(Object.keys(ruleCodes).sort());
  });

  it('has a test for each', () => {
    const tests = readdirSync(import.meta.dirname);
    expect(Object.keys(ruleCodes).filter((code) => !tests.includes(`${code}.test.ts`))).toEqual([]);
  });

  it('finds nothing in an issue that is right', async () => {
    const { manuscript, diagnostics } = await read({ 'a.md': item() });
    expect([...diagnostics, ...runRules({ manuscript })]).toEqual([]);
  });

  it('finds everything at once, in file order once sorted', async () => {
    const { manuscript, diagnostics } = await read({
      'issue.yaml': 'number: 2',
      '../issue-2/issue.yaml': '',
      'b.md': item({ source: '某局', category: '某' }),
      'a.md': item({}, ''),
      'c.md': item({ title: '一篇稿件', date: '2026-02-30' }),
    });
    const files = [manuscript.publication.file, manuscript.issue.file, ...manuscript.items.map(({ file }) => file)];
    const found = byPlace([...diagnostics, ...runRules({ manuscript })], files);
    expect(found.map(({ code, place }) => `${code} ${place.file}:${place.line}`)).toEqual([
      'number-unique issue-1/issue.yaml:1',
      'body-present issue-1/a.md:7',
      'title-unique issue-1/b.md:2',
      'source-known issue-1/b.md:3',
      'category-known issue-1/b.md:4',
      'title-unique issue-1/c.md:2',
      'value-date issue-1/c.md:5',
    ]);
    for (const one of found) {
      expect(sentence(one, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(sentence(one, 'en')).toMatch(/^[\p{Script=Latin}“]/u);
    }
  });
});

describe('codes', () => {
  it('name a healthy state', () => {
    for (const code of Object.keys(codes)) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });
});
