import { describe, expect, it } from 'vitest';
import { namesUnique } from '../../src/rules/names-unique.ts';
import { check, item } from './check.ts';

const publication = (sections: string, sources: string) => `name: 简报
publisher: 某办公室
sections:
${sections}
sources:
${sources}
`;

describe('names-unique', () => {
  it('reports an alias shared by two sources and a category shared by two sections', async () => {
    const files = {
      '../bulletin.yaml': publication(
        '  - { title: 动态, categories: [会议, 简讯] }\n  - { title: 经验, categories: [简讯] }\n  - title: 会议',
        '  - { name: 甲县, aliases: [甲] }\n  - { name: 乙县, aliases: [乙, 甲] }\n  - { name: 丙县, aliases: [甲县] }',
      ),
      'a.md': item(),
    };
    expect(await check(namesUnique, files)).toEqual([
      ['names-unique', 'bulletin.yaml:9:30', { name: '甲', owner: '乙县', other: '甲县' }],
      ['names-unique', 'bulletin.yaml:10:27', { name: '甲县', owner: '丙县', other: '甲县' }],
      ['names-unique', 'bulletin.yaml:5:31', { name: '简讯', owner: '经验', other: '动态' }],
      ['names-unique', 'bulletin.yaml:6:12', { name: '会议', owner: '会议', other: '动态' }],
    ]);
  });

  it('accepts a name repeated for one source, and a section that is its own category', async () => {
    const files = {
      '../bulletin.yaml': publication(
        '  - { title: 动态, categories: [动态, 会议] }\n  - title: 经验',
        '  - { name: 甲县, aliases: [甲县, 甲] }\n  - { name: 乙县 }',
      ),
      'a.md': item(),
    };
    expect(await check(namesUnique, files)).toEqual([]);
  });
});
