/** The first line of every part. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute in double quotes; what XML 1.0 does not allow at all is left out. */
export function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (mark) => ENTITIES[mark as keyof typeof ENTITIES]);
}

/** The column of a cell by its place from 0: A … Z, AA … */
export function formatColumnName(at: number): string {
  return (at < 26 ? '' : formatColumnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}
