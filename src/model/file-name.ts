/** Makes a text a valid file name by dropping the characters that Windows forbids. */
export function toFileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '');
}
