import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { type Located, locateIssue } from '../issue/locate.ts';
import type { PrepareOptions } from '../issue/prepare.ts';
import { newSession, type Session } from '../issue/session.ts';
import { siblingsHash, siblingsIn } from '../issue/siblings.ts';
import { stageIn } from '../issue/stage.ts';
import { deriveIssueYear, readEpochDay } from '../model/derive.ts';
import { packaged } from '../package-root.ts';
import type { Format } from '../render/index.ts';
import { program } from '../version.ts';
import { cannotWrite } from '../write/cannot-write.ts';
import { recover } from '../write/commit.ts';
import { besideNames, type Expected, type Stale, whyStale } from '../write/freshness.ts';
import { locked } from '../write/lock.ts';
import { type Manifest, type ManifestIssue, readManifest } from '../write/manifest.ts';
import { type Build, writeOutputs } from '../write/outputs.ts';
import { type OutputPlace, outputPlace } from '../write/place.ts';
import { type Grounds, recording } from '../write/recorder.ts';

export interface BuildOptions extends PrepareOptions {
  /** The issue's folder, absolute or from the current one. */
  readonly issue: string;
  readonly formats: readonly Format[];
  /** Folder for what is written; `dist` in the issue's folder unless given. */
  readonly output?: string | undefined;
  /** Warnings count as errors: nothing is written when there is one. */
  readonly strict?: boolean | undefined;
  /** Builds also what is up to date. */
  readonly force?: boolean | undefined;
}

/** What became of one issue. Plain data. */
export interface BuildResult {
  /** Decoded texts by `Place.file`, for showing the line a diagnostic is about; none where nothing was found. */
  readonly texts: ReadonlyMap<string, string>;
  /** `unchanged`: the outputs are what would be built, and stay; `refused`: there are errors, and nothing was written. */
  readonly state: 'built' | 'unchanged' | 'refused';
  /** Why it was not left as it was; null when it was. */
  readonly stale: Stale | null;
  /** All that was found, in file order. Empty when nothing was read, as nothing has changed; `found` counts what was said last time. */
  readonly diagnostics: readonly Diagnostic[];
  readonly found: Manifest['found'];
  /** The formats asked for, in that order, made now or before; empty when there are errors. */
  readonly outputs: readonly Output[];
  readonly pages: number;
  readonly items: number;
}

export interface Output {
  readonly format: string;
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
}

/** How often an issue is built again because somebody goes on writing it. */
const ATTEMPTS = 3;

/**
 * Builds one issue unless its outputs are what would be built: check, assemble, typeset, render every format, then write all of them and
 * their manifest, or nothing. Throws a Failure when the path is no issue or the output cannot be written.
 *
 * @param session what this build shares with others of the same run
 */
export async function build(host: Host, asked: BuildOptions, session: Session = sessionFor(host, () => asked)): Promise<BuildResult> {
  const { located, options, place, stale, unchanged } = await look(host, asked, session);
  if (unchanged !== null) return unchanged;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const result = await buildNow(host, located, place, options, session, stale);
    if (result !== null) return result;
  }
  throw stillChanging(options.issue);
}

/** The result of a build that has nothing to do; null when there is something to do. Loads nothing that reads or sets an issue. */
export async function upToDate(host: Host, options: BuildOptions, session: Session): Promise<BuildResult | null> {
  return (await look(host, options, session)).unchanged;
}

/** A session for builds whose outputs go where `optionsFor` an issue's folder says. */
export function sessionFor(host: Host, optionsFor: (folder: string) => Pick<BuildOptions, 'output'>): Session {
  const manifestOf = (folder: string) => {
    const { folder: output, manifest } = outputPlace(host, folder, optionsFor(folder).output);
    return join(output, manifest);
  };
  return newSession(host, (parent) => siblingsIn(host, parent, manifestOf));
}

/** An issue and its output as they stand, and how it is to be built: its stage is settled. */
type Look = { readonly located: Located; readonly options: BuildOptions; readonly place: OutputPlace } & (
  | { readonly stale: Stale; readonly unchanged: null }
  | { readonly stale: null; readonly unchanged: BuildResult }
);

/** Finds the issue, and whether it has to be built. */
async function look(host: Host, asked: BuildOptions, session: Session): Promise<Look> {
  const located = await locateIssue(host, asked.issue);
  const stage = asked.stage === undefined ? await stageIn(host, located, asked.output, session.digest) : asked.stage;
  if (asked.lineNumbers === true && stage !== 'review') throw noDraft(asked.issue);
  const options = { ...asked, stage };
  const place = outputPlace(host, located.folder, options.output, stage);
  const known = { located, options, place };
  if (options.force === true) return { ...known, stale: { reason: 'forced', file: null }, unchanged: null };
  const compare = async (): Promise<Look> => {
    const manifest = await readManifest(host, join(place.folder, place.manifest));
    if (manifest === null) return { ...known, stale: { reason: 'new', file: null }, unchanged: null };
    // What was built with warnings is not what a strict build would make.
    if (options.strict === true && manifest.found.warnings > 0)
      return { ...known, stale: { reason: 'forced', file: null }, unchanged: null };
    const expected = await expectedOf(host, located, options, session, manifest.issue);
    const stale = await whyStale(host, groundsOf(located), place.folder, manifest, expected, options.formats, session.digest);
    if (stale !== null) return { ...known, stale, unchanged: null };
    return {
      ...known,
      stale,
      unchanged: { ...resultOf(manifest, place, options.formats), state: 'unchanged', stale, diagnostics: [], texts: new Map() },
    };
  };
  const found = await compare();
  if (found.stale?.reason !== 'interrupted') return found;
  // A build was killed here, or one is at work: what it leaves may be what is wanted.
  await locked(host, place.folder, options.issue, () => recover(host, place.folder)).catch(unwritable(place.folder));
  return compare();
}

/** What a build is made of besides the issue's own files. */
async function expectedOf(
  host: Host,
  { folder }: Located,
  options: PrepareOptions,
  session: Session,
  { number, supplement, total, date }: Pick<ManifestIssue, 'number' | 'supplement' | 'total' | 'date'>,
): Promise<Expected> {
  const { fonts = 'office-first', preprinted = false, stage = null, lineNumbers = false } = options;
  const standing = { number, supplement, total: total ?? undefined, date, year: deriveIssueYear(date, folder) };
  return {
    bulletin: program,
    options: {
      fonts,
      letterhead: preprinted ? 'preprinted' : 'full',
      date: readEpochDay(host.env.SOURCE_DATE_EPOCH) ?? null,
      ...(stage === null ? {} : { stage }),
      ...(lineNumbers ? { lineNumbers } : {}),
    },
    fonts: await session.fingerprints(fonts),
    siblings: () => siblingsHash(session, folder, standing),
  };
}

/**
 * The last build of an issue into its own `dist`, and why the same build, with the same options and formats, would make it anew now; null
 * when there is none. Changes nothing. Throws a `NodeJS.ErrnoException`.
 */
export async function lastBuild(
  host: Host,
  located: Located,
  session: Session,
): Promise<{ readonly manifest: Manifest; readonly stale: Stale | null } | null> {
  const place = outputPlace(host, located.folder, undefined);
  const manifest = await readManifest(host, join(place.folder, place.manifest));
  if (manifest === null) return null;
  const { fonts, letterhead, date, stage = null } = manifest.options;
  const options: PrepareOptions = { fonts: fonts === 'bundled' ? fonts : 'office-first', preprinted: letterhead === 'preprinted', stage };
  const expected = await expectedOf(host, located, options, session, manifest.issue);
  const again = { ...expected, options: { ...expected.options, date } };
  const formats = manifest.outputs.map(({ format }) => format);
  return { manifest, stale: await whyStale(host, groundsOf(located), place.folder, manifest, again, formats, session.digest) };
}

/** Null when a file changed while it was built. */
async function buildNow(
  host: Host,
  located: Located,
  place: OutputPlace,
  options: BuildOptions,
  session: Session,
  stale: Stale | null,
): Promise<BuildResult | null> {
  const { make } = await import('./make.ts');
  const grounds = groundsOf(located);
  const recorder = recording(host, grounds);
  const { diagnostics, texts, found, items, made } = await make(recorder.host, located, options, session);
  if (made === null) return { state: 'refused', stale, diagnostics, texts, found, outputs: [], pages: 0, items };
  const expected = await expectedOf(host, located, options, session, made.issue);
  const beside = besideNames(await host.list(located.folder));
  const build: Build = {
    issue: made.issue,
    making: { ...expected, siblings: await expected.siblings(), beside, inputs: recorder.inputs() },
    found,
    rendered: made.rendered,
  };
  const manifest = await writeOutputs(host, options.issue, grounds, place, build).catch(unwritable(place.folder));
  return manifest === null ? null : { ...resultOf(manifest, place, options.formats), state: 'built', stale, diagnostics, texts };
}

function groundsOf({ folder, publication }: Located): Grounds {
  return { issue: folder, publication: dirname(publication), templates: packaged('templates') };
}

function resultOf({ issue, found, outputs }: Manifest, { folder }: OutputPlace, formats: readonly Format[]) {
  const asked = formats.flatMap((format) => outputs.filter((output) => output.format === format));
  return {
    found,
    pages: issue.pages,
    items: issue.items,
    outputs: asked.map(({ format, file, bytes }) => ({ format, path: join(folder, file), bytes })),
  };
}

function unwritable(folder: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Failure ? error : cannotWrite(folder, error as NodeJS.ErrnoException);
  };
}

function noDraft(issue: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${issue}”不是送审稿，不标行号`, en: `“${issue}” is built as no draft for review, and only these have line numbers` },
    { zh: '请一并写上 --stage review', en: 'Add --stage review' },
  );
}

function stillChanging(issue: string): Failure {
  return new Failure(
    'surroundings',
    { zh: `“${issue}”里的文件一直在改动，没有生成`, en: `The files of “${issue}” keep changing; nothing was written` },
    { zh: '请等改完再生成', en: 'Build again when they are done' },
  );
}

/** What checking one issue found. `pages` is null when errors kept it from being typeset. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`, for showing the line a diagnostic is about. */
  readonly texts: ReadonlyMap<string, string>;
  readonly items: number;
  readonly pages: number | null;
  /** Lines of text on the last page that has any; null when errors kept it from being typeset. */
  readonly lastLines: number | null;
}

/** Everything but rendering and writing. Throws a Failure when the path is no issue. */
export async function check(host: Host, issue: string): Promise<CheckResult> {
  const [{ prepare, printedItems }, { countLastLines }] = await Promise.all([import('../issue/prepare.ts'), import('../typeset/index.ts')]);
  const { manuscript, diagnostics, texts, setting } = await prepare(host, await locateIssue(host, issue), { unprinted: true });
  const layout = setting?.layout;
  return {
    diagnostics,
    texts,
    items: printedItems(manuscript),
    pages: layout?.pages.length ?? null,
    lastLines: layout === undefined ? null : countLastLines(layout),
  };
}
