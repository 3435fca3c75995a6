import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ImportOptions } from '../../src/import/plan/import-items.ts';
import { originNames } from '../../src/import/recognise/origins.ts';
import { docx, paragraph, part } from './docx-maker.ts';
import { imported } from './importing.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const BODY = '清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元，带动就业3200人次。';
const BULLETIN = [
  '云岭组工信息',
  '第7期',
  '中共云岭市委组织部　　2024年4月30日',
  '基层动态',
  '清河县建强一线阵地',
  BODY,
  '（清河县委组织部）',
];

/** A DOCX whose first paragraph has the style of a title. */
const styled = docx({
  body: paragraph('清河县深化“村村共建”', '<w:pStyle w:val="T"/>') + paragraph(BODY),
  parts: { 'word/styles.xml': part('styles', '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>') },
  relations: [['s', 'styles', 'styles.xml']],
});

async function originsIn(name: string, data: string | Uint8Array, options: Partial<ImportOptions> = {}): Promise<string[]> {
  const { result } = await imported({ [name]: data }, options);
  const settled = result.imported.flatMap(({ items }) => items.flatMap(({ draft }) => Object.values(draft.fields)));
  return settled.flatMap(({ clue, others }) => [...(clue === null ? [] : [clue]), ...others]).map(({ origin }) => origin);
}

it('fields come from every origin in at least one fixture', async () => {
  const texts = parse(readFileSync(new URL('recognised.yaml', fixtures), 'utf8')) as { file: string; text: string }[];
  const documents = readdirSync(fixtures).filter((name) => name.endsWith('.docx'));
  const seen = await Promise.all([
    ...texts.map(({ file, text }) => originsIn(file, text)),
    ...documents.map((name) => originsIn(name, readFileSync(new URL(name, fixtures)))),
    originsIn('稿.docx', styled),
    originsIn('稿.txt', BODY, { source: '临溪区' }),
    originsIn('旧刊.txt', BULLETIN.join('\n'), { split: true, to: 'pub/issue-7' }),
  ]);
  expect([...new Set(seen.flat())].sort()).toEqual(Object.keys(originNames).sort());
});
