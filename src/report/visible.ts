/**
 * Text from files and file names as it may go to a terminal: control characters, bidirectional overrides and lone surrogates are shown as
 * ⟨U+001B⟩ instead of sent, so that content can neither move the cursor nor hide. Line feeds and tabs become blanks.
 */
export function visible(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
