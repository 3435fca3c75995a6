/** Abbreviations that keep their full point. */
const KNOWN = new Set(
  'al art cf ch co corp dept dr ed eds eq etc ext fig figs inc jr ltd mr mrs ms mt no nos op pp prof pvt ref rev sec sr st tel vol vs'.split(
    ' ',
  ),
);

/** Whether the point at an index ends an abbreviation such as `Ltd.`, `U.S.` or `No.`, or the letter of `A.`. */
export function isAbbreviated(text: string, at: number): boolean {
  const word = /[A-Za-z\d.]+$/.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  return /^[A-Za-z]$/.test(word) || /[A-Za-z]\.[A-Za-z]+$/.test(word) || KNOWN.has(word.toLowerCase());
}
