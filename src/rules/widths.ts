/** U+FF01 to U+FF5E are ASCII, in the same order: here those that stand in numbers, words and addresses, and no marks of a sentence. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ％＋－．／＠＿]/g;
const DISTANCE = 0xfee0;

/** The text with ASCII for its full-width digits and letters and what joins them, as many UTF-16 code units long as before. */
export function halfWidth(text: string): string {
  return text.replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - DISTANCE));
}
