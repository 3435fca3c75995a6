import { basename, dirname, join, relative, sep } from 'node:path';
import { Failure } from '../failures.ts';
import type { GitAnswer, Host } from '../host/host.ts';
import { withFiles } from '../host/overlay.ts';
import type { Located } from '../issue/locate.ts';

/** Most files of an issue that are read from a revision. */
const MAX_FILES = 5000;
/** Most bytes of these files together. */
const MAX_BYTES = 200_000_000;

/** An issue of a git revision: a host that has its files, in a virtual folder, besides the present ones. */
export interface OldIssue {
  readonly host: Host;
  readonly located: Located;
}

/**
 * Reads an issue from a revision of its git repository, with the `bulletin.yaml` of that revision. Uses only git plumbing, which runs no hooks
 * and filters. Symbolic links are skipped.
 *
 * @throws Failure when git, the repository, the revision or the issue in it does not exist
 */
export async function readIssueInRevision(host: Host, { folder, publication }: Located, revision: string): Promise<OldIssue> {
  const commit = await resolveCommit(host, folder, revision);
  const home = dirname(publication);
  const name = relative(home, folder);
  const entries = (await listTree(host, folder, commit, [])).filter(({ path }) => path.split('/')[0] !== 'dist');
  if (entries.length === 0) throw noIssue(revision, basename(folder));
  const [config] = await listTree(host, home, commit, [basename(publication)]);
  const bytes = [...entries, ...(config === undefined ? [] : [config])].reduce((sum, { size }) => sum + size, 0);
  if (entries.length > MAX_FILES || bytes > MAX_BYTES) throw tooLarge(revision);

  const readBlob = async ({ id }: TreeEntry) => (await runGit(host, folder, ['cat-file', 'blob', id])).output;
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) files.set(join(name, ...entry.path.split('/')), await readBlob(entry));
  files.set(basename(publication), config === undefined ? await host.readFile(publication) : await readBlob(config));

  // A virtual folder of the publication that has the files of the revision and no others.
  const place = join(home, `.bulletin-${commit.slice(0, 12)}`);
  return {
    host: await withFiles(host, place, files),
    located: { folder: join(place, ...name.split(sep)), publication: join(place, basename(publication)) },
  };
}

/** Resolves a revision to the id of its commit, 40 or 64 hexadecimal digits. */
async function resolveCommit(host: Host, folder: string, revision: string): Promise<string> {
  // A leading hyphen would make it an option.
  if (revision.startsWith('-') || revision.trim() === '') throw unknownRevision(revision);
  const inside = await host.git(folder, ['rev-parse', '--is-inside-work-tree']);
  if (inside === null) throw noGit();
  if (!inside.done) throw unknownRevision(revision);
  const answer = await runGit(host, folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = decodeOutput(answer).trim();
  if (!answer.done || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknownRevision(revision);
  return commit;
}

interface TreeEntry {
  readonly id: string;
  readonly size: number;
  /** Relative to the listed folder, with forward slashes. */
  readonly path: string;
}

/** Lists the regular files of a folder in a commit, or only those with the given names. */
async function listTree(host: Host, folder: string, commit: string, names: readonly string[]): Promise<TreeEntry[]> {
  const answer = await runGit(host, folder, ['ls-tree', '-r', '-l', '-z', commit, ...(names.length === 0 ? [] : ['--', ...names])]);
  return decodeOutput(answer)
    .split('\0')
    .flatMap((line) => {
      const [, id, size, path] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
      if (id === undefined || path === undefined || path.split('/').includes('..')) return [];
      return [{ id, size: Number(size), path }];
    });
}

async function runGit(host: Host, folder: string, args: readonly string[]): Promise<GitAnswer> {
  const answer = await host.git(folder, args);
  if (answer === null) throw noGit();
  return answer;
}

function decodeOutput({ output }: GitAnswer): string {
  return new TextDecoder().decode(output);
}

function noGit(): Failure {
  return new Failure(
    'environment',
    { zh: '这台电脑上没有 git，取不出旧版本', en: 'Git is not installed, so the old revision cannot be read' },
    {
      zh: '请安装 git，或把旧稿的文件夹、旧的 dist 或 DOCX 写在 --with 后面',
      en: 'Install git, or give an old folder, dist or DOCX to --with',
    },
  );
}

function unknownRevision(revision: string): Failure {
  return new Failure(
    'usage',
    {
      zh: `“${revision}”既不是旧稿的文件夹、dist 或 DOCX，也不是这里的 git 版本`,
      en: `Not an issue folder, dist, DOCX or git revision: “${revision}”`,
    },
    {
      zh: '请核对 --with 后面的路径或版本，如 HEAD~1、v1、../旧稿/issue-12',
      en: 'Check the value of --with; examples: HEAD~1, v1, ../old/issue-12',
    },
  );
}

function noIssue(revision: string, name: string): Failure {
  return new Failure('usage', {
    zh: `版本“${revision}”里还没有“${name}”`,
    en: `Revision “${revision}” does not contain “${name}”`,
  });
}

function tooLarge(revision: string): Failure {
  return new Failure('usage', {
    zh: `版本“${revision}”里这一期的文件太多或太大`,
    en: `The issue in revision “${revision}” has too many files, or they are too large`,
  });
}
