import { expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { packagedHost } from '../packaged-host.ts';

/** Names, titles, quotations, verse and values, with what looks like a slip in them: `--fix` leaves all of it. */
const KEPT = [
  // Names, with a blank between them or in them.
  '记者 王 芳 通讯员 张小军 摄影报道。',
  '（县委办 王某某 县政府办 李某某 供稿）',
  '参会人员：王 五、李小六、欧阳 修。',
  '布署街社区的座落村开展志愿服务。',
  '由再接再励公司承办。',
  // Titles.
  '学习《中共中央 国务院关于实施乡村振兴战略的意见》。',
  '阅读《再接再励：一个村的故事》《迫不急待》。',
  '印发《关于印发《安全生产管理办法》的通知》。',
  '学习《论语》、《孟子》。',
  // Quotations.
  '来信说：“我们迫不急待地想按装监控,请组织放心.”',
  '群众说：“一如继往、、支持工作。。”',
  '标语写着“讲文明 树新风”“安全第一 预防为主”。',
  '推进“八区共建”、“二十大工程”。',
  '他写道：“甘败下风。\n\n“再接再励。”',
  // Verse, couplets and slogans.
  '白日依山尽 黄河入海流',
  '门上贴着：春风入喜财入户 岁月更新福满门。',
  // Words under discussion.
  '“迫不急待”应为“迫不及待”，“按装”应为“安装”。',
  // Values.
  '投资3百万元，产值2万3千元，增长8。5%，总量12，500吨。',
  '比重为20至30%，每户补助3-5万元，比分为3:2，比例尺1:500。',
  '2021年9月31日召开，共300人，其中男210人、女100人。',
  '根据皖政〔2021〕012号，二零二一年起执行。',
  '型号为A-12，尺寸12 000毫米，电话0556-1234567。',
];

it.each(KEPT)('--fix leaves %s', async (body) => {
  const text = `---\ntitle: 一篇稿件\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n${body}\n`;
  const host = packagedHost({
    '/work/bulletin.yaml': 'name: 测试简报\npublisher: 测试办公室\nsections:\n  - title: 动态\nsources:\n  - name: 甲县\n',
    '/work/issue-1/issue.yaml': 'number: 1\ndate: 2026-03-01\n',
    '/work/issue-1/1.md': text,
  });
  await main(['check', 'issue-1', '--fix'], host);
  expect(new TextDecoder().decode(host.files.get('/work/issue-1/1.md'))).toBe(text);
});
