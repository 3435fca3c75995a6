import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { Stage } from '../model/issue.ts';
import { YAML_BYTES } from '../read/bounds.ts';
import { resolveInside } from '../read/inside.ts';
import { readManifest } from '../write/manifest.ts';
import { outputPlace } from '../write/place.ts';
import type { Located } from './locate.ts';
import type { Session } from './session.ts';

const ISSUE = 'issue.yaml';

/** What an `issue.yaml` must hold to name a stage, in UTF-8; an escape might spell a key. */
const NAMED = /stage|阶段|[\0\\]/;

/**
 * The stage that the `issue.yaml` of an issue names; null when it names none. It decides where outputs go, so every build asks, also one
 * that has nothing to do: as long as the file is what it was, the last build's manifest knows, and else it is parsed only when it may say
 * something about it. Throws a `NodeJS.ErrnoException`.
 *
 * @param output the folder asked for, as in `outputPlace`
 */
export async function stageIn(
  host: Host,
  { folder, publication }: Located,
  output: string | undefined,
  digestOf: Session['digest'],
): Promise<Stage | null> {
  // One that is a link out of the folder, or far too large, is the reader's to report, and is opened by nobody.
  const found = await resolveInside(host, folder, join(folder, ISSUE));
  if (found === null || found === 'outside' || found.size > YAML_BYTES) return null;
  const digest = await digestOf(join(folder, ISSUE));
  if (digest === null) return null;
  for (const kind of ['final', 'review'] as const) {
    const place = outputPlace(host, folder, output, kind);
    const manifest = await readManifest(host, join(place.folder, place.manifest));
    if (manifest?.inputs[ISSUE]?.sha256 === digest.sha256) return manifest.issue.stage ?? null;
  }
  const bytes = await host.readFile(found.path);
  if (isUtf8(bytes) && !NAMED.test(new TextDecoder().decode(bytes))) return null;
  const { readIssue } = await import('../read/index.ts');
  const { manuscript } = await readIssue(host, folder, publication, { depth: 'issue', siblings: [] });
  return manuscript.issue.values.stage ?? null;
}
