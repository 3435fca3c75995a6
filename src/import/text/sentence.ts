/** Minimum indent of a paragraph's first line, in ems. */
export const INDENT = 1.5;

/** Endings of a sentence, or of an item with its attribution. */
export const ENDED = /[。！？!?…：；](?:[”’）》」』\])]*|（[^（）]{2,40}）)$/;

/** Chooses what joins two lines: nothing in Chinese, a space between Latin words. */
export function chooseJoint(before: string, after: string): '' | ' ' {
  if (!/[A-Za-z,;]$/.test(before) || !/^[A-Za-z]/.test(after)) return '';
  // Abbreviations may break anywhere (PM|P); words may not.
  return /[A-Z]$/.test(before) && /^[A-Z]/.test(after) ? '' : ' ';
}
