import { basename, join, resolve } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import type { Located } from '../issue/locate.ts';
import { findItemNames } from '../model/item-names.ts';
import { findPublication } from '../read/find-publication.ts';
import { readManifest } from '../write/manifest.ts';
import { MANIFEST, REVIEW_MANIFEST } from '../write/names.ts';
import { readDocxSide } from './compare/old-dist.ts';
import type { Side } from './compare/side.ts';
import { type OldIssue, readIssueInRevision } from './old-revision.ts';

/** An old state of an issue: a built DOCX, or its files. */
export type OldState = { readonly printed: Side } | { readonly issue: OldIssue };

/** Size limit of a DOCX. */
const MAX_DOCX_BYTES = 200_000_000;

/**
 * Finds an old state of an issue: a DOCX that was built, a folder that contains one (dist), an issue folder, or else a revision of the issue's
 * git repository.
 *
 * @param given the value of --with
 * @throws Failure when it is none of these
 */
export async function findOldState(host: Host, located: Located, given: string): Promise<OldState> {
  const path = resolve(host.cwd, given);
  const found = given.trim() === '' ? null : await host.stat(path);
  if (found?.kind === 'file') return { printed: await readPrinted(host, path, given) };
  if (found?.kind === 'folder') {
    const entries = await host.list(path);
    const docx = await findBuiltDocx(
      host,
      path,
      entries.map(({ name }) => name),
    );
    if (docx !== null) return { printed: await readPrinted(host, docx, given) };
    if (entries.some(({ name }) => name === 'issue.yaml') || findItemNames(entries).length > 0) {
      // A copy outside of any publication belongs to the publication of the new state.
      const publication = (await findPublication(host, path)) ?? located.publication;
      return { issue: { host, located: { folder: path, publication } } };
    }
  }
  return { issue: await readIssueInRevision(host, located, given) };
}

/** Finds the DOCX that a manifest in the folder names, the final one before a draft. */
async function findBuiltDocx(host: Host, folder: string, names: readonly string[]): Promise<string | null> {
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

async function readPrinted(host: Host, path: string, given: string): Promise<Side> {
  const size = (await host.stat(path))?.size ?? 0;
  const side = size > MAX_DOCX_BYTES ? null : await readDocxSide(await host.readFile(path));
  if (side !== null) return side;
  throw new Failure(
    'usage',
    { zh: `“${given}”（${basename(path)}）不是 bulletin 生成的 DOCX`, en: `Not a DOCX built by bulletin: “${given}” (${basename(path)})` },
    {
      zh: '请写一期的 dist 文件夹、其中的 DOCX、旧稿的文件夹或 git 版本',
      en: 'Give a dist folder, a DOCX in it, an old issue folder or a git revision',
    },
  );
}
