import { describe, expect, it } from 'vitest';
import { termsPreferred } from '../../src/rules/terms-preferred.ts';
import { check, item } from '../rules/check.ts';
import { read } from './reading.ts';

/** What is said about a list beside `bulletin.yaml`: `problem line`. */
async function problems(list: string | Uint8Array, name = '用词.csv') {
  const { diagnostics, manuscript } = await read({ [`../${name}`]: list, 'a.md': item() });
  const found = diagnostics.filter(({ code }) => code !== 'encoding-utf8');
  return {
    found: found.map(({ code, args, place }) => `${code} ${'problem' in args ? args.problem : ''} ${place.line}`),
    words: manuscript.publication.values.terms?.map(({ avoid }) => avoid) ?? [],
  };
}

describe('a list of words beside bulletin.yaml', () => {
  it.each([
    ['Chinese names of columns', '不用,改用\n按装,安装\n', ['按装'], []],
    ['English names of columns', 'avoid,use,except,note,since\n按装,安装,按装机容量,手写之误,2020-01-01\n', ['按装'], []],
    ['names that offices use', '序号,错误写法,正确写法,备注\n1,按装,安装,\n', ['按装'], []],
    ['any order, blanks and empty rows', '改用 , 不用\n\n安装, 按装 \n,,\n', ['按装'], []],
    ['a mark of byte order and line ends of Windows', '\ufeff不用,改用\r\n按装,安装\r\n', ['按装'], []],
    ['quoted cells', '不用,说明\n按装,"应为""安装"",手写之误"\n', ['按装'], []],
    ['no rows', '不用,改用\n', [], []],
    ['an empty file', '', [], []],
    ['no column of wrong words', '错,对\n按装,安装\n', [], ['terms-valid header 1']],
    ['an unknown column', '不用,改用,级别\n按装,安装,高\n', ['按装'], ['terms-valid column 1']],
    ['no word', '不用,改用\n,安装\n布署,部署\n', ['布署'], ['terms-valid word 2']],
    ['the same word twice', '不用,改用\n按装,安装\n按装,装设\n', ['按装'], ['terms-valid repeat 3']],
    ['the word itself to use', '不用,改用\n按装,按装\n', [], ['terms-valid same 2']],
    ['an exception without the word', '不用,改用,例外\n按装,安装,装机\n', [], ['terms-valid except 2']],
    ['no such day', '不用,改用,起始\n环保局,生态环境局,2018-02-30\n', [], ['terms-valid since 2']],
    ['a sentence for a word', `不用,改用\n${'长'.repeat(41)},短\n`, [], ['terms-valid long 2']],
    ['a quote that is not closed', '不用,改用\n布署,部署\n"按装,安装\n', ['布署'], ['terms-valid quotes 3']],
  ] as const)('is read with %s', async (_, list, words, found) => {
    expect(await problems(list)).toEqual({ words, found });
  });

  it('is read from GB18030, which Excel writes', async () => {
    const { default: iconv } = await import('iconv-lite');
    expect(await problems(iconv.encode('不用,改用\n按装,安装\n', 'gb18030'))).toEqual({ words: ['按装'], found: [] });
  });

  it('is read up to a bound', async () => {
    const rows = Array.from({ length: 5_001 }, (_, index) => `词${index},字${index}\n`);
    const { words, found } = await problems(`不用,改用\n${rows.join('')}`, 'terms.csv');
    expect(words).toHaveLength(5_000);
    expect(found).toEqual(['terms-valid rows 5002']);
    expect((await problems(`不用\n${'词\n'.repeat(300_000)}`)).found).toEqual(['file-bounded  1']);
  });
});

describe('a word of the publication', () => {
  const LIST = '不用,改用,例外,起始\n布点,设点,疏密布点|布点图,\n粮食局,粮食和储备局,,2018-11-01\n';
  const report = async (body: string, date = '2026-03-01') =>
    (await check(termsPreferred, { '../用词.csv': LIST, 'a.md': item({ date }, body) })).map(([, place]) => place.split(':').at(-1));

  it.each([
    ['where it stands', '全县布点十处。', ['3']],
    ['but not in an exception', '全县疏密布点，绘制布点图。', []],
    ['and again beside an exception', '绘制布点图，再布点。', ['8']],
    ['in an item of a later day', '县粮食局检查。', ['2']],
  ])('is reported %s', async (_, body, columns) => {
    expect(await report(body)).toEqual(columns);
  });

  it('is not reported in an item of an earlier day', async () => {
    expect(await report('县粮食局检查。', '2018-10-31')).toEqual([]);
    expect(await report('县粮食局检查。', '2018-11-01')).toEqual(['2']);
  });
});
