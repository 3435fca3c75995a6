import { describe, expect, it } from 'vitest';
import { readBody, words } from './reading.ts';

describe('links', () => {
  it.each([
    ['见[安徽先锋网](https://www.ahxf.gov.cn/zt?id=1)首页', '见安徽先锋网<https://www.ahxf.gov.cn/zt?id=1>首页'],
    ['<https://a.cn/b>', 'https://a.cn/b<https://a.cn/b>'],
    ['<zgb@a.cn>', 'zgb@a.cn<mailto:zgb@a.cn>'],
    ['[来信](mailto:zgb@a.cn?subject=甲)', '来信<mailto:zgb@a.cn?subject=%E7%94%B2>'],
    ['**甲[乙](http://a.cn)丙**', '*甲**乙*<http://a.cn/>*丙*'],
    ['[甲**乙**](http://a.cn)丙', '甲<http://a.cn/>*乙*<http://a.cn/>丙'],
    ['[甲](http://a.cn)[乙](http://a.cn)[丙](http://b.cn)', '甲乙<http://a.cn/>丙<http://b.cn/>'],
    ['[甲\n乙](http://a.cn)\n丙', '甲乙<http://a.cn/>丙'],
    ['[甲](HTTPS://中文.cn/路径)', '甲<https://xn--fiq228c.cn/%E8%B7%AF%E5%BE%84>'],
    ['[甲](<http://a.cn/a b|c\\>>)', '甲<http://a.cn/a%20b%7Cc%3E>'],
    ['https://a.cn 与 www.a.cn 与 a@b.cn', 'https://a.cn 与 www.a.cn 与 a@b.cn'],
  ])('%j reads %j', async (markdown, expected) => {
    const { body, found } = await readBody(markdown);
    expect(found).toEqual([]);
    expect(words(body[0])).toBe(expected);
  });

  it('may be in headings, lists and tables', async () => {
    const { found, manuscript } = await readBody('# [甲](http://a.cn)\n\n- [乙](http://a.cn)\n\n|[丙](http://a.cn)|\n|-|\n');
    expect(found).toEqual([]);
    expect(JSON.stringify(manuscript.items[0]?.body).match(/http:\/\/a\.cn\//g)).toHaveLength(3);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '&#106;avascript:alert(1)',
    'java&Tab;script:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.cn',
    'tel:12345',
    '//a.cn',
    'www.a.cn',
    '../a.md',
    '#甲',
    'C:\\\\a.doc',
    'http://',
    'http://a b.cn',
    'https://www.gov.cn@a.cn/',
    'mailto:',
    'mailto:甲',
    `http://a.cn/${'a'.repeat(2048)}`,
  ])('have no other targets: %.40s', async (address) => {
    const { found, diagnostics, body } = await readBody(`甲[乙](<${address}>)`);
    expect(found).toEqual([`link-address 7:2-7:${9 + address.length}`]);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(words(body[0])).toBe('甲乙');
  });

  it.each([
    ['甲[](http://a.cn)', 'link-words 7:2-7:17'],
    ['甲[ ](http://a.cn)', 'link-words 7:2-7:18'],
    ['甲[乙]()', 'link-address 7:2-7:7'],
    ['甲[乙](http://a.cn "丙")', 'markup-printable 7:2-7:22'],
    ['甲[![](a.png)](http://a.cn)', 'link-words 7:2-7:27'],
  ])('%j gives %s', async (markdown, expected) => {
    expect((await readBody(markdown)).found).toContain(expected);
  });
});
