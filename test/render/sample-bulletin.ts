import { readFileSync } from 'node:fs';
import type { Block, Paragraph, Text } from '../../src/model/body.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import { toFileStart } from '../../src/model/place.ts';

/** The sample issue as a bulletin, built from its text; the lead-ins are those the sample prints in bold. */

const place = toFileStart('text.md');

const leadIns = [
  ['制定计划。', '明确内容。', '创新方式。', '强化考核。'],
  ['“充电”赋新能，培养经济思维。', '“赛场”真历练，增强发展本领。', '“按需”强服务，提升保障水平。'],
  ['抓牢平台建设。', '抓牢队伍建设。', '抓牢作风建设。'],
  ['每周一次“政治课”。', '每月一堂“专业课”。', '每半年一套“练习题”。', '每季一次“大竞赛”。'],
];

const lines = readFileSync(new URL('../typeset/fixtures/text.md', import.meta.url), 'utf8').split('\n');
const sectionTitles = lines.filter((line) => line.startsWith('## 市')).map((line) => line.slice(3));
const printed = lines.filter((line) => line.startsWith('△'));

/** A run of text, bold or not. */
export function text(value: string, strong = false): Text {
  return { type: 'text', value, strong, place };
}

/** A paragraph of plain text. */
export function paragraph(value: string): Block {
  return { type: 'paragraph', children: [text(value)], place };
}

function item(line: string, index: number): BulletinItem {
  const attribution = /（[^（）]+组织部）$/.exec(line)?.[0] ?? null;
  const words = line.slice(1, attribution === null ? undefined : -attribution.length);
  const title = words.slice(0, words.indexOf('。') + 1);
  return {
    id: `0${index + 1}.md`,
    mark: '△',
    title,
    titleStyle: 'run-in',
    attributionStyle: attribution === null ? 'lead' : 'end',
    attribution,
    note: null,
    notes: [],
    body: [{ type: 'paragraph', children: emphasised(words.slice(title.length), leadIns[index] ?? []), place } satisfies Paragraph],
  };
}

function emphasised(words: string, bold: readonly string[]): readonly Text[] {
  const pattern = new RegExp(`(${bold.join('|')})`);
  return words
    .split(pattern)
    .filter((part) => part !== '')
    .map((part) => text(part, bold.includes(part)));
}

const items = printed.map(item);
const sections = [
  { title: sectionTitles[0] ?? '', items: items.slice(0, 3) },
  { title: sectionTitles[1] ?? '', items: items.slice(3) },
];

export const sampleBulletin: Bulletin = {
  masthead: {
    name: '安庆组工信息',
    preprinted: false,
    number: '第12期',
    total: null,
    revision: null,
    publisher: '中共安庆市委组织部',
    date: '2021年9月15日',
    notice: null,
    copy: null,
    signer: null,
  },
  contents: {
    title: '本期要目',
    sections: sections.map((section) => ({
      title: section.title,
      entries: section.items.map(({ title, id }) => ({ title: title.replace(/。$/, ''), item: id })),
    })),
  },
  start: 'new-page',
  numbering: 'first-page',
  note: null,
  sections,
  imprint: {
    distribution: lines.flatMap((line) => {
      const [, label, to] = /^(报|送|发)：(.+)$/.exec(line) ?? [];
      return label === undefined || to === undefined ? [] : [{ label, to }];
    }),
    copies: null,
    issuer: null,
    doubleSided: true,
  },
  properties: { title: '安庆组工信息 第12期', author: '中共安庆市委组织部', date: '2021-09-15' },
};
