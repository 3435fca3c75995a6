/** The names of the files that this program writes beside outputs and sources. */

/** The record of a build, in the issue's own output folder. */
export const MANIFEST = 'manifest.json';

/** The same for a draft for sign-off, which lies beside the printed issue's files. */
export const REVIEW_MANIFEST = `review.${MANIFEST}`;

/** Exists while a process changes files in the folder. */
export const LOCK = '.bulletin.lock';

/** Lists the changes to make. Once it exists, the change will be finished, if necessary by the next process. */
export const JOURNAL = '.bulletin.journal';

/** The journal of a change that is being undone. */
export const UNDO = '.bulletin.undo';

/** Eight hexadecimal digits that identify a change. */
export const TOKEN = /^[0-9a-f]{8}$/;

/** A new file that does not have its name yet. */
export function formatTemporaryName(token: string, index: number | 'journal' | 'lock'): string {
  return `.bulletin.${token}-${index}.tmp`;
}

/** The old content of a file that is being changed. */
export function formatKeptName(token: string, index: number): string {
  return `.bulletin.${token}-${index}.old`;
}

const TEMPORARY = /^\.bulletin\.([0-9a-f]{8})-(?:\d{1,6}\.(?:tmp|old)|(journal|lock)\.tmp)$/;

/** The token in the name of a temporary file; null for any other name, `.bulletin.yaml.swp` of an editor among them. */
export function findToken(name: string): string | null {
  return TEMPORARY.exec(name)?.[1] ?? null;
}

/** The token of a dead lock that was moved aside, see `withLock`; null for any other name. */
export function findDeadLockToken(name: string): string | null {
  const [, token, kind] = TEMPORARY.exec(name) ?? [];
  return kind === 'lock' && token !== undefined ? token : null;
}

/** Whether a name is one that can stand in a folder, on any system: no path, no drive, no stream, no control character. */
export function isBareName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && name.length <= 255 && !/[/\\:\p{Cc}]/u.test(name);
}
