import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Asker } from '../../src/host/asker.ts';
import { answers } from '../asker.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

const PUBLICATION = `name: 云州信息
publisher: 云州市委办公室
sections: [{ title: 市内信息 }]
sources: [{ name: 岳西县委组织部, aliases: [岳西县] }]
`;

async function run(argv: readonly string[], { files = {}, cwd = '/work', person }: { files?: Files; cwd?: string; person?: Asker } = {}) {
  const host = packagedHost(files);
  const isTerminal = person !== undefined;
  const exit = await main(argv, {
    ...host,
    cwd,
    stdin: { isTerminal },
    stderr: { write: (text) => host.stderr.write(text), isTerminal },
    asker: async () => person ?? answers(),
  });
  return { exit, out: host.stdout.text, err: host.stderr.text, files: host.files };
}

const pub: Files = { '/work/bulletin.yaml': PUBLICATION, '/work/issue-1/issue.yaml': 'number: 1\ndate: 2026-02-20\n' };
const en = (...argv: string[]) => ['--lang', 'en', ...argv];

describe('init', () => {
  it('names the command to try next from any folder', async () => {
    const below = await run(en('init', 'jianbao', '--yes'));
    expect([below.exit, below.err]).toEqual([0, expect.stringContaining(' bulletin build jianbao/issue-1\n')]);
    const beside = await run(en('init', '/office/jianbao', '--yes'));
    expect(beside.err).toContain(' bulletin build /office/jianbao/issue-1\n');
    expect(beside.out).toContain('/office/jianbao/bulletin.yaml\n');
  });

  it('asks its questions in English and shows the files first', async () => {
    const person = answers('', '云州信息', '云州市委办公室', '市内信息', '', '', '', '', true);
    const { exit, files } = await run(en('init', '../office'), { person, cwd: '/work' });
    expect(exit).toBe(0);
    expect(person.heard.slice(1, 3)).toEqual([expect.stringContaining('Kind of bulletin'), 'Name of the bulletin']);
    expect(person.heard).toContain('送: peer offices');
    expect(person.heard.at(-2)).toMatch(/^Files to be written:\n(?: {2}\/office\/.*\n)*? {2}\/office\/bulletin\.yaml\n/);
    expect(person.heard.at(-1)).toBe('Create “云州信息” now?');
    expect(new TextDecoder().decode(files.get('/office/bulletin.yaml'))).toContain('云州信息');
  });

  it('writes nothing when the user cancels', async () => {
    const { exit, err, files } = await run(en('init', 'jianbao'), { person: answers('', '云州信息', null) });
    expect([exit, err]).toEqual([130, 'Cancelled; nothing was written.\n']);
    expect([...files.keys()].filter((path) => path.includes('jianbao'))).toEqual([]);
  });
});

describe('new item', () => {
  const item = (...more: string[]) => en('new', 'item', '--title', '一篇', '--category', '市内信息', ...more);

  it('says where to write the text', async () => {
    const { exit, err } = await run(item('--source', '岳西县'), { files: pub });
    expect([exit, err]).toEqual([0, 'Item created: 岳西县委组织部, 市内信息. Write its text below the second “---”.\n']);
  });

  it('rejects an unknown source and says what to do', async () => {
    const { exit, err } = await run(item('--source', 'qqqq'), { files: pub });
    expect(exit).toBe(2);
    expect(err).toContain('error: Source “qqqq” is not ');
    expect(err).toContain('\n    Check the name, or add it to sources in bulletin.yaml\n');
    expect((await run(['new', 'item', '--source', 'qqqq'], { files: pub })).err).toContain(
      '    请核对名称，或在 bulletin.yaml 的“来源单位”里补上\n',
    );
  });

  it('accepts any listed category for an item of the publisher', async () => {
    const files = { ...pub, '/work/bulletin.yaml': `${PUBLICATION}categories: [市内信息, 通报]\n` };
    const { exit, err } = await run(en('new', 'item', '--title', '一篇', '--source', '云州市委办公室', '--category', '通报'), { files });
    expect([exit, err]).toEqual([0, expect.stringContaining('云州市委办公室, 通报')]);
  });
});

it('calls a supplement a supplement when its number is taken', async () => {
  const files = { ...pub, '/work/z-1/issue.yaml': 'number: 1\ndate: 2026-02-20\nsupplement: true\n' };
  const argv = ['new', 'issue', '--supplement', '--number', '1', '--date', '2026-03-09'];
  expect((await run(en(...argv), { files })).err).toContain('Supplement 1 of 2026 is there already: “z-1”');
  expect((await run(argv, { files })).err).toContain('2026年增刊第1期已经有了：“z-1”');
});
