import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { docx, paragraph } from '../import/docx-maker.ts';
import { PUBLICATION } from '../import/importing.ts';

const TEXT = '清河县深化“村村共建”\n清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。（清河县委组织部）\n2024年4月30日\n';
const ITEM = '01-清河县委组织部.md';

const root = mkdtempSync(join(tmpdir(), 'bulletin-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let cwd = root;
let issue = root;
beforeEach(() => {
  cwd = mkdtempSync(join(root, 'case-'));
  issue = join(cwd, 'pub', 'issue-3');
  mkdirSync(issue, { recursive: true });
  writeFileSync(join(cwd, 'pub', 'bulletin.yaml'), PUBLICATION);
  writeFileSync(join(issue, 'issue.yaml'), 'number: 3\ndate: 2024-05-06\n');
  writeFileSync(join(cwd, '稿.txt'), TEXT);
});

/** Runs the command on the real disk. */
async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const host = {
    ...nodeHost(),
    cwd,
    env: {},
    stdout: {
      write: (text: string) => {
        out += text;
      },
      isTerminal: false,
    },
    stderr: {
      write: (text: string) => {
        err += text;
      },
      isTerminal: false,
    },
  };
  const exit = await main(['import', ...argv], host);
  return { exit, out, err };
}

const files = () => (readdirSync(issue, { recursive: true }) as string[]).sort();
const read = (name: string) => readFileSync(join(issue, name), 'utf8');

describe('import', () => {
  it('writes an item, keeps the original with its SHA-256, lists the fields and shows what to fix', async () => {
    const { exit, out, err } = await run('稿.txt', '--to', 'pub/issue-3');
    expect(exit).toBe(1);
    expect(files()).toEqual([ITEM, 'issue.yaml', 'originals', 'originals/SHA256SUMS', 'originals/稿.txt'].sort());
    expect(read(ITEM)).toBe(
      '---\n# 原件: originals/稿.txt\n标题: 清河县深化“村村共建”\n来源: 清河县委组织部\n类别: # 没有认准，可能是：基层动态、他山之石\n日期: 2024-04-30\n---\n\n清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。\n',
    );
    expect(read('originals/稿.txt')).toBe(TEXT);
    expect(read('originals/SHA256SUMS')).toBe(`${createHash('sha256').update(TEXT).digest('hex')}  稿.txt\n`);
    expect(out).toContain(`稿.txt → ${ITEM}\n  标题  清河县深化“村村共建”（首行）\n  来源  清河县委组织部（文末署名）\n`);
    expect(out).toContain('  类别  拿不准，留空；可能是：基层动态、他山之石\n  日期  2024-04-30（文末落款）\n');
    expect(out).toContain(`pub/issue-3/${ITEM}:5:1  错误  “类别”没有填写  value-present\n`);
    expect(err).toBe('已写入 3 个文件；还要改正：1 个错误。\n');
  });

  it('reports in English, and as JSON', async () => {
    const english = await run('稿.txt', '--to', 'pub/issue-3', '--dry-run', '--lang', 'en');
    expect(english.out).toContain('  category  uncertain, left blank; possibly 基层动态, 他山之石\n');
    expect(english.err).toBe('Dry run: 3 files to write; nothing was written.\n');
    const { out } = await run('稿.txt', '--to', 'pub/issue-3', '--json');
    const { version, imported, written, diagnostics, summary } = JSON.parse(out);
    expect([version, written, summary]).toEqual([1, ['originals/稿.txt', ITEM, 'originals/SHA256SUMS'], { error: 1, warning: 0, note: 0 }]);
    expect(imported[0].items[0].fields).toMatchObject({
      source: { value: '清河县委组织部', origin: 'attribution', candidates: [] },
      category: { value: null, origin: null, candidates: [{ value: '基层动态' }, { value: '他山之石' }] },
    });
    expect(diagnostics[0]).toMatchObject({ code: 'value-present', line: 5 });
  });

  it('exits with 0 when nothing is left to fix', async () => {
    expect(await run('稿.txt', '--to', 'pub/issue-3', '--category', '基层动态')).toMatchObject({ exit: 0, err: '已写入 3 个文件。\n' });
  });

  it('writes nothing on a dry run', async () => {
    const before = files();
    const { out } = await run('稿.txt', '--to', 'pub/issue-3', '--dry-run');
    expect(files()).toEqual(before);
    expect(out).toContain('value-present');
  });

  it('continues with the next number, and uses the current folder if it is an issue', async () => {
    writeFileSync(join(issue, '07-旧稿.md'), '---\ntitle: 旧\n---\n');
    writeFileSync(join(cwd, '乙.txt'), TEXT.replace('18个', '19个'));
    cwd = issue;
    await run('../../稿.txt', '../../乙.txt');
    expect(files().filter((name) => name.endsWith('.md'))).toEqual(['07-旧稿.md', '08-清河县委组织部.md', '09-清河县委组织部.md']);
  });

  it('keeps two originals with the same name', async () => {
    mkdirSync(join(cwd, 'b'));
    writeFileSync(join(cwd, 'b', '稿.txt'), TEXT.replace('18个', '19个'));
    await run('稿.txt', 'b/稿.txt', '--to', 'pub/issue-3');
    expect(read('originals/稿.txt')).toContain('18个');
    expect(read('originals/稿-2.txt')).toContain('19个');
    expect(read('originals/SHA256SUMS').split('\n')).toHaveLength(3);
  });

  it('imports nothing twice except with --overwrite, then into the same item', async () => {
    await run('稿.txt', '--to', 'pub/issue-3');
    writeFileSync(join(issue, ITEM), `${read(ITEM)}\n编辑加的话。\n`);
    const again = await run('稿.txt', '--to', 'pub/issue-3');
    expect(again.exit).toBe(1);
    expect(again.out).toContain(`这个文件已经导入过：originals/稿.txt，在 ${ITEM}  submission-new`);
    expect(again.err).toBe('没有写任何文件。\n');
    expect(read(ITEM)).toContain('编辑加的话');
    writeFileSync(join(cwd, '稿.txt'), TEXT.replace('18个', '20个'));
    await run('稿.txt', '--to', 'pub/issue-3', '--overwrite');
    expect(files().filter((name) => name.endsWith('.md'))).toEqual([ITEM]);
    expect(read(ITEM)).toContain('20个');
    expect(read('originals/稿.txt')).toContain('20个');
  });

  it('writes all of several files or none', async () => {
    writeFileSync(join(cwd, '坏.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const before = files();
    const { exit, out } = await run('稿.txt', '坏.doc', '--to', 'pub/issue-3');
    expect([exit, files()]).toEqual([1, before]);
    expect(out).toContain(
      '坏.doc:1:1  错误  这是旧版 Word 文档（.doc），不能导入  submission-format\n    请用 WPS 或 Word 打开，另存为 DOCX 后再导入\n',
    );
  });

  it('creates an issue from a whole bulletin', async () => {
    writeFileSync(
      join(cwd, '旧刊.docx'),
      docx({
        body: ['云岭组工信息', '第9期', '基层动态', `△${TEXT.split('\n').slice(0, 2).join('。')}`, '报：市委常委。']
          .map((line) => paragraph(line))
          .join(''),
      }),
    );
    const { out } = await run('旧刊.docx', '--split', '--to', 'pub/issue-9', '--date', '2024-06-01');
    issue = join(cwd, 'pub', 'issue-9');
    // One office may have several items in an issue, so these are named by their titles.
    expect(files()).toEqual(
      ['01-清河县深化“村村共建”.md', 'issue.yaml', 'originals', 'originals/SHA256SUMS', 'originals/旧刊.docx'].sort(),
    );
    expect(read('issue.yaml')).toBe('# 原件: originals/旧刊.docx\n期号: 9\n分送:\n  - 标签: 报\n    对象: 市委常委。\n');
    expect(out).toContain('  本期  第9期；报：市委常委。\n  没有认出  日期\n');
  });

  it.each([
    [['稿.txt'], '“.”和它的上级文件夹里都没有 bulletin.yaml'],
    [['稿.txt', '--to', 'pub'], '是刊物'],
    [['稿.txt', '--to', 'pub/issue-99'], '找不到“pub/issue-99”'],
    [['没有.txt', '--to', 'pub/issue-3'], '找不到文件“没有.txt”'],
    [['pub', '--to', 'pub/issue-3'], '“pub”不是文件'],
    [['稿.txt', '--to', 'pub/issue-3', '--date', '明天'], '“明天”不是日期'],
    [['稿.txt', '--to', ' '], '选项“--to”的内容是空的'],
    [[], '缺少参数'],
    [['稿.txt', '--split', '--to', 'nowhere/issue-1'], '找不到“nowhere/issue-1”'],
  ])('rejects %j', async (argv, found) => {
    const { exit, err, out } = await run(...argv);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(found);
  });

  it('follows no link in place of its folders', async () => {
    mkdirSync(join(cwd, 'elsewhere'));
    symlinkSync(join(cwd, 'elsewhere'), join(issue, 'originals'));
    const { exit, err } = await run('稿.txt', '--to', 'pub/issue-3');
    expect([exit, readdirSync(join(cwd, 'elsewhere'))]).toEqual([2, []]);
    expect(err).toContain('originals”不是文件夹');
  });

  it('reports errors in bulletin.yaml first', async () => {
    writeFileSync(join(cwd, 'pub', 'bulletin.yaml'), 'name: x\n');
    expect(await run('稿.txt', '--to', 'pub/issue-3')).toMatchObject({ exit: 2, err: '没有写任何文件。\n' });
    expect(existsSync(join(issue, 'originals'))).toBe(false);
  });

  it('has help in both languages', async () => {
    expect((await run('--help')).out).toContain('把报送的 DOCX、文本、Markdown 导入为稿件，拿不准的留空');
    expect((await run('--help', '--lang', 'en')).out.replace(/\s+/g, ' ')).toContain('each file is a whole bulletin: split it into items');
  });
});
