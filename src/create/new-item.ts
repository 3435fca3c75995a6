import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { quoteNames } from '../diagnostics/define.ts';
import { Failure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import { type Located, locateIssue } from '../issue/locate.ts';
import { findIssueAround, locatePublication } from '../issue/locate-publication.ts';
import { findModeline, matchKeySpelling, parseDay, readHead, writeNew } from '../issue/new-files.ts';
import { readAllStandings } from '../issue/series.ts';
import { itemSchema } from '../model/item.ts';
import type { Draft } from '../model/manuscript.ts';
import { findSection, listKnownCategories, listOpenCategories, type Publication, type Source } from '../model/publication.ts';
import { readIssue, readPublication } from '../read/index.ts';
import { chooseItemName, type Neighbour } from './new-item-name.ts';
import { createSourceFinder, type SourceFinder } from './source-names.ts';

/** Issue to which an item is added, with look-ups in its publication. */
export interface NewItemContext {
  /** Folder of the issue, as shown in messages. */
  readonly issue: string;
  readonly sources: readonly Source[];
  readonly finder: SourceFinder;
  /** Resolves a typed source to its official name. Throws a Failure naming the nearest ones if none or several match. */
  sourceNamed(typed: string): string;
  /** Categories a source may file under, by official name. */
  categoriesFor(source: string): readonly string[];
  /** Resolves a typed category. Throws a Failure if the source may not file under it. */
  categoryNamed(typed: string, source: string): string;
  /** Whether items of a category are titles without text (简讯). */
  isTitleOnly(category: string): boolean;
  /**
   * Writes the item with an empty body.
   *
   * @param item one-line title, official names, a day in any notation
   * @returns the file, as shown in messages
   * @throws Failure if it cannot be written
   */
  write(item: { readonly title: string; readonly source: string; readonly category: string; readonly date: string }): Promise<string>;
}

/**
 * Opens an issue for a new item: the given one, else the one around the current folder, else the newest of the publication.
 *
 * @throws Failure if there is none, or its publication cannot be read
 */
export async function openIssueForItem(host: Host, path: string | undefined): Promise<NewItemContext> {
  const { located, publication } = await locate(host, path);
  const { sources, sections, categories } = publication.values;
  if (sources === undefined || sections === undefined) {
    throw new Failure(
      'usage',
      {
        zh: `“${publication.file}”有错误，读不出来源单位和栏目`,
        en: `“${publication.file}” has errors: its sources and sections cannot be read`,
      },
      { zh: '请先运行 bulletin check 改正', en: 'Run bulletin check and fix it first' },
    );
  }
  const finder = await createSourceFinder(sources);
  // The publisher prints its own notices; it does not submit items.
  const isPublisher = (name: string) => name === publication.values.publisher;
  const categoriesFor = (name: string) => {
    const source = sources.find((each) => each.name === name);
    return source === undefined ? listKnownCategories({ sections, categories }) : listOpenCategories(source, sections);
  };
  return {
    issue: fileName(host, located.folder),
    sources,
    finder,
    sourceNamed(typed) {
      const exact = finder.meant(typed);
      const found = exact.length > 0 ? exact : finder.like(typed);
      const [source] = found;
      if (source !== undefined && found.length === 1) return source.name;
      if (isPublisher(typed.trim())) return typed.trim();
      throw unknownSource(typed, found, finder);
    },
    categoriesFor,
    categoryNamed(typed, source) {
      const open = categoriesFor(source);
      if (open.includes(typed.trim())) return typed.trim();
      throw new Failure(
        'usage',
        { zh: `“${source}”不能报“${typed}”这个类别`, en: `“${source}” may not file under “${typed}”` },
        { zh: `可以报：${quoteNames(open).zh}`, en: `It may file under ${quoteNames(open).en}` },
      );
    },
    isTitleOnly: (category) => findSection({ sections }, category)?.item_title === 'only',
    write: async (item) => writeItem(host, located, publication, item),
  };
}

/** Normalises a title to one line. Throws a Failure if it is empty. */
export function normalizeTitle(written: string): string {
  const title = written.replace(/\s+/gu, ' ').trim();
  if (title !== '') return title;
  throw new Failure('usage', { zh: '标题不能空着', en: 'The title is empty' });
}

/** Finds the issue and reads its publication. */
async function locate(
  host: Host,
  path: string | undefined,
): Promise<{ readonly located: Located; readonly publication: Draft<Publication> }> {
  const meant = path ?? (await findIssueAround(host, join(host.cwd, 'item.md')));
  if (meant !== null) {
    const located = await locateIssue(host, meant);
    return { located, publication: (await readPublication(host, located.publication)).publication };
  }
  const file = await locatePublication(host, '.');
  const { publication } = await readPublication(host, file);
  const newest = (await readAllStandings(host, file, publication)).at(-1);
  if (newest !== undefined) return { located: { folder: newest.folder, publication: file }, publication };
  throw new Failure(
    'usage',
    { zh: '刊物里还没有一期，稿件没有地方放', en: 'The publication has no issue yet to put the item into' },
    { zh: '请先运行 bulletin new issue', en: 'Run bulletin new issue first' },
  );
}

function unknownSource(typed: string, several: readonly Source[], finder: SourceFinder): Failure {
  if (several.length > 1) {
    const names = quoteNames(several.slice(0, 5).map(({ name }) => name));
    return new Failure(
      'usage',
      { zh: `“${typed}”有 ${several.length} 个来源单位对得上`, en: `“${typed}” matches ${several.length} sources` },
      { zh: `请写明是哪一个：${names.zh}`, en: `Say which one: ${names.en}` },
    );
  }
  const near = finder.near(typed);
  return new Failure(
    'usage',
    { zh: `来源单位“${typed}”不在本刊的来源单位名单里`, en: `Source “${typed}” is not among the publication’s sources` },
    near.length === 0
      ? { zh: '请核对名称，或在 bulletin.yaml 的“来源单位”里补上', en: 'Check the name, or add it to sources in bulletin.yaml' }
      : { zh: `相近的有：${quoteNames(near).zh}`, en: `Nearest: ${quoteNames(near).en}` },
  );
}

async function writeItem(
  host: Host,
  { folder, publication: publicationFile }: Located,
  publication: Draft<Publication>,
  item: Parameters<NewItemContext['write']>[0],
): Promise<string> {
  const date = parseDay(item.date);
  const neighbours = await findNeighbours(host, folder, publicationFile, publication);
  const { romanize } = await import('./pinyin.ts');
  const name = chooseItemName(await host.list(folder), neighbours, item, romanize);
  const texts = await Promise.all(
    neighbours.slice(-1).map(async ({ path }) => (await readHead(host, path)).replace(/^\uFEFF?---\r?\n/, '')),
  );
  const key = matchKeySpelling(itemSchema, [...texts, await readHead(host, join(folder, 'issue.yaml')), publication.text]);
  const lines = [
    '---',
    ...(await findModeline(host, dirname(publicationFile), folder, 'item')),
    stringify({ [key('title')]: item.title, [key('source')]: item.source, [key('category')]: item.category }, { lineWidth: 0 }).trimEnd(),
    `${key('date')}: ${date}`,
    '---',
    '',
    '',
  ];
  await writeNew(host, folder, name, lines.join('\n'));
  return fileName(host, join(folder, name));
}

/** Items of the issue, or while it is empty those of the newest issue that has any. */
async function findNeighbours(
  host: Host,
  folder: string,
  publicationFile: string,
  publication: Draft<Publication>,
): Promise<readonly (Neighbour & { readonly path: string })[]> {
  const itemsIn = async (issue: string) => {
    const { manuscript } = await readIssue(host, issue, publicationFile, { publication, depth: 'fields', siblings: [] });
    return manuscript.items.map(({ file, values }) => {
      const name = basename(file);
      return { name, path: join(issue, name), ...values };
    });
  };
  const own = await itemsIn(folder);
  if (own.length > 0) return own;
  for (const before of [...(await readAllStandings(host, publicationFile, publication))].reverse()) {
    const items: Awaited<ReturnType<typeof itemsIn>> = before.folder === folder ? [] : await itemsIn(before.folder);
    if (items.length > 0) return items;
  }
  return [];
}
