import { basename, dirname, join, resolve } from 'node:path';
import { check } from '../../check/check.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Failure } from '../../failures.ts';
import { type Digest, fileName, type Host } from '../../host/host.ts';
import { withFiles } from '../../host/overlay.ts';
import { type Located, locateIssue } from '../../issue/locate.ts';
import { parseDay } from '../../issue/new-files.ts';
import { recoverSources } from '../../issue/recover.ts';
import type { Issue } from '../../model/issue.ts';
import { toFileStart } from '../../model/place.ts';
import type { Publication } from '../../model/publication.ts';
import { findPublication } from '../../read/find-publication.ts';
import { readPublication } from '../../read/index.ts';
import { changeFolder } from '../../write/change.ts';
import { type Draft, readDraft } from '../index.ts';
import type { Clue } from '../recognise/recogniser.ts';
import type { Remark } from '../remarks.ts';
import { SUBMISSION_BYTES, type Submission } from '../submission.ts';
import { keepsIssueFile, Plan, type PlannedItem, readExistingFiles } from './plan.ts';

/** What to import, and into which issue. */
export interface ImportOptions {
  /** Submitted files, absolute or relative to the current folder. */
  readonly files: readonly string[];
  /** Folder of the issue; with `split` it may not exist yet. */
  readonly to: string;
  /** Whether each file is a whole bulletin to be split into items. */
  readonly split?: boolean | undefined;
  /** Whether a file may be imported again, replacing its items. */
  readonly overwrite?: boolean | undefined;
  /** Whether to report without writing. */
  readonly dryRun?: boolean | undefined;
  /** Values that apply to every file and take precedence over its content. */
  readonly source?: string | undefined;
  readonly category?: string | undefined;
  readonly date?: string | undefined;
}

/** Result of one submitted file. */
export interface Imported {
  /** As in `Place.file`. */
  readonly file: string;
  readonly items: readonly PlannedItem[];
  /** Path of the stored original, relative to the issue's folder. */
  readonly original: string;
  /** Values of the issue, from a whole bulletin; null for a single item. */
  readonly issue: Partial<Issue> | null;
  /** False if an existing `issue.yaml` was kept. */
  readonly issueWritten: boolean;
  /** What reading changed, kept as comments or left out. */
  readonly remarks: readonly Remark[];
  /** Items of an earlier import that were not replaced. */
  readonly left: readonly string[];
}

export interface ImportResult {
  /** Absolute path of the issue's folder. */
  readonly issue: string;
  readonly imported: readonly Imported[];
  /** Problems with the files, in which case nothing was written; otherwise the diagnostics of the new items. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`, for quoting lines. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths written (or to be written), relative to the issue's folder. */
  readonly written: readonly string[];
}

/**
 * Imports submitted files as items of an issue, all or none. Fields are recognised from the files; uncertain ones stay blank, and the
 * diagnostics name them.
 *
 * @throws Failure if there is no issue, a file cannot be read, or writing fails
 */
export async function importItems(host: Host, options: ImportOptions): Promise<ImportResult> {
  const { split = false, overwrite = false } = options;
  const located = await locateTarget(host, options.to, split);
  const { publication, diagnostics } = await readPublication(host, located.publication);
  const nothing = (found: readonly Diagnostic[]): ImportResult => ({
    issue: located.folder,
    imported: [],
    diagnostics: found,
    texts: new Map([[publication.file, publication.text]]),
    written: [],
  });
  if (diagnostics.some(({ severity }) => severity === 'error')) return nothing(diagnostics);
  const whole = publication.values as Publication;

  // Taken before planning, so that what an editor saves or creates from now on is not overwritten.
  const before = await digestFiles(host, located.folder);
  const existing = await readExistingFiles(host, located.folder);
  const plan = new Plan(existing, overwrite);
  const imported: Imported[] = [];
  const refused: Diagnostic[] = [];
  for (const path of options.files) {
    const submission = await readSubmitted(host, path);
    const draft: Draft | Diagnostic =
      submission === null ? tooLarge(host, path) : await readDraft(submission, { publication: whole, split, known: toKnownClues(options) });
    if (submission === null || 'code' in draft) {
      if ('code' in draft) refused.push(draft);
      continue;
    }
    const original = plan.original(submission);
    if (original.known && !overwrite) {
      refused.push(createDiagnostic('submission-new', toFileStart(submission.file), { original: original.path, items: original.items }));
      continue;
    }
    const items = plan.add(submission, original, draft);
    imported.push({
      file: submission.file,
      items,
      original: original.path,
      issue: draft.issue?.values ?? null,
      issueWritten: draft.issue !== null && !keepsIssueFile(existing, overwrite),
      remarks: draft.remarks,
      left: overwrite ? original.items.slice(items.length) : [],
    });
  }
  if (refused.length > 0) return nothing(refused);

  const changes = [...plan.files].map(([name, data]) => ({ name, data, was: before.get(name) ?? null }));
  const found = await check(await withFiles(host, located.folder, plan.files), located.folder);
  if (options.dryRun !== true) await changeFolder(host, located.folder, changes);
  const written = [...plan.files.keys()];
  const names = new Set(written.map((name) => fileName(host, join(located.folder, name))));
  return {
    issue: located.folder,
    imported,
    diagnostics: found.diagnostics.filter(({ place }) => names.has(place.file)),
    texts: found.texts,
    written,
  };
}

/** Digests of the files in an issue's folder and the folders directly in it, by path with `/`. */
async function digestFiles(host: Host, folder: string): Promise<ReadonlyMap<string, Digest>> {
  const found = new Map<string, Digest>();
  const visit = async (way: string) => {
    if ((await host.stat(join(folder, way)))?.kind !== 'folder') return;
    for (const { name, kind } of await host.list(join(folder, way))) {
      if (kind === 'folder' && way === '' && name !== 'dist') await visit(`${name}/`);
      const digest = kind === 'file' ? await host.digest(join(folder, way, name)) : null;
      if (digest !== null) found.set(`${way}${name}`, digest);
    }
  };
  await visit('');
  return found;
}

/** Finds the target issue. A whole bulletin may create it in a folder of a publication. */
async function locateTarget(host: Host, to: string, split: boolean): Promise<Located> {
  const folder = resolve(host.cwd, to);
  await recoverSources(host, folder);
  const there = await host.stat(folder);
  const isEmpty = there === null || (there.kind === 'folder' && (await host.list(folder)).length === 0);
  if (!split || !isEmpty) return locateIssue(host, to);
  const publication = await findPublication(host, folder);
  return publication === null || (await host.stat(dirname(folder)))?.kind !== 'folder' ? locateIssue(host, to) : { folder, publication };
}

/** Reads a submitted file; null if it is too large. */
async function readSubmitted(host: Host, path: string): Promise<Submission | null> {
  const full = resolve(host.cwd, path);
  const found = await host.stat(full);
  if (found?.kind !== 'file') {
    throw new Failure(
      'usage',
      found === null
        ? { zh: `找不到文件“${path}”`, en: `Not found: “${path}”` }
        : { zh: `“${path}”不是文件`, en: `“${path}” is not a file` },
      { zh: '请写要导入的文件，可以写几个', en: 'Give the files to import' },
    );
  }
  if (found.size > SUBMISSION_BYTES) return null;
  return { file: fileName(host, full), name: basename(full), bytes: await host.readFile(full) };
}

function tooLarge(host: Host, path: string): Diagnostic {
  return createDiagnostic('submission-bounded', toFileStart(fileName(host, resolve(host.cwd, path))), { bound: 'size' });
}

/** Values given on the command line. */
function toKnownClues({ source, category, date }: ImportOptions): readonly Clue[] {
  const told = { source, category, date: date === undefined ? undefined : parseDay(date) };
  return Object.entries(told).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: field as Clue['field'], value, origin: 'told', sure: true }],
  );
}
