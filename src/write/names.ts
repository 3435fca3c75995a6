/** The names in an output folder that are neither DOCX nor PDF. */

/** What a build says of itself, in the issue's own output folder. */
export const MANIFEST = 'manifest.json';

/** The same of a draft for sign-off, which lies beside the printed issue's files and is none of them. */
export const REVIEW_MANIFEST = `review.${MANIFEST}`;

const OWN = '.bulletin.';

/** Held while files are changed. */
export const LOCK = `${OWN}lock`;

/** Stands from the moment a build's files are all on the disk until all have their names: what is still to be renamed. */
export const JOURNAL = `${OWN}journal`;

/** The journal of a change that is being taken back. */
export const UNDO = `${OWN}undo`;

/** A new file before it has its name. */
export function temporaryName(token: string, index: number | string): string {
  return `${OWN}${token}-${index}.tmp`;
}

/** What a file held before, until all have their names. */
export function keptName(token: string, index: number): string {
  return `${OWN}${token}-${index}.old`;
}

/** Whether a build that did not end left this behind, or one is at work. */
export function isLeftover(name: string): boolean {
  return name.startsWith(OWN);
}
