import { readLastBuild } from '../build/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure, toFailure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import type { Located } from '../issue/locate.ts';
import { allIssues, locatePublication } from '../issue/locate-publication.ts';
import { recoverSources } from '../issue/recover.ts';
import { createSession, type Session } from '../issue/session.ts';
import { isPrinted } from '../model/derive.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { type Standing, toStanding } from '../model/series.ts';
import { mapInBatches } from '../read/batches.ts';
import { readIssue, readPublication } from '../read/index.ts';
import { createPolicy, runRules } from '../rules/index.ts';
import type { Staleness } from '../write/freshness.ts';
import type { ManifestIssue } from '../write/manifest.ts';
import { siblingOf } from './findings.ts';

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
  const look = async (folder: string): Promise<IssueSummary | Failure> => {
    try {
      await recoverSources(host, folder);
      return await readSummary(host, { folder, publication: file }, session, (depth) =>
        readIssue(host, folder, file, { publication, depth, siblings: [] }),
      );
    } catch (error) {
      return failureOf(error);
    }
  };
  const folders = await allIssues(host, file);
  const seen = await mapInBatches(folders, async (folder) => ({ issue: fileName(host, folder), found: await look(folder) }));
  const readable = seen.flatMap(({ issue, found }) => (found instanceof Failure ? [] : [{ issue, ...found }]));
  const siblings = readable.map(siblingOf);
  return {
    publication: fileName(host, file),
    issues: readable
      .map(({ issue, manuscript, errors, ...facts }): ListedIssue => {
        const others = siblings.filter((sibling) => sibling.file !== manuscript.issue.file);
        const among = { ...manuscript, siblings: others };
        const diagnostics = [...errors, ...createPolicy(among).apply(runRules(among, SERIES))];
        return { issue, ...readStandingOf(manuscript), ...facts, broken: errors.length > 0, diagnostics };
      })
      .sort(compareIssues),
    failures: seen.flatMap(({ issue, found }) => (found instanceof Failure ? [{ issue, failure: found }] : [])),
  };
}

/** What was read of one issue, before it is compared with the others. */
interface IssueSummary extends Pick<ListedIssue, 'revision' | 'items' | 'pages' | 'state' | 'stale'> {
  readonly manuscript: Manuscript;
  /** Errors in its `issue.yaml`. */
  readonly errors: readonly Diagnostic[];
}

type ReadAtDepth = (depth: 'issue' | 'fields') => ReturnType<typeof readIssue>;

async function readSummary(host: Host, located: Located, session: Session, read: ReadAtDepth): Promise<IssueSummary> {
  const build = await readLastBuild(host, located, session);
  const stale = build?.stale ?? null;
  // For an unchanged issue the manifest has the values of its items.
  const known = build !== null && isOwnInput(stale) ? build.manifest.issue : null;
  const { manuscript, diagnostics } = await read(known === null ? 'fields' : 'issue');
  const { values, file } = manuscript.issue;
  return {
    manuscript: known === null ? manuscript : withDate(manuscript, known),
    errors: diagnostics.filter(({ severity, place }) => severity === 'error' && place.file === file),
    revision: values.revision ?? 1,
    items: known?.items ?? manuscript.items.filter((item) => isPrinted(item.values)).length,
    pages: build?.manifest.issue.pages ?? null,
    state: build === null ? 'unbuilt' : stateOf(stale),
    stale,
  };
}

function stateOf(stale: Staleness | null): ListedIssue['state'] {
  if (stale === null) return 'current';
  return stale.reason === 'output-changed' || stale.reason === 'output-missing' ? 'damaged' : 'stale';
}

/** Whether the issue's own files are unchanged since its last build. */
function isOwnInput(stale: Staleness | null): boolean {
  return stale === null || stateOf(stale) === 'damaged' || stale.reason === 'siblings-changed';
}

/** Adds the date from the manifest, as it may derive from items that were not read. */
function withDate(manuscript: Manuscript, { date }: ManifestIssue): Manuscript {
  const { issue } = manuscript;
  return { ...manuscript, issue: { ...issue, values: { date, ...issue.values } } };
}

function readStandingOf({ issue, folder, items }: Manuscript): Standing {
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
function failureOf(error: unknown): Failure {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return failure;
}
