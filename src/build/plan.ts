import { dirname, join } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { type Located, locateIssue } from '../issue/locate.ts';
import type { PrepareOptions } from '../issue/prepare.ts';
import { hashSiblings } from '../issue/series.ts';
import type { Session } from '../issue/session.ts';
import { readStage } from '../issue/stage.ts';
import { deriveIssueYear, readEpochDay } from '../model/derive.ts';
import { type Format, type FormatOptions, pickOptions } from '../model/formats.ts';
import { packagedPath } from '../package-root.ts';
import { program } from '../version.ts';
import { type ExpectedInputs, findStale, type Staleness } from '../write/freshness.ts';
import { type Manifest, type ManifestIssue, readManifest } from '../write/manifest.ts';
import { findOutputPlace, type OutputPlace, refuseLinkedDist } from '../write/place.ts';
import type { InputRoots } from '../write/recorder.ts';
import { recoverFolder } from '../write/recover.ts';
import type { MakeOptions } from './make.ts';

export interface BuildOptions extends Omit<MakeOptions, 'formats'> {
  /** Default: what `bulletin.yaml` says. */
  readonly formats?: readonly Format[] | undefined;
  /** The issue's folder, absolute or from the current one. */
  readonly issue: string;
  /** Output folder; by default `dist` in the issue's folder. */
  readonly output?: string | undefined;
  /** Build even if the outputs are up to date. */
  readonly force?: boolean | undefined;
}

/** What a build has to do. Plain data. */
export type Plan = Target & ({ readonly stale: Staleness; readonly current: null } | { readonly stale: null; readonly current: Manifest });

interface Target {
  readonly located: Located;
  /** As given, with the stage and the formats decided. */
  readonly options: BuildOptions & MakeOptions;
  readonly place: OutputPlace;
}

/**
 * Finds the issue and whether its outputs are up to date: `stale` says why not, `current` is their manifest if they are. Finishes or undoes
 * an interrupted build first. Loads none of the code that reads or typesets an issue. Throws a Failure if the path is not an issue.
 */
export async function planBuild(host: Host, asked: BuildOptions, session: Session): Promise<Plan> {
  const plan = await inspectBuild(host, asked, session);
  if (plan.stale?.reason !== 'interrupted') return plan;
  const { folder } = plan.place;
  await recoverFolder(host, folder, asked.issue);
  return compareWithLast(host, plan, session);
}

/** The same, but leaves an interrupted build as it is. */
export async function inspectBuild(host: Host, asked: BuildOptions, session: Session): Promise<Plan> {
  const target = await findTarget(host, asked, session);
  if (asked.force === true) return { ...target, stale: { reason: 'forced', file: null }, current: null };
  return compareWithLast(host, target, session);
}

async function findTarget(host: Host, asked: BuildOptions, session: Session): Promise<Target> {
  const located = await locateIssue(host, asked.issue, session.recover);
  await refuseLinkedDist(host, located.folder, asked.output);
  const stage = asked.stage === undefined ? await readStage(host, located, asked.output, session.digest) : asked.stage;
  if (asked.lineNumbers === true && stage !== 'review') throw notADraft(asked.issue);
  const defaults = await session.defaults(located.publication);
  const { formats = defaults.formats, fonts = defaults.fonts } = asked;
  const isStanding = asked.formats === undefined;
  const place = findOutputPlace(host, located.folder, asked.output, stage);
  return { located, options: { ...asked, stage, formats, fonts, isStanding }, place };
}

async function compareWithLast(host: Host, { located, options, place }: Target, session: Session): Promise<Plan> {
  const target = { located, options, place };
  const last = await readManifest(host, join(place.folder, place.manifest));
  if (last === null) return { ...target, stale: { reason: 'new', file: null }, current: null };
  const expected = await expectInputs(host, located, options, session, last.issue);
  const made = options.isStanding === true ? options.formats.filter((format) => !last.withheld?.includes(format)) : options.formats;
  const formats = optionsOf(made, options);
  const stale = await findStale(host, toRoots(located), place.folder, last, expected, formats, session.digest);
  if (stale !== null) return { ...target, stale, current: null };
  if (options.strict === true && last.found.warnings > 0) {
    return { ...target, stale: { reason: 'warnings-refused', file: null }, current: null };
  }
  return { ...target, stale: null, current: last };
}

/** Gathers what a build depends on besides the issue's own files. */
export async function expectInputs(
  host: Host,
  { folder, publication }: Located,
  options: PrepareOptions,
  session: Session,
  { number, supplement, total, date }: Pick<ManifestIssue, 'number' | 'supplement' | 'total' | 'date'>,
): Promise<ExpectedInputs> {
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
    siblings: async () => hashSiblings(session, folder, standing, (await session.defaults(publication)).restart),
  };
}

/**
 * Reads the last build of an issue into its own `dist`, and why the same build, with the same options and formats, would change it now; null
 * if there is none. Changes nothing. Throws a `NodeJS.ErrnoException`.
 */
export async function readLastBuild(
  host: Host,
  located: Located,
  session: Session,
): Promise<{ readonly manifest: Manifest; readonly stale: Staleness | null } | null> {
  await refuseLinkedDist(host, located.folder);
  const place = findOutputPlace(host, located.folder);
  const manifest = await readManifest(host, join(place.folder, place.manifest));
  if (manifest === null) return null;
  const { fonts, letterhead, date, stage = null } = manifest.options;
  const options: PrepareOptions = { fonts: fonts === 'bundled' ? fonts : 'office-first', preprinted: letterhead === 'preprinted', stage };
  const expected = await expectInputs(host, located, options, session, manifest.issue);
  const again = { ...expected, options: { ...expected.options, date } };
  const formats = Object.fromEntries(manifest.outputs.map(({ format }) => [format, manifest.formats?.[format] ?? {}]));
  return { manifest, stale: await findStale(host, toRoots(located), place.folder, manifest, again, formats, session.digest) };
}

/** The options that the files of each format depend on. */
export function optionsOf(formats: readonly Format[], given: FormatOptions): Readonly<Record<string, FormatOptions>> {
  return Object.fromEntries(formats.map((format) => [format, pickOptions(format, given)]));
}

export function toRoots({ folder, publication }: Located): InputRoots {
  return { issue: folder, publication: dirname(publication), templates: packagedPath('templates') };
}

function notADraft(issue: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${issue}”不是送审稿，不能标行号`, en: `“${issue}” is not built as a draft for review; only drafts have line numbers` },
    { zh: '请加上 --stage review', en: 'Add --stage review' },
  );
}
