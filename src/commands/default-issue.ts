import { dirname, join, resolve } from 'node:path';
import type { Selection } from '../build/many/index.ts';
import { Failure } from '../failures.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import { findIssueAround } from '../issue/locate-publication.ts';
import { findPublication } from '../read/find-publication.ts';
import { makeVisible } from '../report/visible.ts';
import { findAsker } from './ask.ts';
import type { Context } from './command.ts';
import { chooseIssue, type ListedIssue, listIssues } from './list-issues.ts';
import { isGiven } from './selection.ts';
import { formatCommand, formatPath } from './shell-words.ts';

/**
 * The issue a command works on when none is named: the one the current folder is or lies in, else the newest unprinted issue of the
 * publication around it, else its newest. The latter two are announced on standard error; where several are possible, a user at a terminal
 * chooses.
 *
 * @param json whether `--json` was given: then nothing is asked
 * @returns a path from the current folder, or `.` outside any publication
 * @throws Failure if the publication has no issues
 */
export async function findDefaultIssue(context: Context, json = false): Promise<string> {
  const { host, language } = context;
  if ((await host.stat(host.cwd)) === null) return '.';
  const around = await findIssueAround(host, join(host.cwd, 'item.md'));
  if (around !== null) return resolve(host.cwd, around) === resolve(host.cwd) ? '.' : around;
  const publicationFile = await findPublicationFile(host);
  if (publicationFile === null) return '.';
  const issues = await listIssues(host, publicationFile);
  const [newest] = issues;
  if (newest === undefined) throw noIssues(host, publicationFile);
  const asker = isOpen(issues) ? await findAsker(context, json) : null;
  if (asker !== null) return chooseIssue(asker, issues, language);
  const path = makeVisible(newest.path);
  host.stderr.write(language === 'zh' ? `没有指定哪一期，按最新的 ${path}\n` : `No issue given; using the newest, ${path}\n`);
  return newest.path;
}

async function findPublicationFile(host: Host): Promise<string | null> {
  const own = join(host.cwd, 'bulletin.yaml');
  if ((await host.stat(own)) !== null) return own;
  return findPublication(host, host.cwd);
}

/** Whether several issues are possible: more than one is unprinted, or there are several and all are printed. */
function isOpen(issues: readonly ListedIssue[]): boolean {
  const unprinted = issues.filter(({ isPrinted }) => !isPrinted).length;
  return unprinted === 0 ? issues.length > 1 : unprinted > 1;
}

function noIssues(host: Host, publicationFile: string): Failure {
  const command = formatCommand(host, ['bulletin', 'new', 'issue', formatPath(toPathBelow(host.cwd, dirname(publicationFile)) ?? '.')]);
  return new Failure(
    'usage',
    { zh: '刊物里还没有一期', en: 'The publication has no issues yet' },
    { zh: `请先运行 ${command}`, en: `Run ${command} first` },
  );
}

/** Fills in the default issue where a selection names none. */
export async function withDefaultIssue(selection: Selection, context: Context, json: boolean): Promise<Selection> {
  if (isGiven(selection)) return selection;
  const issue = await findDefaultIssue(context, json);
  // Outside a publication `select` says what is missing.
  return issue === '.' && (await context.host.stat(join(context.host.cwd, 'issue.yaml'))) === null
    ? selection
    : { ...selection, paths: [issue] };
}
