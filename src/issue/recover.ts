import { Failure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import { recoverFolder } from '../write/recover.ts';

/**
 * Finishes or undoes a change of sources that was interrupted (`check --fix`, `review pull`, `import`, `new`), and says so. Every command comes
 * through here when it opens an issue or a publication.
 *
 * @throws Failure if the folder holds a journal or a lock that is not ours, or the change cannot be finished
 */
export async function recoverSources(host: Host, folder: string): Promise<void> {
  const name = fileName(host, folder);
  const done = await recoverFolder(host, folder, name);
  if (done === 'finished') {
    host.notify?.({ zh: `“${name}”上次的改动没有做完，现在已做完。`, en: `An interrupted change of “${name}” has been finished.` });
  } else if (done === 'undone') {
    host.notify?.({ zh: `“${name}”上次的改动没有做完，现在已撤销。`, en: `An interrupted change of “${name}” has been undone.` });
  }
}

/** Does the same for one of many issues; a folder that cannot be recovered is reported when the issue is opened. */
export async function tryRecoverSources(host: Host, folder: string): Promise<void> {
  try {
    await recoverSources(host, folder);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
