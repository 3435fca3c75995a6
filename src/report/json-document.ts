/**
 * Formats a value as an indented JSON document that ends with a line feed. Escapes the characters that JSON allows but a terminal may obey: C1
 * controls, DEL, bidirectional overrides.
 */
export function formatJson(value: unknown): string {
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`;
}

/** Formats a value as a line of JSON, escaped likewise. */
export function formatJsonLine(value: unknown): string {
  return `${escapeJson(JSON.stringify(value))}\n`;
}

/** Escapes those characters in a JSON document, which keeps its meaning. */
export function escapeJson(document: string): string {
  return document.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
