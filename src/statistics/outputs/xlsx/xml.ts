/** XML declaration, the first line of every part. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for an element or a double-quoted attribute; drops characters that XML 1.0 does not allow. */
export function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (mark) => ENTITIES[mark as keyof typeof ENTITIES]);
}

/** Formats a column index, from 0, as letters: A … Z, AA … */
export function formatColumnName(at: number): string {
  return (at < 26 ? '' : formatColumnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}
