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
  /** The publication's folder, or its `bulletin.yaml`, or a folder below it; absolute or from the current one. */
  readonly publication: string;
}

/** The issues of a publication at a glance. */
export interface Listing {
  /** Its `bulletin.yaml`, as messages name it. */
  readonly publication: string;
  /** By year, in each the series before the supplements, by number. */
  readonly issues: readonly ListedIssue[];
  /** Issues the surroundings kept from being read: a disk, a permission. */
  readonly failures: readonly { readonly issue: string; readonly failure: Failure }[];
}

/** One issue of a listing. Plain data. */
export interface ListedIssue extends Standing {
  /** Its folder, as messages name it. */
  readonly issue: string;
  readonly revision: number;
  /** Those that are printed. */
  readonly items: number;
  /** Of the last build, or null when there is none. */
  readonly pages: number | null;
  /** `current`: the last build is what the same build would make now; `damaged`: an output of it was changed or is missing. */
  readonly state: 'current' | 'stale' | 'damaged' | 'unbuilt';
  /** Why the state is `stale` or `damaged`; else null. */
  readonly stale: Staleness | null;
  /** Whether its `issue.yaml` has errors, so that some of this may be missing. */
  readonly broken: boolean;
  /** Those errors, then what the rules of the series find among all issues of the publication. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The rules of the series: a number is known, taken once, and follows; so does the running total; dates go with numbers. */
const SERIES = ['number-known', 'number-unique', 'number-follows', 'total-follows', 'date-follows'];

/**
 * Lists the issues of a publication: what each is, whether its outputs are up to date, and what is out of order among them. Cheap: it
 * compares hashes and reads `issue.yaml`, and front matter only where the last build does not tell what is in it. Changes nothing.
 *
 * @throws Failure when the path is no publication
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

/** What was seen of one issue, before it is looked at among the others. */
interface IssueSummary extends Pick<ListedIssue, 'revision' | 'items' | 'pages' | 'state' | 'stale'> {
  readonly manuscript: Manuscript;
  /** Errors in its `issue.yaml`. */
  readonly errors: readonly Diagnostic[];
}

type ReadAtDepth = (depth: 'issue' | 'fields') => ReturnType<typeof readIssue>;

async function readSummary(host: Host, located: Located, session: Session, read: ReadAtDepth): Promise<IssueSummary> {
  const build = await readLastBuild(host, located, session);
  const stale = build?.stale ?? null;
  // Of an issue that has not changed the manifest tells what is in its items.
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

/** Whether the issue's own files are what they were at its last build. */
function isOwnInput(stale: Staleness | null): boolean {
  return stale === null || stateOf(stale) === 'damaged' || stale.reason === 'siblings-changed';
}

/** An issue whose date may be that of items that were not read. */
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

/** A year that is unknown comes last, so does a number. */
function toOrderKey({ year, supplement, number, date, issue }: ListedIssue): string {
  return [year ?? '9999', supplement ? '1' : '0', `${number ?? 9_999_999}`.padStart(7, '0'), date ?? '', issue].join('\0');
}

/** Everything else is a defect of ours, and thrown on. */
function failureOf(error: unknown): Failure {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return failure;
}
