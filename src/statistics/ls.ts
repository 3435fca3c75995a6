import { join } from 'node:path';
import { readLastBuild } from '../build/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure, toFailure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import type { Located } from '../issue/locate.ts';
import { allIssues, locatePublication } from '../issue/locate-publication.ts';
import { recoverSources } from '../issue/recover.ts';
import { createSession, type Session } from '../issue/session.ts';
import { deriveIssueYear, isPrinted } from '../model/derive.ts';
import type { Issue } from '../model/issue.ts';
import type { Manuscript, Sibling } from '../model/manuscript.ts';
import { type Standing, toStanding } from '../model/series.ts';
import { createSeriesIndex } from '../model/series-index.ts';
import { mapInBatches } from '../read/batches.ts';
import { readIssue, readPublication } from '../read/index.ts';
import { createPolicy, runRules } from '../rules/index.ts';
import type { Staleness } from '../write/freshness.ts';
import type { ManifestIssue } from '../write/manifest.ts';

export interface LsOptions {
  /** Folder of the publication, its `bulletin.yaml`, or a folder below it; absolute or relative to the current folder. */
  readonly publication: string;
}

/** Overview of the issues of a publication. */
export interface Listing {
  /** Its `bulletin.yaml`, as shown in messages. */
  readonly publication: string;
  /** By year, regular issues before supplements, by number. */
  readonly issues: readonly ListedIssue[];
  /** Issues that could not be read because of the environment, such as a permission. */
  readonly failures: readonly { readonly issue: string; readonly failure: Failure }[];
}

/** One issue of a listing. Plain data. */
export interface ListedIssue extends Standing {
  /** Folder, as shown in messages. */
  readonly issue: string;
  readonly revision: number;
  /** Number of printed items. */
  readonly items: number;
  /** Number of pages of the last build; null without one. */
  readonly pages: number | null;
  /** `current`: the same build would give the same outputs now; `damaged`: an output was changed or is missing. */
  readonly state: 'current' | 'stale' | 'damaged' | 'unbuilt';
  /** Why the state is `stale` or `damaged`; otherwise null. */
  readonly stale: Staleness | null;
  /** Whether its `issue.yaml` has errors, so that some of these values may be missing. */
  readonly broken: boolean;
  /** These errors, and what the rules of the series find among all issues of the publication. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The rules of the series: numbers and totals are present, unique and consecutive, and dates follow the numbers. */
const SERIES = ['number-known', 'number-unique', 'number-follows', 'total-follows', 'date-follows'];

/**
 * Lists the issues of a publication with the state of their outputs and irregularities in the series. Cheap: it compares hashes and reads
 * `issue.yaml`; it reads front matter only if the last build does not have the values. Changes nothing.
 *
 * @throws Failure if the path is not a publication
 */
export async function ls(host: Host, { publication: path }: LsOptions): Promise<Listing> {
  const file = await locatePublication(host, path);
  const { publication } = await readPublication(host, file);
  const session = createSession(host);
  const read: ReadAtDepth = (folder, depth) => readIssue(host, folder, file, { publication, depth, siblings: [] });
  const look = async (folder: string): Promise<IssueSummary | Failure> => {
    try {
      await recoverSources(host, folder);
      return await readSummary(host, { folder, publication: file }, session, read);
    } catch (error) {
      return wrapFailure(error);
    }
  };
  const folders = await allIssues(host, file);
  const seen = await mapInBatches(folders, async (folder) => ({ folder, issue: fileName(host, folder), found: await look(folder) }));
  const readable = seen.flatMap(({ folder, issue, found }) => (found instanceof Failure ? [] : [{ folder, issue, ...found }]));
  const siblings = new Map(readable.map(({ file, standing }) => [file, { ...standing, file, items: [] } satisfies Sibling]));
  const index = createSeriesIndex([...siblings.values()], publication.values.series?.restart);
  const issues = await mapInBatches(readable, async ({ folder, issue, file: own, standing, errors, ...facts }): Promise<ListedIssue> => {
    const others = index.concerning(standing, siblings.get(own)).filter((sibling) => sibling.file !== own);
    const among = { publication, folder, siblings: others, items: [], passages: [], reviewRemarks: [] };
    const draft = { file: own, text: '', values: toValues(standing), broken: facts.unusable, place: () => undefined };
    // Most are regular. The places and the remarks of an issue are read for those that are not.
    const isRegular = runRules({ ...among, issue: draft }, SERIES).length === 0;
    const { unusable: _, ...listed } = facts;
    const found = isRegular ? [] : findIrregularities({ ...(await read(folder, 'issue')).manuscript, siblings: others }, standing);
    return { issue, ...standing, ...listed, broken: errors.length > 0, diagnostics: [...errors, ...found] };
  });
  return {
    publication: fileName(host, file),
    issues: issues.sort(compareIssues),
    failures: seen.flatMap(({ issue, found }) => (found instanceof Failure ? [{ issue, failure: found }] : [])),
  };
}

function findIrregularities(manuscript: Manuscript, { date }: Standing): readonly Diagnostic[] {
  const { issue } = manuscript;
  // The date may derive from items, which were read before.
  const dated = { ...manuscript, issue: { ...issue, values: { ...(date === undefined ? {} : { date }), ...issue.values } } };
  return createPolicy(dated).apply(runRules(dated, SERIES));
}

/** The values of an `issue.yaml` that give an issue its standing. */
function toValues({ number, through, supplement, total, date }: Standing): Partial<Issue> {
  return {
    supplement,
    ...(number === undefined ? {} : { number }),
    ...(through === undefined ? {} : { through }),
    ...(total === undefined ? {} : { total }),
    ...(date === undefined ? {} : { date }),
  };
}

/** What was read of one issue, before it is compared with the others. Little is kept, since an archive has thousands. */
interface IssueSummary extends Pick<ListedIssue, 'revision' | 'items' | 'pages' | 'state' | 'stale'> {
  /** Its `issue.yaml`, as shown in messages. */
  readonly file: string;
  readonly standing: Standing;
  /** Fields of `issue.yaml` that cannot be used. */
  readonly unusable: ReadonlySet<keyof Issue>;
  /** Errors in its `issue.yaml`. */
  readonly errors: readonly Diagnostic[];
}

type ReadAtDepth = (folder: string, depth: 'issue' | 'fields') => ReturnType<typeof readIssue>;

const NONE: ReadonlySet<keyof Issue> = new Set();

async function readSummary(host: Host, located: Located, session: Session, read: ReadAtDepth): Promise<IssueSummary> {
  const build = await readLastBuild(host, located, session);
  const stale = build?.stale ?? null;
  const state = build === null ? 'unbuilt' : toState(stale);
  // The manifest of an unchanged issue has the values of its files, which were without errors.
  if (build !== null && isOwnInput(stale)) return { ...readManifestIssue(host, located.folder, build.manifest.issue), state, stale };
  const { manuscript, diagnostics } = await read(located.folder, 'fields');
  const { values, file, broken } = manuscript.issue;
  return {
    file,
    standing: readStanding(manuscript),
    unusable: broken.size === 0 ? NONE : new Set(broken),
    errors: diagnostics.filter(({ severity, place }) => severity === 'error' && place.file === file),
    revision: values.revision ?? 1,
    items: manuscript.items.filter((item) => isPrinted(item.values)).length,
    pages: build?.manifest.issue.pages ?? null,
    state,
    stale,
  };
}

function readManifestIssue(host: Host, folder: string, issue: ManifestIssue) {
  const { number, supplement, total, date, standing, revision, items, pages } = issue;
  const { through } = standing;
  const known = { number, ...(through === undefined ? {} : { through }), supplement, total: total ?? undefined, date };
  return {
    file: fileName(host, join(folder, 'issue.yaml')),
    standing: { ...known, year: deriveIssueYear(date, folder) },
    unusable: NONE,
    errors: [],
    revision,
    items,
    pages,
  };
}

function toState(stale: Staleness | null): ListedIssue['state'] {
  if (stale === null) return 'current';
  return stale.reason === 'output-changed' || stale.reason === 'output-missing' ? 'damaged' : 'stale';
}

/** Whether the issue's own files are unchanged since its last build. */
function isOwnInput(stale: Staleness | null): boolean {
  return stale === null || toState(stale) === 'damaged' || stale.reason === 'siblings-changed';
}

function readStanding({ issue, folder, items }: Manuscript): Standing {
  return toStanding(
    issue.values,
    folder,
    items.map((item) => item.values),
  );
}

function compareIssues(one: ListedIssue, other: ListedIssue): number {
  return toOrderKey(one) < toOrderKey(other) ? -1 : 1;
}

/** Unknown years and numbers sort last. */
function toOrderKey({ year, supplement, number, date, issue }: ListedIssue): string {
  return [year ?? '9999', supplement ? '1' : '0', `${number ?? 9_999_999}`.padStart(7, '0'), date ?? '', issue].join('\0');
}

/** Returns failures of the environment; rethrows defects. */
function wrapFailure(error: unknown): Failure {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return failure;
}
