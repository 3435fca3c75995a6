import { HANZI } from './scripts.ts';

/** Common surnames, and the first characters of common double ones. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文殷章葛洪柳欧司诸上';

/** Hanzi and blanks between other characters. */
const STRETCH = new RegExp(`[${HANZI} \\t\\u3000]+`, 'g');
const BLANKS = /[ \t\u3000]+/g;

/**
 * Finds blanks that belong to names: 张　三 spread to three characters, 张三 李四 王五 in a row, 组　长： before a name.
 *
 * @returns offsets of the first blank of each such run
 */
export function findNameBlanks(text: string): ReadonlySet<number> {
  const meant = new Set<number>();
  for (const { 0: stretch, index } of text.matchAll(STRETCH)) {
    const words = stretch.trim().split(BLANKS);
    if (words.length < 2 || !(arePeople(words) || isLabel(words, text[index + stretch.length]))) continue;
    for (const { index: at } of stretch.matchAll(BLANKS)) meant.add(index + at);
  }
  return meant;
}

/** A label spread to the width of its neighbours: two characters before a colon. */
function isLabel(words: readonly string[], after: string | undefined): boolean {
  return after === '：' && words.length === 2 && words.every(({ length }) => length === 1);
}

/** Whether all words are names. Two adjacent names may be ordinary words unless one is spread. */
function arePeople(words: readonly string[]): boolean {
  let [names, spread] = [0, 0];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (!SURNAMES.includes(word[0] as string) || word.length > 4) return false;
    if (word.length === 1) {
      at += 1;
      if (words[at]?.length !== 1) return false;
      spread += 1;
    }
    names += 1;
  }
  return names > 2 || spread > 0;
}

/** Whether words are likely to be names of people: a surname and one or two characters each. */
export function areNames(words: readonly string[]): boolean {
  return words.every((word) => word.length > 1 && word.length < 4 && SURNAMES.includes(word[0] as string));
}
