/**
 * A value as one JSON document, indented, with a line feed at its end. JSON lets pass what a terminal may obey (C1 controls, DEL, bidirectional
 * overrides); here they are escaped, which means the same.
 */
export function formatJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return `${text}\n`;
}
