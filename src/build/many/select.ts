import { dirname, resolve } from 'node:path';
import { Failure } from '../../failures.ts';
import { below, type Host } from '../../host/host.ts';
import { allIssues, locatePublication } from '../../issue/locate-publication.ts';
import type { Session } from '../../issue/session.ts';
import { type DatedIssue, datedIssue } from '../../issue/siblings.ts';
import { isPattern, issuesMatching } from './glob.ts';
import type { Range, Since } from './named.ts';
import { inNaturalOrder } from './order.ts';
import { type Shard, shardOf } from './shard.ts';

/** Which issues are meant. */
export interface Selection {
  /** Folders of issues and patterns of such; with `all`, folders of publications, the current one when there is none. */
  readonly paths: readonly string[];
  /** Every issue of the publications. */
  readonly all: boolean;
  /** From this number or this day on; of a publication's issues. */
  readonly since: Since | null;
  /** Only these numbers; of a publication's issues. */
  readonly numbers: readonly Range[] | null;
  /** Only this part of them. */
  readonly shard: Shard | null;
}

/**
 * The issues that a selection names, each once, as a person would type them. A folder that was typed comes as it was typed, issue or not,
 * so that what is wrong with it is said at its turn. Throws a Failure when nothing is selected, or what was named is no publication.
 */
export async function select(host: Host, selection: Selection, session: Session): Promise<readonly string[]> {
  const { paths, all, since, numbers, shard } = selection;
  const whole = all || since !== null || numbers !== null;
  const named = whole ? await ofPublications(host, paths.length === 0 ? ['.'] : paths) : await expanded(host, paths);
  const kept: string[] = [];
  for (const path of named) if (!whole || (await isWanted(host, path, selection, session))) kept.push(path);
  const unique = [...new Map(kept.map((path) => [resolve(host.cwd, path), path])).values()];
  if (unique.length === 0) throw nothingSelected(whole);
  // What is typed keeps its order; a part of it must not depend on how it was typed.
  return shard === null ? unique : shardOf(inNaturalOrder(unique), shard);
}

async function ofPublications(host: Host, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const issues = await allIssues(host, await locatePublication(host, path));
    found.push(...inNaturalOrder(issues).map((issue) => (below(host.cwd, issue) ?? issue).replaceAll('\\', '/')));
  }
  return found;
}

/** A word is a folder before it is a pattern: a folder may have brackets in its name. */
async function expanded(host: Host, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!isPattern(path) || (await host.stat(resolve(host.cwd, path))) !== null) found.push(path);
    else found.push(...(await matching(host, path)));
  }
  return found;
}

async function matching(host: Host, pattern: string): Promise<string[]> {
  const found = inNaturalOrder(await issuesMatching(host, pattern));
  if (found.length > 0) return found;
  throw new Failure(
    'usage',
    { zh: `没有一期的文件夹符合“${pattern}”`, en: `No folder of an issue matches “${pattern}”` },
    { zh: '* 代表任意几个字，** 代表任意几层文件夹', en: '* stands for any characters, ** for any folders' },
  );
}

async function isWanted(host: Host, path: string, { since, numbers }: Selection, session: Session): Promise<boolean> {
  if (since === null && numbers === null) return true;
  const folder = resolve(host.cwd, path);
  const issue = await datedIssue(host, folder, await session.siblings(dirname(folder)), since !== null && 'day' in since);
  return isSince(issue, since) && (numbers === null || numbers.some(({ from, to }) => isNumber(issue, from, to)));
}

function isSince(issue: DatedIssue, since: Since | null): boolean {
  if (since === null) return true;
  if ('number' in since) return isNumber(issue, since.number, Number.POSITIVE_INFINITY);
  // One without a date is built, so that somebody hears of it.
  return issue.date === undefined || issue.date >= since.day;
}

function isNumber({ number }: DatedIssue, from: number, to: number): boolean {
  return number !== undefined && number >= from && number <= to;
}

function nothingSelected(whole: boolean): Failure {
  return whole
    ? new Failure('usage', { zh: '刊物里没有符合条件的期', en: 'The publication has no such issues' })
    : new Failure(
        'usage',
        { zh: '还缺一个参数：issue', en: 'An argument is missing: issue' },
        { zh: '请写一期的文件夹；整个刊物用 --all', en: 'Name the folder of an issue, or give --all for a whole publication' },
      );
}
