/** A text as the name of a file, without the characters that Windows refuses in one. */
export function asFileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '');
}
