import { expect, it } from 'vitest';
import { formatImport } from '../../src/commands/import-report.ts';
import { type Case, imported } from '../import/importing.ts';

const BODY = '清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元，带动就业3200人次。';
const HEAD = ['云岭组工信息', '第7期（总第101期）', '中共云岭市委组织部　　2024年4月30日', '基层动态'];
const FOOT = ['报：市委常委。', '发：各县（市、区）委组织部。', '中共云岭市委组织部办公室　2024年4月30日印发（共印120份）'];

const item = (title: string, source: string) => [`△${title}。${BODY}（${source}）`];
const bulletin = (...lines: readonly string[]) => imported({ '旧刊.txt': lines.join('\n') }, { split: true, to: 'pub/issue-7' });
const said = ({ result }: Case) => ({ zh: formatImport(result, 'zh'), en: formatImport(result, 'en') });

it('shows what a bulletin says of its issue, and the fields of each item with their origins', async () => {
  const { zh, en } = said(
    await bulletin(...HEAD, ...item('清河县建强一线阵地', '清河县委组织部'), ...item('临溪区组建用工专班', '临溪区委组织部'), ...FOOT),
  );
  expect(zh).toContain('  本期  第7期；总第101期；2024-04-30；报：市委常委。');
  expect(zh).toContain('共印120份');
  expect(zh).toContain('→ 01-清河县建强一线阵地.md、02-临溪区组建用工专班.md\n');
  expect(zh).toContain('\n  02-临溪区组建用工专班.md\n  标题  临溪区组建用工专班（标记后的首句）\n');
  expect(zh).toContain('  日期  2024-04-30（报头日期）\n');
  expect(en).toContain('  issue  number 7; total 101; 2024-04-30; 报：市委常委。');
  expect(en).toContain('120 copies');
  expect(en).toContain('  date  2024-04-30 (the date in the masthead)\n');
  expect(en).toContain('  category  基层动态 (its section)\n');
  expect(en).toMatch(/^Also: .*\bissue\.yaml\b/m);
});

it('shows what was not recognised in the bulletin itself', async () => {
  const { zh, en } = said(await bulletin('云岭组工信息', '第7期', '基层动态', ...item('清河县建强一线阵地', '清河县委组织部')));
  expect(zh).toContain('  没有认出  日期、报、送、发\n');
  expect(en).toContain('  not recognised  date, distribution\n');
});

it('shows certain fields, candidates and blank fields of one text', async () => {
  const { zh, en } = said(
    await imported({ '稿.txt': `清河县建强一线阵地\n${BODY}（中共清河县委员会组织部）\n`, '无.txt': `${BODY}\n${BODY}\n` }),
  );
  expect(zh).toContain('  来源  清河县委组织部（文末署名），原文为“中共清河县委员会组织部”\n');
  expect(en).toContain('  source  清河县委组织部 (the attribution), spelt “中共清河县委员会组织部” in the file\n');
  expect(zh).toContain('拿不准，留空；可能是：基层动态、他山之石');
  expect(en).toContain('uncertain, left blank; possibly 基层动态, 他山之石');
  expect(zh).toContain('没有认出，留空');
  expect(en).toContain('not recognised, left blank');
});

it('says that an issue.yaml was kept', async () => {
  const text = [...HEAD, ...item('清河县建强一线阵地', '清河县委组织部'), ...FOOT].join('\n');
  const { zh, en } = said(await imported({ '旧刊.txt': text }, { split: true }));
  expect(zh).toContain('  注意  issue.yaml 已经存在，没有改动；要覆盖请加 --overwrite\n');
  expect(en).toContain('  note  issue.yaml exists and was not changed; add --overwrite to replace it\n');
});
