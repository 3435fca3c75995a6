import { describe, expect, it } from 'vitest';
import { chooseItemName } from '../../src/create/new-item-name.ts';
import { romanize } from '../../src/create/pinyin.ts';

const named = (names: readonly string[], title = '岳西县建立“双周讲学”制度', source = '岳西县委组织部') =>
  chooseItemName(
    names.map((name) => ({ name, kind: 'file' })),
    names.map((name) => ({ name, title: '迎江区开展“八区共建”', source: '迎江区委组织部' })),
    { title, source },
    romanize,
  );

describe('the name of a new item', () => {
  it.each([
    [[], '01-岳西县委组织部.md'],
    [['01-迎江区委组织部.md'], '02-岳西县委组织部.md'],
    [['09_迎江区.md'], '10_岳西县委组织部.md'],
    [['1-迎江区委组织部.md'], '2-岳西县委组织部.md'],
    [['001 迎江区委组织部.md'], '002 岳西县委组织部.md'],
    [['01-yingjiang.md'], '02-yuexixianweizuzhibu.md'],
    [['01-迎江区开展“八区共建”.md'], '02-岳西县建立“双周讲学”制度.md'],
    [['01.md'], '02-岳西县委组织部.md'],
    [['readme.md'], '01-岳西县委组织部.md'],
  ])('follows %j', (names, expected) => {
    expect(named(names)).toBe(expected);
  });

  it.each([
    ['CON: <a>/..\\?*|"', '02-CON a.md'],
    ['长'.repeat(100), `02-${'长'.repeat(40)}.md`],
    ['\u202e\x1b[2J😀', '02-[2J😀.md'],
    ['/', '02.md'],
  ])('is legal everywhere for %j', (source, expected) => {
    expect(named(['01-迎江区委组织部.md'], '甲', source)).toBe(expected);
  });
});
