import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { packagedPath } from '../package-root.ts';

/** A kind of bulletin that `init` offers: a complete example in the package. */
export interface Kind {
  /** Name of its folder. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** The examples, one a folder; the first line of each `bulletin.yaml` names the kind: `# 会议简报 / Bulletin of a meeting`. */
const FOLDER = 'examples/kinds';
const NAMES = /^# (.+?) \/ (.+)$/m;

/** Lists the kinds, in the order of their folders. */
export async function listKinds(host: Host): Promise<readonly Kind[]> {
  const folders = (await host.list(packagedPath(FOLDER))).filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  return Promise.all(
    folders.sort().map(async (id) => {
      const [, zh = id, en = id] = NAMES.exec(await readText(host, join(packagedPath(FOLDER), id, 'bulletin.yaml'))) ?? [];
      return { id, zh, en };
    }),
  );
}

/**
 * Finds a kind by its folder or its name in either language.
 *
 * @throws Failure that lists them if there is none
 */
export async function findKind(host: Host, wanted: string): Promise<Kind> {
  const kinds = await listKinds(host);
  const found = kinds.find(({ id, zh, en }) => [id, zh, en.toLowerCase()].includes(wanted) || en.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw new Failure(
    'usage',
    { zh: `没有“${wanted}”这种简报`, en: `There is no kind “${wanted}”` },
    {
      zh: `可以写：${kinds.map(({ zh, id }) => `${zh}（${id}）`).join('、')}`,
      en: `Choose from: ${kinds.map(({ en, id }) => `${id} (${en})`).join(', ')}`,
    },
  );
}

/** Names that replace those of the example. */
export interface KindNames {
  readonly name?: string | undefined;
  readonly publisher?: string | undefined;
}

/** Name and publisher in a kind's example. */
export async function readKindNames(host: Host, kind: Kind): Promise<{ readonly name: string; readonly publisher: string }> {
  const publication = parseDocument((await readKind(host, kind, {})).get('bulletin.yaml') ?? '');
  return { name: String(publication.get('刊名')), publisher: String(publication.get('编印单位')) };
}

/** Reads the files of a kind: texts by path relative to its folder, `/` between names. */
export async function readKind(host: Host, kind: Kind, { name, publisher }: KindNames): Promise<ReadonlyMap<string, string>> {
  const root = join(packagedPath(FOLDER), kind.id);
  const texts = new Map<string, string>();
  for (const entry of await host.list(root)) {
    if (entry.kind === 'file') texts.set(entry.name, await readText(host, join(root, entry.name)));
    if (entry.kind !== 'folder') continue;
    const inside = (await host.list(join(root, entry.name))).filter((each) => each.kind === 'file' && /\.(?:md|yaml)$/.test(each.name));
    for (const each of inside) texts.set(`${entry.name}/${each.name}`, await readText(host, join(root, entry.name, each.name)));
  }
  const publication = parseDocument(texts.get('bulletin.yaml') ?? '');
  if (name !== undefined) publication.set('刊名', name);
  if (publisher !== undefined) publication.set('编印单位', publisher);
  texts.set('bulletin.yaml', publication.toString({ lineWidth: 0 }));
  return texts;
}

async function readText(host: Host, path: string): Promise<string> {
  return new TextDecoder().decode(await host.readFile(path));
}
