import { readFileSync } from 'node:fs';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import { bulletin, item, noImprint, paragraph } from './making.ts';

function fixture(name: string): string[] {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8').split('\n');
}

/** The paragraphs of the sample, mark and attribution included. */
export const sampleParagraphs = fixture('text.md').filter((line) => line.startsWith('△'));

/** The three printed pages, line by line. Blanks are quarter spaces between hanzi and figures, except a real one in a title. */
export const printedPages = fixture('layout-pages-1-3.txt').reduce<string[][]>((pages, line) => {
  if (line.startsWith('===')) pages.push([]);
  else if (line !== '') pages.at(-1)?.push(line);
  return pages;
}, []);

/** A printed line without quarter spaces, which the layout keeps as gaps. */
export function withoutQuarters(line: string): string {
  return line.replace(/(?<=[\w-]) | (?=[\w-])/g, '');
}

/** Text and attribution of a paragraph of the sample. */
export function parted(text: string): { readonly text: string; readonly attribution: string | null } {
  const attribution = /（[^（）]+组织部）$/.exec(text)?.[0] ?? null;
  return { text: attribution === null ? text : text.slice(0, -attribution.length), attribution };
}

function sampleItem(line: string, index: number): BulletinItem {
  const { text, attribution } = parted(line);
  const end = text.indexOf('。') + 1;
  return item([paragraph(text.slice(end))], { id: `0${index + 1}.md`, mark: '△', title: text.slice(1, end), attribution });
}

const items = sampleParagraphs.map(sampleItem);
const sections = [
  { title: '市内信息', items: items.slice(0, 3) },
  { title: '市外参考', items: items.slice(3) },
];

/** The sample as an issue with its masthead and contents on a page of their own. */
export const sampleBulletin: Bulletin = bulletin([], {
  contents: {
    title: '本期要目',
    sections: sections.map(({ title, items }) => ({
      title,
      entries: items.map((each) => ({ title: each.title.replace(/。$/, ''), item: each.id })),
    })),
  },
  sections,
  imprint: {
    ...noImprint,
    distribution: fixture('text.md')
      .filter((line) => /^[报送发]：/.test(line))
      .map((line) => ({ label: line.slice(0, 1), to: line.slice(2) })),
  },
});
