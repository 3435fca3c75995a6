import { describe, expect, it } from 'vitest';
import { numberKnown } from '../../src/rules/number-known.ts';
import { manuscript } from '../manuscripts.ts';
import { check } from './check.ts';

describe('number-known', () => {
  it('reports an issue without a number in its file or its folder’s name', () => {
    const found = [...numberKnown.check({ settable: [], manuscript: manuscript([], { folder: '/work/春节' }) })];
    expect(found).toMatchObject([{ code: 'number-known', place: { file: 'issue-3/issue.yaml', line: 1 } }]);
  });

  it('accepts either; ignores a broken number', async () => {
    expect([...numberKnown.check({ settable: [], manuscript: manuscript([], { folder: '/work/春节', issue: { number: 3 } }) })]).toEqual(
      [],
    );
    expect(await check(numberKnown, {})).toEqual([]);
    expect(await check(numberKnown, { 'issue.yaml': 'number: 第三期' })).toEqual([]);
  });
});
