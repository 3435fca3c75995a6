import fc from 'fast-check';
import { Window } from 'happy-dom';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Bulletin } from '../../src/model/bulletin.ts';
import { renderHtml } from '../../src/render/html/index.ts';
import { renderText } from '../../src/render/text/index.ts';
import { writeTable } from '../../src/render/text/table.ts';
import { measureWidth } from '../../src/report/columns.ts';
import { toSide } from '../../src/review/compare/bulletin-side.ts';
import { issue } from '../generate/issue.ts';
import { assembled } from './assembled.ts';
import { dot, nowhere, rasterise } from './pages.ts';
import { hostile, richBulletin } from './rich-bulletin.ts';
import { paragraph, sampleBulletin, text } from './sample-bulletin.ts';

/** The web page and the plain text: what they say, and that they are sound. */

const name = '测试简报第1期';

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function page(bulletin: Bulletin): Promise<string> {
  const [file] = await renderHtml({ bulletin, rasterise, name, options: {} });
  return decode(file?.data);
}

function parse(html: string) {
  const window = new Window({
    settings: { disableJavaScriptEvaluation: true, disableJavaScriptFileLoading: true, disableCSSFileLoading: true },
  });
  window.document.write(html);
  return window.document;
}

/** The printed text of a bulletin, in order, without white space; pictures print no text. */
function printed(bulletin: Bulletin, { contents }: { readonly contents: boolean }): string {
  const { masthead, parts, imprint } = toSide(bulletin);
  const listed = bulletin.contents?.sections.flatMap(({ title, entries }) => [title, ...entries.map((entry) => entry.title)]) ?? [];
  const head = contents && bulletin.contents !== null ? [bulletin.contents.title, ...listed] : [];
  const words = [masthead, parts.flatMap(({ passages }) => passages), imprint].map((passages) =>
    passages
      .filter(({ role }) => role !== 'picture')
      .flatMap(({ cells }) => cells.flatMap((runs) => runs.map(({ text }) => text)))
      .join(''),
  );
  return [words[0], ...head, ...words.slice(1)].join('').replace(/\s/g, '');
}

/** The text between the tags, as a parser of the standard reads it. */
function spoken(html: string): string {
  const said = (node: DefaultTreeAdapterTypes.Node): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
    if (node.nodeName === 'head') return '';
    return 'childNodes' in node ? node.childNodes.map(said).join('') : '';
  };
  return said(parseHtml(html)).replace(/\s/g, '');
}

it('print the title above sections of a second level', async () => {
  const sections = sampleBulletin.sections.map((section, index) => ({ ...section, under: index === 0 ? '上级栏目' : null }));
  const [file] = await renderText({ bulletin: { ...sampleBulletin, sections }, rasterise, name, options: {} });
  for (const text of [await page({ ...sampleBulletin, sections }), decode(file?.data)]) expect(text.split('上级栏目')).toHaveLength(2);
});

describe('the web page', () => {
  it.each([
    ['the sample', sampleBulletin],
    ['every node', richBulletin],
  ])('has the text of the printed issue, in order: %s', async (_, bulletin) => {
    expect(spoken(await page(bulletin))).toBe(printed(bulletin, { contents: true }));
  });

  it('has the text of the printed issue, in order, for any issue', async () => {
    await fc.assert(
      fc.asyncProperty(issue(), async (given) => {
        const bulletin = await assembled(given.files);
        expect(spoken(await page(bulletin))).toBe(printed(bulletin, { contents: true }));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['the sample', sampleBulletin],
    ['every node', richBulletin],
  ])('is valid HTML: %s', async (_, bulletin) => {
    const files = await renderHtml({ bulletin, rasterise, name, options: { each: true } });
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: { 'no-inline-style': 'error' },
    });
    for (const { ending, data } of files.filter((file) => file.ending.endsWith('.html'))) {
      const report = await validator.validateString(decode(data));
      const told = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${ending}:${line} ${ruleId}: ${message}`),
      );
      expect(told).toEqual([]);
    }
  });

  it('loads, runs and sends nothing, and only its own style applies', async () => {
    const html = await page(richBulletin);
    const document = parse(html);
    const policy = document.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute('content') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'$/,
    );
    expect(html).not.toMatch(/unsafe-inline|<link|<iframe|<object| on\w+="|javascript:/);
    expect([...document.querySelectorAll('script')].map((script) => script.getAttribute('type'))).toEqual(['application/ld+json']);
    expect([...document.querySelectorAll('img')].every((img) => img.getAttribute('src')?.startsWith('data:image/'))).toBe(true);
  });

  it('keeps words that are markup elsewhere as words', async () => {
    const evil = [...hostile, '</script><script>alert(1)</script>', '<!--<script>', '<img src=x onerror=alert(1)>', '</title></style>'];
    const bulletin: Bulletin = {
      ...sampleBulletin,
      masthead: { ...sampleBulletin.masthead, name: '</h1><script>alert(1)</script>' },
      properties: { ...sampleBulletin.properties, title: '</title><script>alert(1)</script>', author: '"><script>' },
      sections: [
        {
          title: '</h2><script>',
          items: evil.map((words, index) => ({
            ...(sampleBulletin.sections[0]?.items[0] as (typeof sampleBulletin.sections)[0]['items'][0]),
            id: `${index}`,
            title: words,
            body: [
              paragraph(words),
              {
                type: 'image' as const,
                path: 'x',
                alt: words,
                caption: words,
                data: dot,
                format: 'png' as const,
                width: 1,
                height: 1,
                place: nowhere,
              },
            ],
          })),
        },
      ],
    };
    const document = parse(await page(bulletin));
    expect(document.querySelectorAll('script').length).toBe(1);
    expect([...document.querySelectorAll('article img')].map((img) => img.getAttribute('alt'))).toEqual(evil);
    expect([...document.querySelectorAll('h3')].map((heading) => heading.textContent)).toEqual(evil.map((words) => `△${words}`));
    const data = JSON.parse(document.querySelector('script')?.textContent ?? '');
    expect(data.hasPart.map(({ headline }: { headline: string }) => headline)).toEqual(evil);
  });

  it('links to web and mail addresses alone', async () => {
    const href = 'javascript:alert(1)';
    const [first] = sampleBulletin.sections[0]?.items ?? [];
    const body = [{ type: 'paragraph' as const, children: [{ ...text('词'), href }], place: nowhere }];
    const bulletin = { ...sampleBulletin, sections: [{ title: '要情', items: first === undefined ? [] : [{ ...first, body }] }] };
    const html = await page(bulletin);
    expect(html).toContain('词');
    expect(html).not.toContain('javascript');
  });

  it('has headings in order, an anchor for each item and its metadata', async () => {
    const document = parse(await page(richBulletin));
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.tagName[1]));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    const items = [...document.querySelectorAll('article')].map(({ id }) => id);
    const data = JSON.parse(document.querySelector('script')?.textContent ?? '');
    expect(data.hasPart.map((part: Record<string, string>) => [part['@type'], part['@id']])).toEqual(
      items.map((id) => ['NewsArticle', `#${id}`]),
    );
    // The rich bulletin has a note without a mark, which no issue has.
    for (const link of document.querySelectorAll('a[href^="#"]:not([href="#mark-2-1"])')) {
      expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull();
    }
  });

  it('of each item stands by itself, with its metadata beside it', async () => {
    const files = await renderHtml({ bulletin: sampleBulletin, rasterise, name, options: { each: true } });
    expect(files.map(({ ending }) => ending)).toEqual(['.html', ...[1, 2, 3, 4].flatMap((n) => [`-0${n}.html`, `-0${n}.json`])]);
    const items = sampleBulletin.sections.flatMap((section) => section.items);
    for (const [index, item] of items.entries()) {
      const document = parse(decode(files[2 * index + 1]?.data));
      expect(document.querySelector('h1')?.textContent).toBe(item.mark + item.title);
      const sidecar = JSON.parse(decode(files[2 * index + 2]?.data));
      expect(sidecar).toMatchObject({
        version: 1,
        position: index + 1,
        title: item.title.replace(/。$/, ''),
        file: expect.stringMatching(/-0\d\.html$/),
      });
    }
  });
});

describe('the plain text', () => {
  const write = async (bulletin: Bulletin, columns?: number) => {
    const [file] = await renderText({ bulletin, rasterise, name, options: columns === undefined ? {} : { columns } });
    return decode(file?.data);
  };

  /** Bulletins without tables that are stacked on a narrow line, and links whose addresses are written out. */
  const withoutAddresses = (text: string) => text.replace(/ <(?:https?:\/\/|mailto:)[^>]*>/g, '');

  it('has the text of the printed issue, in order, for any issue, wrapped or not', async () => {
    await fc.assert(
      fc.asyncProperty(issue(), fc.constantFrom(undefined, 400), async (given, columns) => {
        const bulletin = await assembled(given.files);
        const text = withoutAddresses(await write(bulletin, columns))
          .replace(/^　　［图片[^］]*］\n/gm, '')
          .replace(/^[- ]+$/gm, '');
        expect(text.replace(/\s/g, '')).toBe(withoutAddresses(printed(bulletin, { contents: true })));
      }),
      { numRuns: 25 },
    );
  });

  it('wraps at the width of a line, a hanzi being two columns, and never before a closing mark', async () => {
    for (const columns of [20, 40, 60]) {
      const lines = (await write(sampleBulletin, columns)).split('\n');
      // A closing mark stays with the character before it.
      expect(lines.filter((line) => measureWidth(line, true) > columns + 4)).toEqual([]);
      expect(lines.filter((line) => /^[，。、；：”）]/u.test(line))).toEqual([]);
      expect(Math.max(...lines.map((line) => measureWidth(line, true)))).toBeGreaterThan(columns - 4);
    }
  });

  it('aligns the columns of a table by display width, and stacks one that is too wide', () => {
    const rows = [
      ['单位', '篇数', 'x'],
      ['岳西县委组织部', '7', 'ab'],
      ['甲', '12', '“二”'],
    ];
    expect(writeTable(rows, [null, 'right', 'center'], null).split('\n')).toEqual([
      '单位            篇数    x',
      '--------------  ----  ------',
      '岳西县委组织部     7    ab',
      '甲                12  “二”',
    ]);
    expect(writeTable(rows, [null, null, null], 20)).toBe('单位：岳西县委组织部\n篇数：7\nx：ab\n\n单位：甲\n篇数：12\nx：“二”\n');
  });

  it('is UTF-8 without control characters, and ends in one line end', async () => {
    const text = await write(richBulletin);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u2028\ufeff]/u);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('names pictures and writes out addresses', async () => {
    const text = await write(richBulletin);
    expect(text).toContain('［图片：图“png”<&>］\n　　图1 双周讲学制度');
    expect(text).toContain('安庆先锋网 <https://example.invalid/a?b=1&c=“二”>');
  });
});
