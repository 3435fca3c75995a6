/** A hanzi, including 々 and 〇. Ranges instead of a Unicode property: ten times as fast to compile. */
export const HAN = /[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;

/** Hanzi as the inside of a character class without the u flag: 〇, BMP blocks, surrogates of the others. */
export const HANZI = '〇々\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\ud840-\\ud88f\\udc00-\\udfff';

const ONE_HANZI = new RegExp(`^[${HANZI}]`);

/** Whether a UTF-16 unit belongs to a hanzi. */
export function isHanzi(character: string | undefined): boolean {
  return character !== undefined && ONE_HANZI.test(character);
}
