import { describe, expect, it } from 'vitest';
import { bodyPresent } from '../../src/rules/body-present.ts';
import { check, item } from './check.ts';

describe('body-present', () => {
  it.each([
    ['nothing', '', '7:1'],
    ['white space', '　 \n\n', '9:1'],
    ['a comment', '<!-- 待补 -->', '7:12'],
  ])('reports a text of %s at its end', async (_, body, place) => {
    expect(await check(bodyPresent, { 'a.md': item({}, body) })).toEqual([['body-present', `issue-1/a.md:${place}`, {}]]);
  });

  it('accepts a text', async () => {
    expect(await check(bodyPresent, { 'a.md': item() })).toEqual([]);
  });

  it.each([
    ['a text that could not be read', item({}, '> 引用')],
    ['front matter without an end', '---\ntitle: 甲\n'],
    ['an unknown encoding', Uint8Array.from([0xff, 0x00, 0xc3])],
  ])('ignores %s', async (_, content) => {
    expect(await check(bodyPresent, { 'a.md': content })).toEqual([]);
  });
});
