import { dirname, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { Failure } from '../../failures.ts';
import { type Host, toPathBelow } from '../../host/host.ts';
import { allIssues, locatePublication } from '../../issue/locate-publication.ts';
import { readDated } from '../../issue/series.ts';
import { createSession, type Session } from '../../issue/session.ts';
import { findItemNames } from '../../model/item-names.ts';
import type { Range, StartingPoint } from './named.ts';
import { type Shard, takeEvenShard, takeShard } from './shard.ts';

/** Which issues to take. */
export interface Selection {
  /** Folders of issues, or patterns of them; with `all`, `since` or `numbers`, folders of publications (default: the current one). */
  readonly paths: readonly string[];
  /** Every issue of the publications. */
  readonly all: boolean;
  /** Issues of the publications from this number or day on. */
  readonly since: StartingPoint | null;
  /** Issues of the publications with these numbers. */
  readonly numbers: readonly Range[] | null;
  /** Only this part of the list. */
  readonly shard: Shard | null;
  /** A file that `build --json` wrote, whose times balance the parts; null to take every nth issue. */
  readonly costs?: string | null;
}

/**
 * Lists the selected issues, each once, as a person would type them. A folder that was given is listed whether or not it is an issue, so
 * that its error is reported in turn. Throws a Failure if nothing is selected, or a folder is not a publication.
 */
export async function select(host: Host, selection: Selection): Promise<readonly string[]> {
  const { paths, all, since, numbers, shard, costs = null } = selection;
  const fromPublications = all || since !== null || numbers !== null;
  const named = fromPublications ? await listPublications(host, paths.length === 0 ? ['.'] : paths) : await expandPatterns(host, paths);
  const kept = since === null && numbers === null ? named : await filterIssues(host, named, selection);
  const unique = [...new Map(kept.map((path) => [resolve(host.cwd, path), path])).values()];
  if (unique.length === 0) throw createEmptyFailure(fromPublications);
  // Keep the order typed; a shard must not depend on it.
  return shard === null ? unique : takePart(host, sortNaturally(unique), shard, costs);
}

/** Takes a part of the issues; parts of equal cost if it is known what they cost. Throws a Failure if the file is none of ours. */
export async function takePart(host: Host, issues: readonly string[], shard: Shard, costs: string | null): Promise<readonly string[]> {
  if (costs === null) return takeShard(issues, shard);
  const known = parseCosts(new TextDecoder().decode(await host.readFile(resolve(host.cwd, costs), MAX_COSTS)));
  if (known !== null) return takeEvenShard(issues, shard, known);
  throw new Failure(
    'usage',
    { zh: `“${costs}”不是 build --json 的结果`, en: `“${costs}” is not a report of build --json` },
    {
      zh: '请用上一次 bulletin build --all --json 的结果，每台机器用同一份',
      en: 'Give what bulletin build --all --json printed last time, the same file on every machine',
    },
  );
}

/** In bytes. */
const MAX_COSTS = 300_000_000;

/** Reads what `build --json` printed, or its lines; null if it is anything else. */
function parseCosts(content: string): ReadonlyMap<string, number> | null {
  try {
    const document: unknown = content.trimStart().startsWith('{\n')
      ? JSON.parse(content)
      : {
          issues: content
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        };
    const { issues } = document as {
      readonly issues: readonly { readonly issue: unknown; readonly state: unknown; readonly milliseconds: unknown }[];
    };
    // What was up to date says nothing of what a build costs.
    const built = issues.filter(({ state }) => state === 'built');
    if (issues.some(({ issue, milliseconds }) => typeof issue !== 'string' || typeof milliseconds !== 'number')) return null;
    return new Map(built.map(({ issue, milliseconds }) => [String(issue), Number(milliseconds)]));
  } catch {
    return null;
  }
}

async function listPublications(host: Host, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const issues = await allIssues(host, await locatePublication(host, path));
    found.push(...sortNaturally(issues).map((issue) => (toPathBelow(host.cwd, issue) ?? issue).replaceAll('\\', '/')));
  }
  return found;
}

async function filterIssues(host: Host, paths: readonly string[], selection: Selection): Promise<string[]> {
  const session = createSession(host);
  const kept: string[] = [];
  for (const path of paths) if (await isWanted(host, path, selection, session)) kept.push(path);
  return kept;
}

async function isWanted(host: Host, path: string, { since, numbers }: Selection, session: Session): Promise<boolean> {
  const folder = resolve(host.cwd, path);
  const { number, date } = await readDated(host, folder, await session.siblings(dirname(folder)), since !== null && 'day' in since);
  const isNumbered = ({ from, to }: Range) => number !== undefined && number >= from && number <= to;
  if (numbers !== null && !numbers.some(isNumbered)) return false;
  if (since === null) return true;
  if ('number' in since) return isNumbered({ from: since.number, to: Number.POSITIVE_INFINITY });
  // An issue without a date is selected, so that the error in it is reported.
  return date === undefined || date >= since.day;
}

/** Expands patterns. A word that names a folder is not a pattern: folders may have brackets in their names. */
async function expandPatterns(host: Host, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isPattern = /[*?[\]{}]/.test(path) && (await host.stat(resolve(host.cwd, path))) === null;
    const issues = isPattern ? sortNaturally(await findMatching(host, path)) : [path];
    if (issues.length === 0) throw noMatch(path);
    found.push(...issues);
  }
  return found;
}

/** How many levels of folders a pattern with `**` is searched for. */
const MAX_DEPTH = 8;

/**
 * Finds the issues whose folders match a pattern, as typed: `anqing/issue-*`, `2021/issue-{1,2}`, `**` for any folders. Hidden folders and
 * the folders inside an issue are skipped. Some shells, those of Windows among them, leave patterns to the program.
 *
 * @param pattern with forward slashes, on Windows with either
 */
export async function findMatching(host: Host, pattern: string): Promise<string[]> {
  const posix = host.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  const { base, glob } = picomatch.scan(posix.replace(/\/+$/, ''));
  const isMatch = picomatch(glob);
  const depth = glob.includes('**') ? MAX_DEPTH : glob.split('/').length;
  const found: string[] = [];
  const visit = async (way: string, left: number): Promise<void> => {
    const folder = resolve(host.cwd, base, way);
    for (const { name, kind } of await host.list(folder)) {
      if (name.startsWith('.') || !(await isFolder(host, join(folder, name), kind))) continue;
      const next = way === '' ? name : `${way}/${name}`;
      const isIssue = await looksLikeIssue(host, join(folder, name));
      if (isIssue && isMatch(next)) found.push(base === '' ? next : `${base.replace(/\/$/, '')}/${next}`);
      if (!isIssue && left > 1) await visit(next, left - 1);
    }
  };
  if ((await host.stat(resolve(host.cwd, base)))?.kind === 'folder') await visit('', depth);
  return found;
}

async function isFolder(host: Host, path: string, kind: string): Promise<boolean> {
  return kind === 'folder' || (kind === 'link' && (await host.stat(path))?.kind === 'folder');
}

async function looksLikeIssue(host: Host, folder: string): Promise<boolean> {
  const entries = await host.list(folder);
  const names = entries.map(({ name }) => name);
  return !names.includes('bulletin.yaml') && (names.includes('issue.yaml') || findItemNames(entries).length > 0);
}

/** Sorts paths in natural order, `issue-2` before `issue-10`, independently of any locale. */
export function sortNaturally(paths: readonly string[]): string[] {
  const keyed = paths.map((path) => ({ path, key: path.split(/[/\\]/).map(splitNumbers) }));
  return keyed.sort((a, b) => compareLists(a.key, b.key, compareNames) || compare(a.path, b.path)).map(({ path }) => path);
}

type Part = string | bigint;

/** Splits a name into alternating words and numbers, a word first. */
function splitNumbers(name: string): Part[] {
  return name.split(/(\d+)/).map((part, index) => (index % 2 === 1 ? BigInt(part) : part));
}

function compareNames(a: readonly Part[], b: readonly Part[]): number {
  return compareLists(a, b, compare);
}

function compareLists<T>(a: readonly T[], b: readonly T[], by: (a: T, b: T) => number): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = by(left, right);
    if (order !== 0) return order;
  }
  return a.length < b.length ? -1 : 0;
}

/** Compares numbers by value and words by UTF-16 code unit. */
function compare(a: Part, b: Part): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function noMatch(pattern: string): Failure {
  return new Failure(
    'usage',
    { zh: `没有与“${pattern}”匹配的期`, en: `No issue matches “${pattern}”` },
    { zh: '* 代表任意几个字，** 代表任意几层文件夹', en: '* matches any characters, ** any folders' },
  );
}

function createEmptyFailure(fromPublications: boolean): Failure {
  return fromPublications
    ? new Failure('usage', { zh: '刊物里没有符合条件的期', en: 'No issue of the publication matches' })
    : new Failure(
        'usage',
        { zh: '没有指定哪一期', en: 'No issue given' },
        { zh: '请写一期的文件夹；整个刊物用 --all', en: 'Name an issue folder, or use --all for the whole publication' },
      );
}
