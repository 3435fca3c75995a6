import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { countSeverities } from '../diagnostics/repeats.ts';
import type { Host } from '../host/host.ts';
import { countPrinted, prepare } from '../issue/prepare.ts';
import type { Session } from '../issue/session.ts';
import type { Manifest } from '../write/manifest.ts';
import { renewManifest } from '../write/outputs.ts';
import { toFound } from './make.ts';
import { expectInputs, type Plan, toRoots } from './plan.ts';

/** The part of a result that an issue has whose outputs stay. */
interface Rechecked {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly found: Manifest['found'];
  readonly items: number;
  readonly isRefused: boolean;
}

/**
 * Checks an issue again, without typesetting, after a change of other issues: they change what is found, and not the outputs. Renews the
 * manifest. Returns null if the issue has changed meanwhile, so that it must be built.
 */
export async function recheck(host: Host, { located, options, place }: Plan, session: Session): Promise<Rechecked | null> {
  const { manuscript, diagnostics, texts } = await prepare(host, located, { ...options, unset: true }, session);
  const { error, warning, note } = countSeverities(diagnostics);
  const items = countPrinted(manuscript);
  const own = { warnings: warning, notes: note };
  if (error > 0) return { diagnostics, texts, items, found: own, isRefused: true };
  let refused = false;
  const manifest = await renewManifest(host, options.issue, toRoots(located), place, async (before) => {
    const { typesetting = { warnings: 0, notes: 0 } } = before.found;
    const all = { warnings: warning + typesetting.warnings, notes: note + typesetting.notes };
    refused = options.strict === true && all.warnings > 0;
    if (refused) return before;
    const { siblings } = await expectInputs(host, located, options, session, before.issue);
    return { ...before, found: toFound(all, typesetting), siblings: await siblings() };
  });
  return manifest === null ? null : { diagnostics, texts, items, found: manifest.found, isRefused: refused };
}
