/** A hanzi, 々 and 〇 among them; the blocks by their numbers, as a property of Unicode's takes ten times as long to compile. */
export const HAN = /[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
