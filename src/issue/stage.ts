import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { Stage } from '../model/issue.ts';
import { YAML_BYTES } from '../read/bounds.ts';
import { readIssue } from '../read/index.ts';
import { resolveInside } from '../read/inside.ts';
import { readManifest } from '../write/manifest.ts';
import { findOutputPlace } from '../write/place.ts';
import type { Located } from './locate.ts';
import type { Session } from './session.ts';

const ISSUE = 'issue.yaml';

/** Matches any UTF-8 text that may name a stage; an escape may spell the key. */
const MAY_NAME_STAGE = /stage|阶段|[\0\\]/;

/**
 * Reads the stage in the `issue.yaml` of an issue; null if there is none. Every build asks, as the stage decides where outputs go: the manifest
 * of the last build answers while the file is unchanged, and the file is parsed only if it may name a stage. Throws a
 * `NodeJS.ErrnoException`.
 *
 * @param output as for `findOutputPlace`
 */
export async function readStage(
  host: Host,
  { folder, publication }: Located,
  output: string | undefined,
  digestOf: Session['digest'],
): Promise<Stage | null> {
  // A link out of the folder or a huge file is not opened here; reading the issue reports it.
  const found = await resolveInside(host, folder, join(folder, ISSUE));
  if (found === null || found === 'outside' || found.size > YAML_BYTES) return null;
  const digest = await digestOf(join(folder, ISSUE));
  if (digest === null) return null;
  for (const kind of ['final', 'review'] as const) {
    const place = findOutputPlace(host, folder, output, kind);
    const manifest = await readManifest(host, join(place.folder, place.manifest));
    if (manifest?.inputs[ISSUE]?.sha256 === digest.sha256) return manifest.issue.stage ?? null;
  }
  const bytes = await host.readFile(found.path);
  if (isUtf8(bytes) && !MAY_NAME_STAGE.test(new TextDecoder().decode(bytes))) return null;
  const { manuscript } = await readIssue(host, folder, publication, { depth: 'issue' });
  return manuscript.issue.values.stage ?? null;
}
