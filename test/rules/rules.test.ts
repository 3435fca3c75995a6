import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.ts';
import { getMessage } from '../../src/diagnostics/diagnostic.ts';
import { sortByPlace } from '../../src/diagnostics/order.ts';
import { rules, runRules } from '../../src/rules/index.ts';
import { read } from '../read/reading.ts';
import { item } from './check.ts';

describe('the list of rules', () => {
  it('has unique codes', () => {
    const names = rules.map(({ code }) => code);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((code) => code in codes)).toEqual([]);
  });

  it('report nothing in a correct issue', async () => {
    const { manuscript, diagnostics } = await read({ 'a.md': item() });
    expect([...diagnostics, ...runRules(manuscript)]).toEqual([]);
  });

  it('reports everything in one run, in file order when sorted', async () => {
    const { manuscript, diagnostics } = await read({
      'issue.yaml': 'number: 2',
      '../issue-2/issue.yaml': '',
      'b.md': item({ source: '某局', category: '某' }),
      'a.md': item({}, ''),
      'c.md': item({ title: '一篇稿件', date: '2026-02-30' }),
    });
    const files = [manuscript.publication.file, manuscript.issue.file, ...manuscript.items.map(({ file }) => file)];
    const found = sortByPlace([...diagnostics, ...runRules(manuscript)], files);
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
      expect(getMessage(one, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(getMessage(one, 'en')).toMatch(/^[\p{Script=Latin}“]/u);
    }
  });
});

describe('codes', () => {
  it('are kebab-case', () => {
    for (const code of [...Object.keys(codes), ...rules.map((rule) => rule.code)]) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });
});
