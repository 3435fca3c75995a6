import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { libreOfficeCases } from '../import/libreoffice-cases.ts';
import { commented } from '../pull/pulling.ts';
import { canEdit, editDocx, run } from './tools.ts';

/**
 * The editor's workflow end to end: a publication, an issue, three DOCX made by LibreOffice, the draft, an edit in LibreOffice, and the
 * pull.
 */
const fixtures = join(import.meta.dirname, '..', 'import', 'fixtures');
const work = mkdtempSync(join(tmpdir(), 'bulletin-desk-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const home = join(work, '刊物');
const issue = join(home, 'issue-3');

/** Runs a command line; throws with its output when it fails. */
async function bulletin(...argv: readonly string[]): Promise<string> {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const stream = { write, isTerminal: false };
  const exit = await main([...argv], { ...nodeHost(), cwd: work, env: {}, stdout: stream, stderr: stream });
  if (exit !== 0) throw new Error(`bulletin ${argv.join(' ')} ended with ${exit}: ${said}`);
  return said;
}

/** Every file of the issue that is not a build output. */
function files(): Record<string, string> {
  const names = (readdirSync(issue, { recursive: true, withFileTypes: true }) as { name: string; parentPath: string; isFile(): boolean }[])
    .filter((each) => each.isFile() && !each.parentPath.endsWith('dist'))
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(issue.length + 1), readFileSync(name, 'latin1')]));
}

/** The items as text. */
function item(found: Record<string, string>, part: string): string {
  const name = Object.keys(found).find(
    (each) =>
      each.endsWith('.md') &&
      Buffer.from(found[each] ?? '', 'latin1')
        .toString()
        .includes(part),
  );
  if (name === undefined) throw new Error(`no item has “${part}”`);
  return name;
}

/** Rewrites a file as DOCX with LibreOffice. */
function convert(from: string, folder: string, reading: readonly string[] = []): void {
  const profile = `-env:UserInstallation=file://${work}/profile`;
  run('soffice', [profile, '--headless', ...reading, '--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, from]);
}

const document = () => {
  const name = readdirSync(join(issue, 'dist')).find((each) => each.endsWith('.docx'));
  return join(issue, 'dist', name ?? '');
};

describe.runIf(canEdit())('the editor’s workflow', () => {
  let before: Record<string, string> = {};

  beforeAll(async () => {
    const sources = ['太湖县委组织部', '中共宜秀区委组织部', '桐城市委组织部'];
    await bulletin(
      'init',
      home,
      '--name',
      '安庆组工信息',
      '--publisher',
      '中共安庆市委组织部',
      '--section',
      '基层动态',
      ...sources.flatMap((each) => ['--source', each]),
    );
    await bulletin('new', 'issue', home, '--number', '3', '--date', '2021-09-20');
    for (const { name, source, filter } of libreOfficeCases) {
      convert(join(fixtures, source), work, filter === undefined ? [] : [`--infilter=${filter}`]);
      await bulletin('import', `${name}.docx`, '--to', issue, '--category', '基层动态', '--date', '2021-09-12');
    }
    await bulletin('check', issue);
    await bulletin('build', issue, '--format', 'docx');
    before = files();
  }, 180_000);

  afterEach(() => {
    for (const name of Object.keys(files())) if (before[name] === undefined) rmSync(join(issue, name));
    for (const [name, content] of Object.entries(before)) writeFileSync(join(issue, name), content, 'latin1');
  });

  it('has three items', () => {
    expect(Object.keys(before).filter((name) => name.endsWith('.md'))).toHaveLength(3);
  });

  it('finds no changes in a document that LibreOffice only saved', async () => {
    const saved = join(work, 'saved.docx');
    editDocx(join(work, 'profile'), document(), saved, { record: false });
    expect(await bulletin('review', 'pull', saved, issue, '--yes')).toContain('没有改动');
    expect(files()).toEqual(before);
  });

  const replace = [
    ['链长制”服务企业', '链长制”助企纾困'],
    ['每月走访企业不少于2次', '每月走访企业不少于3次'],
    ['先锋岗设在工地上', '先锋岗建在项目工地上'],
    ['民生', '民生实事'],
  ] as const;
  const part = ['研究部署产业链“链长制”工作。'] as const;

  it.each([
    ['with changes recorded', true],
    ['without', false],
  ])('brings home an edit made in LibreOffice, and nothing else: %s', async (_, record) => {
    const edited = join(work, `edited-${record}.docx`);
    editDocx(join(work, 'profile'), document(), edited, { record, replace, part });
    // Plus a comment, which LibreOffice reads and writes back.
    writeFileSync(
      edited,
      commented(readFileSync(edited), [{ on: '近日', author: '王主任', date: '2021-09-18T09:30:00Z', text: '请核对次数。' }]),
    );
    convert(edited, join(work, 'again'));
    const back = join(work, 'again', basename(edited));
    const said = await bulletin('review', 'pull', back, issue, '--yes');
    expect(said).not.toContain('没有取回');
    const after = files();
    const latin = (text: string) => Buffer.from(text).toString('latin1');
    const wanted = { ...before };
    for (const [from, to] of [...replace, ...part.map((words) => [words, `${words}\n\n`] as const)]) {
      const name = item(wanted, from);
      wanted[name] = (wanted[name] ?? '').replace(latin(from), latin(to));
    }
    const remarked = `${item(wanted, '近日').replace(/\.md$/, '')}.remarks.yaml`;
    const { [remarked]: remarks = '', ...rest } = after;
    expect(rest).toEqual(wanted);
    expect(Buffer.from(remarks, 'latin1').toString()).toMatch(
      /批注人: 王主任\n {4}日期: 2021-09-18T09:30:00Z\n {4}原文: .*近日.*\n {4}批注内容: 请核对次数。\n {4}已处理: 否\n$/,
    );
    // A second pull finds nothing more to take.
    expect(await bulletin('review', 'pull', back, issue, '--yes')).toContain('没有改动');
  });
});
