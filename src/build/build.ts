import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { createSession, type Session } from '../issue/session.ts';
import { findIgnoredSubmissions, type Staleness } from '../write/freshness.ts';
import { type Manifest, readManifest } from '../write/manifest.ts';
import { writeOutputs } from '../write/outputs.ts';
import { recordInputs } from '../write/recorder.ts';
import { make } from './make.ts';
import { type BuildOptions, expectInputs, optionsOf, type Plan, planBuild, toRoots } from './plan.ts';
import { recheck } from './recheck.ts';

/** The outcome of building one issue. Plain data. */
export interface BuildResult {
  /** Decoded texts by `Place.file`, for showing the line of a diagnostic; empty if there are no diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
  /**
   * `unchanged`: the outputs were up to date; `checked`: they were, and other issues have changed, so that it was checked again; `refused`: there
   * are errors, and nothing was written.
   */
  readonly state: 'built' | 'unchanged' | 'checked' | 'refused';
  /** Why the outputs were not up to date; null if they were. */
  readonly stale: Staleness | null;
  /** In file order. Empty if nothing had changed; `found` has the counts of the last build then. */
  readonly diagnostics: readonly Diagnostic[];
  readonly found: Manifest['found'];
  /** The formats asked for, in that order; empty if there are errors. */
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

/** How often a build starts again because a file of the issue has changed meanwhile. */
const MAX_ATTEMPTS = 3;

/**
 * Builds one issue, unless its outputs are up to date. Writes every format and the manifest, or nothing. Throws a Failure if the path is not
 * an issue or the outputs cannot be written.
 *
 * @param session what this build shares with others of the same run
 */
export async function build(
  host: Host,
  options: BuildOptions,
  session: Session = createSession(host, { outputOf: () => options.output }),
): Promise<BuildResult> {
  return buildPlanned(host, await planBuild(host, options, session), session);
}

/** Builds one issue as planned. See `build`. */
export async function buildPlanned(host: Host, plan: Plan, session: Session): Promise<BuildResult> {
  if (plan.current !== null) {
    return { ...toResult(plan.current, plan), state: 'unchanged', stale: null, diagnostics: [], texts: new Map() };
  }
  if (plan.stale.reason === 'siblings-changed') {
    const rechecked = await recheckPlanned(host, plan, session);
    if (rechecked !== null) return rechecked;
  }
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const result = await makeAndWrite(host, plan, session);
    if (result !== null) return result;
  }
  throw keepsChanging(plan.options.issue);
}

/** Returns null if the outputs are not up to date after all. */
async function recheckPlanned(host: Host, plan: Plan, session: Session): Promise<BuildResult | null> {
  const rechecked = await recheck(host, plan, session);
  if (rechecked === null) return null;
  const { isRefused, ...reading } = rechecked;
  const { options, place, stale } = plan;
  if (isRefused) return { ...reading, state: 'refused', stale, outputs: [], pages: 0 };
  const manifest = await readManifest(host, join(place.folder, place.manifest));
  return manifest === null ? null : { ...toResult(manifest, { place, options }), ...reading, state: 'checked', stale };
}

/** Returns null if a file of the issue changed while it was built. */
async function makeAndWrite(host: Host, plan: Plan, session: Session): Promise<BuildResult | null> {
  const { located, options, place, stale } = plan;
  const roots = toRoots(located);
  const recorder = recordInputs(host, roots);
  const { made, ...reading } = await make(recorder.host, located, options, session);
  const { diagnostics, texts, found } = reading;
  if (made === null) return { ...reading, state: 'refused', stale, outputs: [], pages: 0 };

  const expected = await expectInputs(host, located, options, session, made.issue);
  const inputs = {
    ...expected,
    siblings: await expected.siblings(),
    beside: findIgnoredSubmissions(await host.list(located.folder)),
    inputs: recorder.inputs(),
  };
  const formats = optionsOf(options.formats, options);
  const manifest = await writeOutputs(host, options.issue, roots, place, { ...made, inputs, found, formats });
  return manifest === null ? null : { ...toResult(manifest, plan), state: 'built', stale, diagnostics, texts };
}

function toResult({ issue, found, outputs }: Manifest, { place, options }: Pick<Plan, 'place' | 'options'>) {
  const asked = options.formats.flatMap((format) => outputs.filter((output) => output.format === format));
  return {
    found,
    pages: issue.pages,
    items: issue.items,
    outputs: asked.map(({ format, file, bytes }) => ({ format, path: join(place.folder, file), bytes })),
  };
}

function keepsChanging(issue: string): Failure {
  return new Failure(
    'environment',
    { zh: `“${issue}”里的文件不断有改动，没有生成`, en: `The files of “${issue}” keep changing; nothing was written` },
    { zh: '请改完后再生成', en: 'Build again when the edits are done' },
  );
}
