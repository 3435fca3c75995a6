import { basename, dirname, join, resolve } from 'node:path';
import { check } from '../../check/check.ts';
import { dayOf } from '../../create/new-files.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Failure } from '../../failures.ts';
import { fileName, type Host } from '../../host/host.ts';
import { withFiles } from '../../host/overlay.ts';
import { type Located, locateIssue } from '../../issue/locate.ts';
import type { Issue } from '../../model/issue.ts';
import { toFileStart } from '../../model/place.ts';
import type { Publication } from '../../model/publication.ts';
import { findPublication } from '../../read/find-publication.ts';
import { readPublication } from '../../read/index.ts';
import { replaceFiles } from '../../write/replace-files.ts';
import { type Draft, draftOf } from '../index.ts';
import type { Clue } from '../recognise/recogniser.ts';
import type { Remark } from '../remarks.ts';
import { SUBMISSION_BYTES, type Submission } from '../submission.ts';
import { holdingsOf, keepsIssueFile, Plan, type PlannedItem } from './plan.ts';

/** What to import, and where to. */
export interface ImportOptions {
  /** Submitted files, absolute or from the current folder. */
  readonly files: readonly string[];
  /** The issue's folder; with `split` it need not be there yet. */
  readonly to: string;
  /** Whether each file is a whole bulletin, to be taken apart. */
  readonly split?: boolean | undefined;
  /** Whether a file imported before may be imported again, over its items. */
  readonly overwrite?: boolean | undefined;
  /** Whether nothing is written. */
  readonly dryRun?: boolean | undefined;
  /** What is known of every file, before its own words. */
  readonly source?: string | undefined;
  readonly category?: string | undefined;
  readonly date?: string | undefined;
}

/** What became of one submitted file. */
export interface Imported {
  /** As in `Place.file`. */
  readonly file: string;
  readonly items: readonly PlannedItem[];
  /** Where it is kept, from the issue's folder. */
  readonly original: string;
  /** What a whole bulletin says of its issue; null for a single item. */
  readonly issue: Partial<Issue> | null;
  /** Whether that was written, or an `issue.yaml` that is there was left alone. */
  readonly issueWritten: boolean;
  /** What was changed, kept aside or left out in reading. */
  readonly remarks: readonly Remark[];
  /** Items of an earlier import of it that were not written again. */
  readonly left: readonly string[];
}

export interface ImportResult {
  /** Absolute path of the issue's folder. */
  readonly issue: string;
  readonly imported: readonly Imported[];
  /** What is wrong with the files; when one of them cannot be imported nothing was written. Else what `check` says of the new items. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`, for showing the line a diagnostic is about. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was written, or would have been: paths from the issue's folder. */
  readonly written: readonly string[];
}

/**
 * Imports submitted files as items of an issue, all or none. What a file says of itself is recognised; what is not sure stays blank, which
 * the diagnostics name.
 *
 * @throws Failure when there is no issue to import to, a file cannot be read, or the issue cannot be written
 */
export async function importItems(host: Host, options: ImportOptions): Promise<ImportResult> {
  const { split = false, overwrite = false } = options;
  const located = await target(host, options.to, split);
  const { publication, diagnostics } = await readPublication(host, located.publication);
  const nothing = (found: readonly Diagnostic[]): ImportResult => ({
    issue: located.folder,
    imported: [],
    diagnostics: found,
    texts: new Map([[publication.file, publication.text]]),
    written: [],
  });
  if (diagnostics.some(({ severity }) => severity === 'error')) return nothing(diagnostics);
  // Without an error every field is there.
  const whole = publication.values as Publication;

  const holdings = await holdingsOf(host, located.folder);
  const plan = new Plan(holdings, overwrite);
  const imported: Imported[] = [];
  const refused: Diagnostic[] = [];
  for (const path of options.files) {
    const submission = await submitted(host, path);
    const draft: Draft | Diagnostic =
      submission === null ? tooLarge(host, path) : await draftOf(submission, { publication: whole, split, known: knownClues(options) });
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
      issueWritten: draft.issue !== null && !keepsIssueFile(holdings, overwrite),
      remarks: draft.remarks,
      left: overwrite ? original.items.slice(items.length) : [],
    });
  }
  if (refused.length > 0) return nothing(refused);

  const found = await check(await withFiles(host, located.folder, plan.files), located.folder);
  if (options.dryRun !== true) await replaceFiles(host, located.folder, plan.files);
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

/** The issue to import to. A whole bulletin may begin one: its folder then only has to lie in a publication's. */
async function target(host: Host, to: string, split: boolean): Promise<Located> {
  const folder = resolve(host.cwd, to);
  const there = await host.stat(folder);
  const isEmpty = there === null || (there.kind === 'folder' && (await host.list(folder)).length === 0);
  if (!split || !isEmpty) return locateIssue(host, to);
  const publication = await findPublication(host, folder);
  return publication === null || (await host.stat(dirname(folder)))?.kind !== 'folder' ? locateIssue(host, to) : { folder, publication };
}

/** A submitted file; null when it is too large to be one. */
async function submitted(host: Host, path: string): Promise<Submission | null> {
  const full = resolve(host.cwd, path);
  const found = await host.stat(full);
  if (found?.kind !== 'file') {
    throw new Failure(
      'usage',
      found === null
        ? { zh: `找不到文件“${path}”`, en: `There is no file “${path}”` }
        : { zh: `“${path}”不是文件`, en: `“${path}” is no file` },
      { zh: '请写要导入的文件，可以写几个', en: 'Give the files to import' },
    );
  }
  if (found.size > SUBMISSION_BYTES) return null;
  return { file: fileName(host, full), name: basename(full), bytes: await host.readFile(full) };
}

function tooLarge(host: Host, path: string): Diagnostic {
  return createDiagnostic('submission-bounded', toFileStart(fileName(host, resolve(host.cwd, path))), { bound: 'size' });
}

/** What the caller says of every file. */
function knownClues({ source, category, date }: ImportOptions): readonly Clue[] {
  const told = { source, category, date: date === undefined ? undefined : dayOf(date) };
  return Object.entries(told).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: field as Clue['field'], value, origin: 'told', sure: true }],
  );
}
