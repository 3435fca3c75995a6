import { dirname, join, resolve } from 'node:path';
import type { Selection } from '../build/many/index.ts';
import { Failure } from '../failures.ts';
import { below } from '../host/host.ts';
import { makeVisible } from '../report/visible.ts';
import type { Context } from './command.ts';
import { formatCommand, formatPath } from './shell-words.ts';

/**
 * The issue a command works on when none is named: the one the current folder is or lies in, else the newest unprinted issue of the
 * publication around it, else its newest; the latter two are announced on standard error.
 *
 * @returns a path from the current folder, or `.` outside any publication
 * @throws Failure if the publication has no issues
 */
export async function findDefaultIssue({ host, language }: Context): Promise<string> {
  const [{ issueAround }, { findPublication }] = await Promise.all([
    import('../issue/locate-publication.ts'),
    import('../read/find-publication.ts'),
  ]);
  if ((await host.stat(host.cwd)) === null) return '.';
  const around = await issueAround(host, join(host.cwd, 'item.md'));
  if (around !== null) return resolve(host.cwd, around) === resolve(host.cwd) ? '.' : around;
  const own = join(host.cwd, 'bulletin.yaml');
  const publicationFile = (await host.stat(own)) === null ? await findPublication(host, host.cwd) : own;
  if (publicationFile === null) return '.';
  const folder = await findNewest(host, publicationFile);
  const path = (below(host.cwd, folder) ?? folder).replaceAll('\\', '/');
  host.stderr.write(
    language === 'zh' ? `没有指定哪一期，按最新的 ${makeVisible(path)}\n` : `No issue given; using the newest, ${makeVisible(path)}\n`,
  );
  return path;
}

/** The newest issue that has not been built, or the newest of all. */
async function findNewest(host: Context['host'], publicationFile: string): Promise<string> {
  const [{ readAllStandings }, { readPublication }, { findManifest }] = await Promise.all([
    import('../issue/series.ts'),
    import('../read/index.ts'),
    import('../write/place.ts'),
  ]);
  const { publication } = await readPublication(host, publicationFile);
  const folders = (await readAllStandings(host, publicationFile, publication)).map(({ folder }) => folder).reverse();
  for (const folder of folders) if ((await host.stat(findManifest(host, folder))) === null) return folder;
  const [newest] = folders;
  if (newest !== undefined) return newest;
  const command = formatCommand(host, ['bulletin', 'new', 'issue', formatPath(below(host.cwd, dirname(publicationFile)) ?? '.')]);
  throw new Failure(
    'usage',
    { zh: '刊物里还没有一期', en: 'The publication has no issues yet' },
    { zh: `请先运行 ${command}`, en: `Run ${command} first` },
  );
}

/** Fills in the default issue where a selection names none. */
export async function withDefaultIssue(selection: Selection, context: Context): Promise<Selection> {
  const { paths, all, since, numbers, shard } = selection;
  if (paths.length > 0 || all || since !== null || numbers !== null || shard !== null) return selection;
  const issue = await findDefaultIssue(context);
  // Outside a publication `select` says what is missing.
  return issue === '.' && (await context.host.stat(join(context.host.cwd, 'issue.yaml'))) === null
    ? selection
    : { ...selection, paths: [issue] };
}
