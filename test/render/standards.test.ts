import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import type { PageSettings } from '../../src/model/page.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { bulletin, entry, heading, imprint, item, list, page, paragraph, set, table } from '../typeset/making.ts';
import { dot, nowhere, rasterise } from './pages.ts';
import { readPdf } from './pdf-reader.ts';

/** The standards that a PDF may conform to (`pdf` of `constants.yaml`). */
const source = readFileSync(new URL('../../templates/jianbao/page.typ', import.meta.url), 'utf8');
const { faces } = await findFaces(nodeHost(), { assets: fileURLToPath(new URL('../../fonts', import.meta.url)), fonts: 'bundled' });
const body = [heading(1, '一、总体'), paragraph('文字**提要。**12。'), list(true, entry(paragraph('一项。'))), table(['单位'], ['甲县'])];
const contents = { title: '要目', sections: [{ title: '栏目', entries: [{ title: '题', item: 'a.md' }] }] };
const issue = bulletin([item(body, { id: 'a.md', title: '题。' })], { imprint, contents });

const render = (pdf?: PageSettings['pdf'], template = source, what = issue) => {
  const settings = pdf === undefined ? page : { ...page, pdf };
  const layout = set(what);
  return renderPdf({
    bulletin: issue,
    layout,
    page: settings,
    faces,
    rasterise,
    apart: null,
    template: { path: 'page.typ', source: template },
  });
};

/** Operators that choose a colour, of all content streams. */
function listColours(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const found = new Set<string>();
  for (let at = bytes.indexOf('stream\n'); at !== -1; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const content = tryInflate(bytes.subarray(at + 7));
    if (!/\bBT\b/.test(content)) continue;
    for (const [operator = ''] of content.matchAll(/[^\n]*\b(?:rg|RG|k|K|g|G|scn|SCN|cs|CS)$/gm)) found.add(operator.trim());
  }
  return [...found].sort();
}

function tryInflate(data: Uint8Array): string {
  try {
    return inflateSync(data).toString('latin1');
  } catch {
    return '';
  }
}

describe('for press', () => {
  it('black is K100 and red Y80 M80, and nothing is another colour', async () => {
    const pdf = await render('press');
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('pdfaid');
    const colours = listColours(pdf).filter((operator) => !/ (?:cs|CS)$/.test(operator));
    expect(
      colours.map((each) =>
        each
          .split(' ')
          .slice(0, -1)
          .map(Number)
          .map((ink) => Math.round(ink * 100))
          .join(' '),
      ),
    ).toContain('0 80 80 0');
    expect(
      new Set(
        colours.map((each) =>
          each
            .split(' ')
            .slice(0, -1)
            .map(Number)
            .map((ink) => Math.round(ink * 100))
            .join(' '),
        ),
      ),
    ).toEqual(new Set(['0 0 0 100', '0 80 80 0']));
  });

  it('an office’s template that does not draw it is refused', async () => {
    await expect(render('press', source.replace('settings.at("pdf", default: none)', 'none'))).rejects.toThrow('settings.pdf');
  });
});

it.each([
  [undefined, /pdfaid:part>2</],
  ['a-2b', /pdfaid:part>2</],
  ['ua-1', /pdfuaid:part>1</],
] as const)('conforms to %s', async (standard, claim) => {
  const text = Buffer.from(await render(standard)).toString('latin1');
  expect(text).toMatch(claim);
});

describe('a picture without alternative text', () => {
  const picture = {
    type: 'image',
    path: 'a.png',
    caption: null,
    data: dot,
    format: 'png',
    width: 100,
    height: 100,
    place: nowhere,
  } as const;
  const withAlt = (alt: string) => bulletin([item([paragraph('文。'), { ...picture, alt }], { id: 'a.md' })], { imprint });

  it('is refused by PDF/UA-1 alone', async () => {
    await expect(render('ua-1', source, withAlt(''))).rejects.toThrow(/alt/);
    await expect(render('ua-1', source, withAlt('一幅图'))).resolves.toBeInstanceOf(Uint8Array);
    await expect(render('a-2b', source, withAlt(''))).resolves.toBeInstanceOf(Uint8Array);
  });
});

it('tags headings apart from text, contents, tables and links', async () => {
  const { pages, info } = await readPdf(await render('ua-1'));
  const tags = pages.map((each) => each.tags.join(' '));
  expect(info.Title).toBe(issue.properties.title);
  expect(tags[0]).toMatch(/Link/);
  expect(tags[1]).toMatch(/H1.*H3.*Table.*TR.*TH.*TD/);
});
