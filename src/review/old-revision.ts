import { basename, dirname, join, relative, sep } from 'node:path';
import { Failure } from '../failures.ts';
import type { GitAnswer, Host } from '../host/host.ts';
import { withFiles } from '../host/overlay.ts';
import type { Located } from '../issue/locate.ts';

/** Files of an issue that are looked for in a revision; more are no issue. */
const FILES = 5000;
/** Bytes of all of them. */
const BYTES = 200_000_000;

/** An issue as a revision of its git repository has it: a host on which it stands, beside the present files, and where. */
export interface OldIssue {
  readonly host: Host;
  readonly located: Located;
}

/**
 * An issue as it was in a revision of the git repository around it, with the `bulletin.yaml` of then. Git's plumbing alone is asked, which
 * runs no hook and no filter; symbolic links are left out.
 *
 * @throws Failure when there is no git, no repository, no such revision, or no such issue in it
 */
export async function issueInRevision(host: Host, { folder, publication }: Located, revision: string): Promise<OldIssue> {
  const commit = await commitOf(host, folder, revision);
  const home = dirname(publication);
  const files = new Map<string, Uint8Array>();
  const name = relative(home, folder);
  let bytes = 0;
  const take = async (from: string, entry: TreeEntry, as: string) => {
    bytes += entry.size;
    if (files.size >= FILES || bytes > BYTES) throw tooMuch(revision);
    files.set(as, (await asked(host, from, ['cat-file', 'blob', entry.id])).output);
  };
  const entries = (await treeOf(host, folder, commit, [])).filter(({ path }) => path.split('/')[0] !== 'dist');
  if (entries.length === 0) throw noIssue(revision, basename(folder));
  for (const entry of entries) await take(folder, entry, join(name, ...entry.path.split('/')));
  const [own] = await treeOf(host, home, commit, [basename(publication)]);
  if (own === undefined) files.set(basename(publication), await host.readFile(publication));
  else await take(home, own, basename(publication));

  // A folder that is not there, below the publication, whose files are those of the revision and no others.
  const place = join(home, `.bulletin-${commit.slice(0, 12)}`);
  return {
    host: await withFiles(host, place, files),
    located: { folder: join(place, ...name.split(sep)), publication: join(place, basename(publication)) },
  };
}

/** The commit a person names, as the 40 or 64 digits of its id. */
async function commitOf(host: Host, folder: string, revision: string): Promise<string> {
  // What begins with a hyphen would be an option.
  if (revision.startsWith('-') || revision.trim() === '') throw unknown(revision);
  const inside = await host.git(folder, ['rev-parse', '--is-inside-work-tree']);
  if (inside === null) throw noGit();
  if (!inside.done) throw unknown(revision);
  const answer = await asked(host, folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = textOf(answer).trim();
  if (!answer.done || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknown(revision);
  return commit;
}

interface TreeEntry {
  readonly id: string;
  readonly size: number;
  /** From the folder that was asked, with forward slashes. */
  readonly path: string;
}

/** The plain files of a commit below a folder, or those of the names given in it. */
async function treeOf(host: Host, folder: string, commit: string, names: readonly string[]): Promise<TreeEntry[]> {
  const answer = await asked(host, folder, ['ls-tree', '-r', '-l', '-z', commit, ...(names.length === 0 ? [] : ['--', ...names])]);
  return textOf(answer)
    .split('\0')
    .flatMap((line) => {
      const [, id, size, path] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
      if (id === undefined || path === undefined || path.split('/').includes('..')) return [];
      return [{ id, size: Number(size), path }];
    });
}

async function asked(host: Host, folder: string, args: readonly string[]): Promise<GitAnswer> {
  const answer = await host.git(folder, args);
  if (answer === null) throw noGit();
  return answer;
}

function textOf({ output }: GitAnswer): string {
  return new TextDecoder().decode(output);
}

function noGit(): Failure {
  return new Failure(
    'surroundings',
    { zh: '这台电脑上没有 git，取不出旧版本', en: 'There is no git on this machine to fetch an old revision with' },
    {
      zh: '请安装 git，或把旧稿的文件夹、旧的 dist 或 DOCX 写在 --with 后面',
      en: 'Install git, or give --with an old folder, dist or DOCX',
    },
  );
}

function unknown(revision: string): Failure {
  return new Failure(
    'usage',
    {
      zh: `“${revision}”既不是旧稿的文件夹、dist 或 DOCX，也不是这里的 git 版本`,
      en: `“${revision}” is no folder of an issue, dist or DOCX, and no git revision here`,
    },
    {
      zh: '请核对 --with 后面的路径或版本，如 HEAD~1、v1、../旧稿/issue-12',
      en: 'Check what stands after --with, such as HEAD~1, v1 or ../old/issue-12',
    },
  );
}

function noIssue(revision: string, name: string): Failure {
  return new Failure('usage', {
    zh: `版本“${revision}”里还没有“${name}”`,
    en: `The revision “${revision}” has no “${name}” yet`,
  });
}

function tooMuch(revision: string): Failure {
  return new Failure('usage', {
    zh: `版本“${revision}”里这一期的文件太多或太大`,
    en: `The issue in the revision “${revision}” has too many files or too large ones`,
  });
}
