import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import { ITEM, PUBLICATION } from './canaries.ts';
import { packagedHost } from './packaged-host.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...(readdirSync(join(root, 'docs'), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Fenced blocks of a language. */
function blocks(name: string, language: string): readonly string[] {
  return [...read(name).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);
}

/** The anchor that GitHub gives a heading. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** Whether npm packs a file: `files` of package.json, and what it adds by itself. */
function isPacked(path: string): boolean {
  const { files } = JSON.parse(read('package.json')) as { files: readonly string[] };
  const named = [...files, 'README.md', 'LICENSE', 'package.json'];
  return named.some((name) => path === name || path.startsWith(`${name}/`));
}

describe('the documents', () => {
  it.each(documents)('link only to what there is, also in the package: %s', (name) => {
    const text = read(name).replace(/^ {4}.*$|^```[\s\S]*?^```$|`[^`\n]*`/gm, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
    const broken = links.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), decodeURI(path));
      if (!existsSync(join(root, file)) || (isPacked(name) && !isPacked(file))) return true;
      const headings = anchor === undefined ? [] : [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => toAnchor(heading));
      return anchor !== undefined && !headings.includes(decodeURI(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('show pictures small enough to be packed', () => {
    const pictures = readdirSync(join(root, 'docs', 'pictures'));
    expect(pictures.sort()).toEqual(['check.png', 'menu.png', 'pages.png', 'preview.png', 'web-dark.png', 'web-phone.png']);
    for (const name of pictures) expect(statSync(join(root, 'docs', 'pictures', name)).size).toBeLessThan(150_000);
  });

  it('are there in Chinese for everything an editor does, each with a link to the English page', () => {
    const pages = ['start', 'kinds', 'import', 'preview', 'review', 'pull', 'stats', 'editors', 'trouble'];
    const start = read('README.zh-CN.md');
    expect(pages.filter((page) => !start.includes(`docs/zh-CN/${page}.md`))).toEqual([]);
    const english = pages.filter((page) => existsSync(join(root, 'docs', `${page}.md`)));
    expect(english.filter((page) => !read(join('docs', 'zh-CN', `${page}.md`)).includes(`(../${page}.md)`))).toEqual([]);
    expect(english.filter((page) => !read(join('docs', `${page}.md`)).includes(`(zh-CN/${page}.md)`))).toEqual([]);
  });
});

describe('docs/editors.md', () => {
  it('holds JSON that editors can read', () => {
    const found = blocks('docs/editors.md', 'json');
    expect(found.length).toBeGreaterThan(2);
    for (const text of found) expect(JSON.parse(text)).toBeTypeOf('object');
  });

  it('has a problem matcher that reads what check prints', async () => {
    const text = blocks('docs/editors.md', 'json').find((each) => each.includes('problemMatcher')) ?? '';
    const { command, problemMatcher } = JSON.parse(text).tasks[0];
    const item = ITEM.replace(/source: .*/, 'source: 无名局');
    const host = packagedHost({
      '/work/bulletin.yaml': PUBLICATION,
      '/work/issue-1/issue.yaml': 'number: 1\n',
      '/work/issue-1/a.md': item,
    });
    await main(command.split(' ').slice(1), { ...host, cwd: '/work/issue-1' });
    const lines = host.stdout.text.trimEnd().split('\n');
    const { regexp, file, line, column, severity, code } = problemMatcher.pattern;
    const found = lines.map((each) => new RegExp(regexp).exec(each));
    expect(found.filter((each) => each === null)).toEqual([]);
    const source = found.find((each) => each?.[code] === 'source-known');
    expect([source?.[file], source?.[severity]]).toEqual(['a.md', 'error']);
    expect(Number(source?.[line]) * Number(source?.[column])).toBeGreaterThan(0);
  });
});
