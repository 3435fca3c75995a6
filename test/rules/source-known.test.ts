import { describe, expect, it } from 'vitest';
import { sourceKnown } from '../../src/rules/source-known.ts';
import { check, item } from './check.ts';

const publication = `name: 简报
publisher: 办公室
sections: [{title: 动态}]
sources:
  - {name: 岳西县委组织部, 别名: [岳西, 岳西县]}
  - {name: 迎江区委组织部}
`;

describe('source-known', () => {
  it('reports an unknown source with the nearest names', async () => {
    const found = await check(sourceKnown, { '../bulletin.yaml': publication, 'a.md': item({ source: '岳西县组织部' }) });
    expect(found).toEqual([['source-known', 'issue-1/a.md:3:9', { source: '岳西县组织部', nearest: ['岳西县委组织部', '岳西县'] }]]);
  });

  it('suggests nothing for a name unlike any other', async () => {
    const found = await check(sourceKnown, { '../bulletin.yaml': publication, 'a.md': item({ source: '国家统计局' }) });
    expect(found[0]?.[2]).toEqual({ source: '国家统计局', nearest: [] });
  });

  it('accepts official names and aliases', async () => {
    const files = { 'a.md': item({ source: '岳西' }), 'b.md': item({ source: '岳西县' }), 'c.md': item({ source: '迎江区委组织部' }) };
    expect(await check(sourceKnown, { '../bulletin.yaml': publication, ...files })).toEqual([]);
  });

  it('checks every source of a joint item at its own place', async () => {
    expect(
      await check(sourceKnown, { '../bulletin.yaml': publication, 'a.md': item({ source: '岳西', with: '[迎江区, 岳西县]' }) }),
    ).toEqual([['source-known', 'issue-1/a.md:6:8', { source: '迎江区', nearest: [] }]]);
  });

  it('accepts the publisher as a source', async () => {
    expect(await check(sourceKnown, { '../bulletin.yaml': publication, 'a.md': item({ source: '办公室' }) })).toEqual([]);
  });

  it('ignores a missing source and a broken list of sources', async () => {
    expect(await check(sourceKnown, { 'a.md': item({ source: null }) })).toEqual([]);
    const broken = publication.replace('迎江区委组织部', '[迎江区]');
    expect(await check(sourceKnown, { '../bulletin.yaml': broken, 'a.md': item({ source: '某县' }) })).toEqual([]);
  });
});
