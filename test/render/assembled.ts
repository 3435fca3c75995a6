import { assemble } from '../../src/assemble/index.ts';
import type { Bulletin } from '../../src/model/bulletin.ts';
import { readIssue } from '../../src/read/index.ts';
import { type Files, memoryHost } from '../memory-host.ts';

/** The bulletin of `issue-1` of files that are named from the publication's folder. */
export async function assembled(files: Files): Promise<Bulletin> {
  const host = memoryHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
  return assemble((await readIssue(host, '/work/issue-1', '/work/bulletin.yaml')).manuscript);
}
