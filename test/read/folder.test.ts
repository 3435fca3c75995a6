import { describe, expect, it } from 'vitest';
import { createSiblingReader } from '../../src/issue/series.ts';
import { createSession } from '../../src/issue/session.ts';
import { findPublication, readIssue } from '../../src/read/index.ts';
import { memoryHost } from '../memory-host.ts';
import { FRONT, PUBLICATION, read } from './reading.ts';

describe('items', () => {
  const text = `${FRONT}正文。`;

  it('are the Markdown files of the folder, by code point', async () => {
    const { manuscript, found } = await read({
      '10-b.md': text,
      '2-a.MD': text,
      '一 篇.md': text,
      '𠮷.md': text,
      '～.md': text,
      'README.md': '说明',
      'Readme.MD': '说明',
      '.hidden.md': text,
      '~$2-a.md': text,
      'notes.pdf': text,
      'readme.txt': text,
      '.DS_Store': text,
      '._2-a.md': text,
      'Thumbs.db': text,
      'desktop.ini': text,
      '2-a.md.bak': text,
      '~WRL0001.tmp': text,
      'sub/c.md': text,
      'folder.md/c.md': text,
      'dist/out.md': text,
    });
    expect(found).toEqual(['file-read issue-1/sub/c.md:1:1-1:1', 'file-read issue-1/folder.md/c.md:1:1-1:1']);
    expect(manuscript.items.map(({ name }) => name)).toEqual(['10-b.md', '2-a.MD', '一 篇.md', '～.md', '𠮷.md']);
    expect(manuscript.items[2]?.file).toBe('issue-1/一 篇.md');
    expect(manuscript.folder).toBe('/work/issue-1');
  });

  it('have the same order in any normalisation', async () => {
    const names = ['cafe\u0301.md', 'cag.md', 'caf\u00e8.md', '～.md', '𠮷.md'];
    const composed = names.map((name) => name.normalize('NFC'));
    const decomposed = names.map((name) => name.normalize('NFD'));
    const order = async (list: readonly string[]) =>
      (await read(Object.fromEntries(list.map((name) => [name, text])))).manuscript.items.map(({ name }) => name.normalize());
    expect(await order(decomposed)).toEqual(await order(composed));
    expect(await order(composed)).toEqual(['caf\u00e8.md', 'caf\u00e9.md', 'cag.md', '～.md', '𠮷.md']);
  });

  it('are reported when names collide on other systems', async () => {
    const { diagnostics, manuscript } = await read({
      'caf\u00e9.md': text,
      'cafe\u0301.md': text,
      'B.md': text,
      'b.md': text,
      'c.md': text,
    });
    expect(manuscript.items).toHaveLength(5);
    expect(diagnostics.map(({ code, severity, place, args }) => [code, severity, place.file, args])).toEqual([
      ['file-name-unique', 'warning', 'issue-1/b.md', { other: 'B.md' }],
      ['file-name-unique', 'warning', 'issue-1/caf\u00e9.md', { other: 'cafe\u0301.md' }],
    ]);
  });

  it('do not include other documents, which are reported', async () => {
    const { diagnostics, manuscript } = await read({
      '01-甲.md': text,
      '01-甲.docx': 'made into 01-甲.md',
      '02-乙.docx': '',
      '03-丙.doc': '',
      '04-丁.wps': '',
      '05-戊.txt': '',
      '06-己.markdown': '',
      '~$02-乙.docx': '',
      '.隐藏.docx': '',
      'readme.txt': '',
      '名单.xlsx': '',
      '照片.jpg': '',
      '子文件夹/07.docx': '',
    });
    expect(manuscript.items).toHaveLength(1);
    expect(diagnostics.map(({ code, severity, place }) => [code, severity, place.file, place.line])).toEqual(
      ['02-乙.docx', '03-丙.doc', '04-丁.wps', '05-戊.txt', '06-己.markdown'].map((name) => ['file-read', 'warning', `issue-1/${name}`, 1]),
    );
  });

  it('may be links inside the folder; others are refused unread', async () => {
    const { manuscript, found, host } = await read({
      '../outside.md': text,
      'sub/c.md': text,
      'a.md': { link: '../outside.md' },
      'b.md': { link: 'sub/c.md' },
      'c.md': { link: 'nowhere.md' },
      'd.md': { link: 'sub' },
    });
    expect(found).toEqual([
      ...['a', 'c', 'd'].map((name) => `file-inside issue-1/${name}.md:1:1-1:1`),
      'file-read issue-1/sub/c.md:1:1-1:1',
    ]);
    expect(manuscript.items.map(({ values }) => values.title)).toEqual([undefined, '一篇稿件', undefined, undefined]);
    expect(host.opened).not.toContain('/work/outside.md');
  });

  it('must have printable names', async () => {
    const { found } = await read({ 'a\x1b[31m.md': text, 'b\n.md': text, '\ue000.md': text, 'c\u202edm.md': text, 'd\u200b.md': text });
    expect(found.map((line) => line.split(' ')[0])).toEqual(Array(5).fill('file-name-printable'));
  });

  it('over two megabytes are refused unopened', async () => {
    const { found, host } = await read({ 'a.md': 'x'.repeat(2_000_001) });
    expect(found).toEqual(['file-bounded issue-1/a.md:1:1-1:1']);
    expect(host.opened).not.toContain('/work/issue-1/a.md');
  });
});

describe('issue.yaml', () => {
  it.each([
    ['a link that leads elsewhere', { 'issue.yaml': { link: '../secret.yaml' }, '../secret.yaml': 'secret' }],
    ['a folder', { 'issue.yaml/x': '' }],
  ])('that is %s is refused unread', async (_, files) => {
    const { found, host } = await read(files);
    expect(found).toEqual(['file-inside issue-1/issue.yaml:1:1-1:1']);
    expect(host.opened).toEqual(['/work/bulletin.yaml']);
  });
});

describe('siblings', () => {
  it('are the other issues beside it, read leniently', async () => {
    const { manuscript, found } = await read({
      'issue.yaml': 'number: 1',
      '../issue-2/issue.yaml': '期号: 22\n总期号: 5\n增刊: 是\n日期: 2021年1月2日\n',
      '../issue-3/issue.yaml': 'date: 2021-13-01\ntypo: 1\n',
      '../issue-4/issue.yaml': '[broken',
      '../issue-5/a.md': 'no issue.yaml',
      '../issue-6/README.md': 'no items',
      '../drafts/a.md': 'not named like an issue',
      '../notes/issue.yaml': '',
      '../file': '',
    });
    expect(found).toEqual([]);
    const unknown = { supplement: false, total: undefined, date: undefined, year: undefined, items: [] };
    expect(manuscript.siblings).toEqual([
      { file: 'issue-2/issue.yaml', number: 22, supplement: true, total: 5, date: '2021-01-02', year: '2021', items: [] },
      { ...unknown, file: 'issue-3/issue.yaml', number: 3 },
      { ...unknown, file: 'issue-4/issue.yaml', number: 4 },
      { ...unknown, file: 'issue-5/issue.yaml', number: 5 },
      { ...unknown, file: 'notes/issue.yaml', number: undefined },
    ]);
  });

  it('exclude the issue itself, even when reached through a link', async () => {
    const files = { '/work/bulletin.yaml': PUBLICATION, '/work/issue-1/issue.yaml': '', '/work/issue-2/issue.yaml': 'number: 2' };
    const host = memoryHost({
      ...files,
      '/work/latest': { link: 'issue-2' },
      '/work/other': { link: '../away/issue-2' },
      '/away/issue-2/issue.yaml': 'number: 2',
    });
    const siblingsOf = async (folder: string) =>
      (
        await readIssue(host, folder, 'bulletin.yaml', { siblings: createSiblingReader(createSession(host), `/work/${folder}`) })
      ).manuscript.siblings.map(({ file }) => file);
    expect(await siblingsOf('latest')).toEqual(['issue-1/issue.yaml']);
    expect(await siblingsOf('other')).toEqual(['issue-1/issue.yaml', 'issue-2/issue.yaml']);
  });

  it('are not read through links out of the folder', async () => {
    const { manuscript, host } = await read({ '../away.yaml': 'number: 7', '../issue-2/issue.yaml': { link: '/work/away.yaml' } });
    expect(manuscript.siblings).toEqual([]);
    expect(host.opened).not.toContain('/work/away.yaml');
  });
});

describe('the publication', () => {
  it('is the nearest above the folder, never inside it', async () => {
    const host = memoryHost({ '/a/bulletin.yaml': '', '/a/b/bulletin.yaml': '', '/a/b/c/d/x.md': '', '/z/x.md': '' });
    expect(await findPublication(host, '/a/b/c/d')).toBe('/a/b/bulletin.yaml');
    expect(await findPublication(host, '/a/b')).toBe('/a/bulletin.yaml');
    expect(await findPublication(host, '/a')).toBeNull();
    expect(await findPublication(host, '/z')).toBeNull();
  });

  it('outside the current folder is named by absolute path', async () => {
    const host = memoryHost({ '/work/bulletin.yaml': '', '/work/issue-1/a.md': '' }, { cwd: '/work/issue-1' });
    const { manuscript } = await readIssue(host, '.', '/work/bulletin.yaml');
    expect([manuscript.publication.file, manuscript.items[0]?.file]).toEqual(['/work/bulletin.yaml', 'a.md']);
  });
});

describe('system errors', () => {
  it('are thrown as they are', async () => {
    const host = memoryHost({ '/work/bulletin.yaml': PUBLICATION });
    await expect(readIssue(host, '/work/issue-1', '/work/bulletin.yaml')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
