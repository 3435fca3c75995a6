import { basename, join, resolve } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import type { Located } from '../issue/locate.ts';
import { findItemNames } from '../model/item-names.ts';
import { findPublication } from '../read/find-publication.ts';
import { readManifest } from '../write/manifest.ts';
import { MANIFEST, REVIEW_MANIFEST } from '../write/names.ts';
import { sideOfDocx } from './compare/old-dist.ts';
import type { Side } from './compare/side.ts';
import { issueInRevision, type OldIssue } from './old-revision.ts';

/** An old state of an issue: as it was printed, or its files. */
export type OldState = { readonly printed: Side } | { readonly issue: OldIssue };

/** A DOCX larger than this holds pictures by the hundred. */
const DOCX_BYTES = 200_000_000;

/**
 * The old state a person means: a DOCX that was built, a folder that holds one (dist), the folder of an issue, or else a revision of the git
 * repository around the issue. Throws a Failure that says what was found instead.
 */
export async function oldState(host: Host, located: Located, meant: string): Promise<OldState> {
  const path = resolve(host.cwd, meant);
  const found = meant.trim() === '' ? null : await host.stat(path);
  if (found?.kind === 'file') return { printed: await printedIn(host, path, meant) };
  if (found?.kind === 'folder') {
    const entries = await host.list(path);
    const docx = await builtIn(
      host,
      path,
      entries.map(({ name }) => name),
    );
    if (docx !== null) return { printed: await printedIn(host, docx, meant) };
    if (entries.some(({ name }) => name === 'issue.yaml') || findItemNames(entries).length > 0) {
      // A copy that was put aside anywhere is of the publication it is compared with.
      const publication = (await findPublication(host, path)) ?? located.publication;
      return { issue: { host, located: { folder: path, publication } } };
    }
  }
  return { issue: await issueInRevision(host, located, meant) };
}

/** The DOCX that a manifest of a folder names, that of the printed issue before that of a draft. */
async function builtIn(host: Host, folder: string, names: readonly string[]): Promise<string | null> {
  const isCalled = (name: string, file: string) => name === file || name.endsWith(`.${file}`);
  const manifests = names.filter((name) => isCalled(name, MANIFEST));
  const isDraft = (name: string) => isCalled(name, REVIEW_MANIFEST);
  for (const name of [...manifests.filter((each) => !isDraft(each)), ...manifests.filter(isDraft)]) {
    const manifest = await readManifest(host, join(folder, name));
    const made = manifest?.outputs.find(({ format }) => format === 'docx');
    if (made !== undefined && names.includes(made.file)) return join(folder, made.file);
  }
  return null;
}

async function printedIn(host: Host, path: string, meant: string): Promise<Side> {
  const size = (await host.stat(path))?.size ?? 0;
  const side = size > DOCX_BYTES ? null : await sideOfDocx(await host.readFile(path));
  if (side !== null) return side;
  throw new Failure(
    'usage',
    { zh: `“${meant}”（${basename(path)}）不是 bulletin 生成的 DOCX`, en: `“${meant}” (${basename(path)}) is no DOCX that bulletin built` },
    {
      zh: '请写一期的 dist 文件夹、其中的 DOCX、旧稿的文件夹或 git 版本',
      en: 'Give a dist folder, a DOCX in it, an old folder or a git revision',
    },
  );
}
