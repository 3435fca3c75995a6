/** A hanzi, 々 and 〇 among them; the blocks by their numbers, as a property of Unicode's takes ten times as long to compile. */
export const HAN = /[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;

/** Hanzi as the inside of a character class: 〇, the blocks of the Basic Multilingual Plane, and the surrogates of those beyond. */
export const HANZI = '〇々\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\ud840-\\ud88f\\udc00-\\udfff';

const ONE_HANZI = new RegExp(`^[${HANZI}]`);

/** Whether a character is a hanzi; half of one beyond the Basic Multilingual Plane counts as well. */
export function isHanzi(character: string | undefined): boolean {
  return character !== undefined && ONE_HANZI.test(character);
}
