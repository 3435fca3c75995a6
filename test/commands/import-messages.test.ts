import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { PUBLICATION, withPackage } from '../import/importing.ts';
import { type Files, type MemoryHost, memoryHost } from '../memory-host.ts';

const BODY = '清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元，带动就业3200人次。';
const item = (title: string, source: string) => [`△${title}。${BODY}（${source}）`];
const whole = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

const hostOf = (files: Files) =>
  memoryHost({ '/work/bulletin.yaml': PUBLICATION, '/work/issue-3/issue.yaml': 'number: 3\ndate: 2024-05-06\n', ...files });

async function run(host: MemoryHost, ...argv: string[]) {
  const [out, err] = [host.stdout.text.length, host.stderr.text.length];
  const exit = await main(['import', ...argv], withPackage(host));
  return { exit, out: host.stdout.text.slice(out), err: host.stderr.text.slice(err) };
}

describe('a whole bulletin', () => {
  const issue = (...argv: string[]) => ['旧刊.txt', '--split', '--to', 'issue-7', '--dry-run', ...argv];

  it('shows its signer, and no number when it has none', async () => {
    const text = whole('云岭组工信息', '签发：李　四', '基层动态', ...item('清河县建强一线阵地', '清河县委组织部'));
    const host = hostOf({ '/work/旧刊.txt': text });
    expect((await run(host, ...issue())).out).toContain('\n  本期  签发：李四\n  没有认出  期号、日期、报、送、发\n');
    expect((await run(host, ...issue('--lang', 'en'))).out).toContain(
      '\n  issue  signed by 李四\n  not recognised  number, date, distribution\n',
    );
  });

  it('is reported when only items are recognised in it', async () => {
    const host = hostOf({ '/work/旧刊.txt': whole('云岭组工信息', '基层动态', ...item('清河县建强一线阵地', '清河县委组织部')) });
    expect((await run(host, ...issue())).out).toContain('\n  本期  没有认出\n');
    expect((await run(host, ...issue('--lang', 'en'))).out).toContain('\n  issue  not recognised\n');
  });

  it('that lost an item names the file left over from the earlier import', async () => {
    const [first, second] = [item('清河县建强一线阵地', '清河县委组织部'), item('临溪区组建用工专班', '临溪区委组织部')];
    const host = hostOf({ '/work/旧刊.txt': whole('云岭组工信息', '基层动态', ...first, ...second) });
    await run(host, '旧刊.txt', '--split', '--to', 'issue-7');
    host.files.set('/work/旧刊.txt', new TextEncoder().encode(whole('云岭组工信息', '基层动态', ...first)));
    const again = [...issue('--overwrite')];
    expect((await run(host, ...again)).out).toContain('  注意  上次导入的这些稿件这次没有重写，请核对：02-临溪区组建用工专班.md\n');
    expect((await run(host, ...again, '--lang', 'en')).out).toContain(
      '  note  items of the last import that were not rewritten; check them: 02-临溪区组建用工专班.md\n',
    );
  });
});

describe('a text of several sources', () => {
  const TEXT = whole('两部门联合开展税源摸排', BODY, '（中共清河县委员会组织部、临溪区委组织部）', '2024年4月30日');
  const files = { '/work/稿.txt': TEXT };

  it('lists all its sources', async () => {
    const zh = await run(hostOf(files), '稿.txt', '--to', 'issue-3', '--category', '基层动态');
    expect(zh.out).toContain('  来源  清河县委组织部 + 临溪区委组织部（文末署名）');
    const en = await run(hostOf(files), '稿.txt', '--to', 'issue-3', '--category', '基层动态', '--lang', 'en');
    expect(en.out).toContain('  source  清河县委组织部 + 临溪区委组织部 (the attribution)');
  });

  it('gives candidates and spellings as JSON', async () => {
    const { out } = await run(hostOf(files), '稿.txt', '--to', 'issue-3', '--json');
    const { imported, dryRun, written, planned } = JSON.parse(out);
    expect(imported[0].items[0].fields.source).toMatchObject({ value: '清河县委组织部', with: ['临溪区委组织部'] });
    expect([dryRun, written]).toEqual([false, planned]);
    const dry = JSON.parse((await run(hostOf(files), '稿.txt', '--to', 'issue-3', '--json', '--dry-run')).out);
    expect([dry.dryRun, dry.written, dry.planned]).toEqual([true, [], planned]);
  });

  it('gives the spelling found in the file as JSON', async () => {
    const text = whole('清河县建强一线阵地', `${BODY}（中共清河县委员会组织部）`);
    const { out } = await run(hostOf({ '/work/稿.txt': text }), '稿.txt', '--to', 'issue-3', '--json');
    expect(JSON.parse(out).imported[0].items[0].fields.source).toMatchObject({
      value: '清河县委组织部',
      written: '中共清河县委员会组织部',
    });
  });
});

describe('the files written, in English', () => {
  const text = whole('清河县建强一线阵地', `${BODY}（清河县委组织部）`, '2024年4月30日');

  it('are counted with the number of findings to fix', async () => {
    const { exit, err } = await run(hostOf({ '/work/稿.txt': text }), '稿.txt', '--to', 'issue-3', '--lang', 'en');
    expect([exit, err]).toEqual([1, expect.stringMatching(/^Wrote \d files; still to fix: 1 error.*\.\n$/)]);
    const done = await run(hostOf({ '/work/稿.txt': text }), '稿.txt', '--to', 'issue-3', '--category', '基层动态', '--lang', 'en');
    expect([done.exit, done.err]).toEqual([0, expect.stringMatching(/^Wrote \d files.*\.\n$/)]);
  });

  it('are none when a file is rejected', async () => {
    const host = hostOf({ '/work/旧.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex') });
    const { exit, err } = await run(host, '旧.doc', '--to', 'issue-3', '--lang', 'en');
    expect([exit, err]).toEqual([1, 'Nothing was written.\n']);
    expect((await run(host, '旧.doc', '--to', 'issue-3')).err).toBe('没有写任何文件。\n');
  });
});
