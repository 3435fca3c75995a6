import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { type Files, memoryHost } from '../memory-host.ts';
import { PUBLICATION } from '../read/reading.ts';

const HEAD = ['不用', '改用', '例外', '说明', '起始'];

function workbook(...rows: readonly (readonly unknown[])[]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), '错词');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['别的']]), '别的');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: true }));
}

/** Imports a file into a publication; what was printed, and the list afterwards. */
async function importList(file: string, content: string | Uint8Array, more: Files = {}, ...argv: string[]) {
  const host = memoryHost({ '/work/bulletin.yaml': PUBLICATION, [`/work/${file}`]: content, ...more }, { cwd: '/work' });
  const exit = await main(['words', 'import', file, '--json', ...argv], host);
  const list =
    (await host.stat('/work/用词.csv')) === null
      ? null
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(await host.readFile('/work/用词.csv'));
  const { added, changed, diagnostics } = JSON.parse(host.stdout.text) as {
    added: string[];
    changed: string[];
    diagnostics: { code: string; line: number }[];
  };
  return { exit, added, changed, found: diagnostics.map(({ code, line }) => `${code} ${line}`), list };
}

describe('bulletin words import', () => {
  it('writes the words of the first sheet of an XLSX file', async () => {
    const sheet = workbook(
      HEAD,
      ['按装', '安装', '按装机容量', '手写之误', ''],
      ['粮食局', '粮食和储备局', '', '', new Date('2018-11-01')],
    );
    expect(await importList('错词.xlsx', sheet)).toEqual({
      exit: 0,
      added: ['按装', '粮食局'],
      changed: [],
      found: [],
      list: '\ufeff不用,改用,例外,说明,起始\r\n按装,安装,按装机容量,手写之误,\r\n粮食局,粮食和储备局,,,2018-11-01\r\n',
    });
  });

  it('reads CSV, keeps what is listed, and replaces what is listed otherwise', async () => {
    const listed = '不用,改用,说明\n布署,部署,"甲,乙"\n按装,装设,\n座落,坐落,\n';
    const result = await importList('a.csv', '错词,正词\n按装,安装\n座落,坐落\n报导,报道\n', { '/work/用词.csv': listed });
    expect(result).toMatchObject({ exit: 0, added: ['报导'], changed: ['按装'], found: [] });
    expect(result.list).toBe('\ufeff不用,改用,例外,说明,起始\r\n布署,部署,,"甲,乙",\r\n按装,安装,,,\r\n座落,坐落,,,\r\n报导,报道,,,\r\n');
  });

  it.each<[string, Files]>([
    [
      'is a link out of the publication',
      { '/work/用词.csv': { link: '/elsewhere/用词.csv' }, '/elsewhere/用词.csv': '不用,改用\n座落,坐落\n' },
    ],
    ['is a broken link', { '/work/用词.csv': { link: '/nowhere' } }],
    ['is a folder', { '/work/用词.csv/a': '' }],
  ])('reads and writes no list that %s', async (_, files) => {
    const host = memoryHost({ '/work/bulletin.yaml': PUBLICATION, '/work/a.csv': '错词,正词\n按装,安装\n', ...files }, { cwd: '/work' });
    const before = new Map(host.files);
    expect(await main(['words', 'import', 'a.csv', '--json'], host)).toBe(1);
    expect(JSON.parse(host.stdout.text)).toMatchObject({ added: [], changed: [], diagnostics: [{ code: 'file-inside' }] });
    expect(new Map(host.files)).toEqual(before);
  });

  it('reports rows with problems and imports the others', async () => {
    const result = await importList('a.xlsx', workbook(HEAD, ['', '安装'], ['布署', '部署']));
    expect(result).toMatchObject({ exit: 0, added: ['布署'], found: ['terms-valid 2'] });
  });

  it('writes nothing in a dry run', async () => {
    const result = await importList('a.xlsx', workbook(HEAD, ['布署', '部署']), {}, '--dry-run');
    expect(result).toMatchObject({ exit: 0, added: ['布署'], list: null });
  });

  it.each([
    ['a Word document', 'a.docx', zipSync({ '[Content_Types].xml': strToU8('<Types/>') }), 'terms-readable'],
    ['an old workbook', 'a.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'terms-readable'],
    ['half a workbook', 'a.xlsx', workbook(HEAD, ['布署', '部署']).slice(0, 900), 'terms-readable'],
    ['an empty sheet', 'a.xlsx', workbook([]), 'terms-readable'],
    ['a package that unpacks to much', 'a.xlsx', zipSync({ 'xl/workbook.xml': new Uint8Array(70_000_000) }), 'terms-readable'],
  ])('refuses %s and changes nothing', async (_, name, content, code) => {
    const result = await importList(name, content, { '/work/用词.csv': '不用\n甲乙\n' });
    expect(result).toMatchObject({ exit: 1, added: [], changed: [], list: '不用\n甲乙\n' });
    expect(result.found).toEqual([`${code} 1`]);
  });

  it('does not rewrite a list that has problems', async () => {
    const result = await importList('a.csv', '不用\n布署\n', { '/work/用词.csv': '不用,别的\n甲乙,丙\n' });
    expect(result).toMatchObject({ added: [], found: ['terms-valid 1'], list: '不用,别的\n甲乙,丙\n' });
  });
});
