/** White space from which on a line begins a paragraph, in ems. */
export const INDENT = 1.5;

/** What a line ends with that is the end of a sentence, or of an item with its attribution. */
export const ENDED = /[。！？!?…：；](?:[”’）》」』\])]*|（[^（）]{2,40}）)$/;

/** What parts two lines that are one: nothing in Chinese; a blank between words of Latin letters. */
export function joint(before: string, after: string): '' | ' ' {
  if (!/[A-Za-z,;]$/.test(before) || !/^[A-Za-z]/.test(after)) return '';
  // An abbreviation may be broken anywhere (PM|P); words are not.
  return /[A-Z]$/.test(before) && /^[A-Z]/.test(after) ? '' : ' ';
}
