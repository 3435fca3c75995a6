import fc from 'fast-check';
import type { Block, ListEntry } from '../../src/model/body.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import { bulletin, entry, heading, imprint, item, list, paragraph, table } from '../typeset/making.ts';

/** Issues that nothing was tuned for: prose put together from parts, of a kind each. The same seed gives the same issue. */
export const kinds = ['figures', 'names', 'headings', 'tables', 'quotations'] as const;
export type Kind = (typeof kinds)[number];

const plain = fc.constantFrom(
  ...[
    '全市',
    '各县（市、区）',
    '今年以来，',
    '坚持问题导向，',
    '推动基层党建与乡村振兴深度融合',
    '，有效破解',
    '组织部门',
    '持续用力',
    '。',
    '；',
    '、',
  ],
  ...[
    '健全机制，',
    '压实责任；',
    '工作力度不断加大。',
    '取得明显成效，',
    '建立台账、销号管理',
    '选派骨干力量',
    '下沉一线',
    '，形成合力',
    '在',
    '和',
  ],
  ...['开展调研', '座谈交流', '走访群众', '发现问题', '逐项整改', '明确责任人、完成时限', '。下一步，', '将继续', '严格落实', '定期通报'],
);
const extra: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
  figures: fc.constantFrom(
    ...[
      '206名',
      '平均年龄46.3岁',
      '占68.9%',
      '，增长15.2个百分点',
      '1,284户',
      '2021年9月15日',
      '3/4',
      '共10个',
      '6期',
      '12.5万元',
      '1—9月',
      '第3批',
    ],
    ...['5×8小时', '36.5℃', '±0.5', '（2021—2025年）', '8:30', '2.3亿元', '100%', '50人'],
  ),
  names: fc.constantFrom(
    ...[
      '与HUAWEI',
      'XIAOMI',
      'AMAZON WEB SERVICES',
      'iPhone 15 Pro',
      'GB/T 9704—2012',
      'PMP',
      'App',
      'Wi-Fi',
      '5G',
      'www.anqing.gov.cn',
      'ERP系统',
    ],
    ...['“互联网+”', 'COVID-19', 'Zhang San', 'Microsoft Office', 'A级', 'B2B', 'CEO', 'MOU'],
  ),
  headings: fc.constantFrom('目标任务', '，分3个阶段', '，抓好4个环节', '“一把手”负责', '重点', '保障措施'),
  tables: fc.constantFrom('见下表', '，共17项', '，完成率95.6%', '排名第2', '比上年高0.8个百分点'),
  quotations: fc.constantFrom(
    ...[
      '“两个维护”',
      '《关于加强基层治理的意见》',
      '（以下简称《意见》）',
      '“我为群众办实事”',
      '，他说：“',
      '”',
      '“‘四个意识’”',
      '——',
      '……',
      '！',
    ],
    ...['？', '【通知】', '“三会一课”', '“店小二”式服务', '：'],
  ),
};

const sentence = (kind: Kind) =>
  fc.array(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: extra[kind] }), { minLength: 6, maxLength: 40 }).map(join);

/** Joins parts as an author would: no two marks side by side, no mark at the start. */
function join(parts: readonly string[]): string {
  const text = parts.reduce(
    (before, part) => (/[，。；、：！？]$/.test(before) && /^[，。；、：！？]/.test(part) ? before : before + part),
    '',
  );
  return `${text.replace(/^[，。；、：！？”]+/, '').replace(/[，、；：]$/, '')}。`.replace(/。。$/, '。');
}

const LEAD_INS = ['**聚焦重点，选准方向。**', '**强化保障。**', '**建立3项机制。**', ''];
const HEADINGS = ['一、总体情况', '（一）工作进展', '1.数量有缺口', '（1）存在不足'] as const;

function blocksOf(kind: Kind): fc.Arbitrary<readonly Block[]> {
  const text = fc.tuple(fc.constantFrom(...LEAD_INS), sentence(kind)).map(([lead, words]): Block => paragraph(lead + words));
  const title = fc.integer({ min: 1, max: 4 }).map((level): Block => heading(level as 1 | 2 | 3 | 4, HEADINGS[level - 1] as string));
  const entries = fc
    .array(sentence(kind), { minLength: 2, maxLength: 4 })
    .map((all): Block => list(true, ...all.map((each): ListEntry => entry(paragraph(each)))));
  const cell = fc.constantFrom('岳西县', '95.6%', '1,284', '县经济开发区', '—', 'HUAWEI', '已完成');
  const grid = fc
    .array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 6 })
    .map((rows): Block => table(['单位', '数量', '备注'], ...rows));
  const others = { figures: [entries], names: [text], headings: [title, title, entries], tables: [grid], quotations: [text] }[kind];
  return fc.array(fc.oneof({ weight: 3, arbitrary: text }, ...others.map((arbitrary) => ({ weight: 1, arbitrary }))), {
    minLength: 4,
    maxLength: 9,
  });
}

/** An issue of a kind: eight items, some with an attribution. */
export function unseen(kind: Kind, seed: number): Bulletin {
  const bodies = fc.sample(blocksOf(kind), { numRuns: 8, seed });
  const ends = fc.sample(sentence(kind), { numRuns: bodies.length, seed });
  const items = bodies.map((blocks, index): BulletinItem => {
    const body = [...blocks, paragraph(ends[index] ?? '')];
    const attribution = index % 2 === 0 ? '（岳西县委组织部）' : null;
    return item(body, {
      id: `${kind}-${index}.md`,
      mark: '△',
      title: `${kind.length + index}项举措推动“${index + 2}个到位”。`,
      attribution,
    });
  });
  return bulletin(items, { imprint });
}
