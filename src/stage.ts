import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { Host } from './host.ts';
import type { Located } from './locate.ts';
import type { Stage } from './model/issue.ts';

/** What an `issue.yaml` must hold to name a stage, in UTF-8; an escape might spell a key. */
const NAMED = /stage|阶段|[\0\\]/;

/**
 * The stage that the `issue.yaml` of an issue names; null when it names none. It decides where outputs go, so every build asks, also one that
 * has nothing to do: the file is parsed only when it may say something about it. Throws a `NodeJS.ErrnoException`.
 */
export async function stageIn(host: Host, { folder, publication }: Located): Promise<Stage | null> {
  const path = join(folder, 'issue.yaml');
  if ((await host.stat(path)) === null) return null;
  const bytes = await host.readFile(path);
  if (isUtf8(bytes) && !NAMED.test(new TextDecoder().decode(bytes))) return null;
  const { readIssue } = await import('./read/index.ts');
  const { manuscript } = await readIssue(host, folder, publication, { depth: 'issue', siblings: [] });
  return manuscript.issue.values.stage ?? null;
}
