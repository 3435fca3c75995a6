/** Full-width characters (U+FF01 to U+FF5E minus 0xFEE0 is ASCII) of numbers, words and addresses; no punctuation of sentences. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ％＋－．／＠＿]/g;
const DISTANCE = 0xfee0;

/** Converts full-width digits, letters and joiners to ASCII; offsets stay valid. */
export function toHalfWidth(text: string): string {
  return text.replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - DISTANCE));
}
