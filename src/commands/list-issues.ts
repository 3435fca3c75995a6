import type { Language } from '../diagnostics/diagnostic.ts';
import type { Asker } from '../host/asker.ts';
import { fileName, type Host } from '../host/host.ts';
import { readAllStandings } from '../issue/series.ts';
import type { Standing } from '../model/series.ts';
import { readPublication } from '../read/index.ts';
import { findManifest } from '../write/place.ts';

/** An issue to choose. */
export interface ListedIssue extends Pick<Standing, 'number' | 'supplement' | 'date'> {
  /** From the current folder, with forward slashes. */
  readonly path: string;
  /** Whether it has been built. */
  readonly isPrinted: boolean;
}

/**
 * Lists the issues of a publication: the unprinted ones first, each group from the newest.
 *
 * @param publicationFile absolute path of the `bulletin.yaml`
 */
export async function listIssues(host: Host, publicationFile: string): Promise<readonly ListedIssue[]> {
  const { publication } = await readPublication(host, publicationFile);
  const standings = [...(await readAllStandings(host, publicationFile, publication))].reverse();
  const issues = await Promise.all(
    standings.map(async ({ folder, number, supplement, date }) => ({
      ...{ number, supplement, date },
      path: fileName(host, folder),
      isPrinted: (await host.stat(findManifest(host, folder))) !== null,
    })),
  );
  return [...issues.filter(({ isPrinted }) => !isPrinted), ...issues.filter(({ isPrinted }) => isPrinted)];
}

/** Has the user choose an issue. Returns its path. */
export async function chooseIssue(asker: Asker, issues: readonly ListedIssue[], language: Language): Promise<string> {
  return asker.choose({
    question: { zh: '哪一期', en: 'Which issue' }[language],
    choices: issues.map((issue) => ({ value: issue.path, hint: describeIssue(issue, language) })),
  });
}

function describeIssue({ number, supplement, date, isPrinted }: ListedIssue, language: Language): string {
  const zh = language === 'zh';
  const what =
    number === undefined ? [] : [zh ? `${supplement ? '增刊' : ''}第${number}期` : `${supplement ? 'supplement' : 'issue'} ${number}`];
  const state = zh ? (isPrinted ? '已生成' : '还没有生成') : isPrinted ? 'built' : 'not built yet';
  return [...what, ...(date === undefined ? [] : [date]), state].join(zh ? '，' : ', ');
}
