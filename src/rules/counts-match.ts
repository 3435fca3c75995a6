import type { Passage } from '../model/passage.ts';
import { findCounts, type InlineCount } from './inline-numbers.ts';
import { parseSpoken } from './numerals.ts';
import { eachPassage } from './prose.ts';
import { defineRule, type Finding } from './rule.ts';

interface Facts {
  /** As written: 三项机制. */
  readonly stated: string;
  readonly counted: number;
}

/** A stated count agrees with what is enumerated after it. */
export const countsMatch = defineRule<Facts>({
  code: 'counts-match',
  group: 'sense',
  severity: 'warning',
  sentence: ({ stated, counted }) => ({
    zh: `说的是“${stated}”，后面列了 ${counted} 项`,
    en: `“${stated}” is followed by ${counted} items`,
  }),
  hint: () => ({ zh: '请核对是数目写错，还是漏列、多列', en: 'Check whether the count is wrong or the list is' }),
  explanation: {
    reason: {
      zh: '前面说几项，后面就列几项；改稿时增删了一项，常常忘了改前面的数目。',
      en: 'A list has as many items as announced; edits often change one and forget the other.',
    },
    wrong: '建立三项机制：一是会商机制，二是督办机制。',
    right: '建立两项机制：一是会商机制，二是督办机制。',
  },
  *check({ manuscript }) {
    for (const { passage, item } of eachPassage(manuscript)) {
      if (passage.kind !== 'paragraph' && passage.kind !== 'entry') continue;
      if (!/[：:”]/.test(passage.text)) continue;
      yield* findEnumerations(passage, item?.passages ?? []);
      yield* findLists(passage);
      yield* findQuoted(passage);
    }
  },
});

const NUMBER = '([两二三四五六七八九十]|\\d{1,2})';
const MEASURE =
  '(?:个(?:方面|环节|坚持|机制|体系|重点|问题|特点|阶段|步骤|层面|维度|聚焦|行动|转变|结合|到位|突出|确保|清单|抓手|强化|原则|要求|目标|任务|专项|方向|关键|关系|短板|难题|严禁|必须|不准|提升|优先)|方面|项|大|点|条|种|重|类|步|轮|支|名|件|家|所|字|关)';
/** A count that ends the words before an enumeration: 建立“三项机制”：, 做到四个方面：. */
const ANNOUNCED = new RegExp(
  `(?<![第〇一二三四五六七八九十百千万\\d.、～—至到年])${NUMBER}${MEASURE}[^，。；：、“”\\d]{0,12}[”’]?[^，。；：、\\d]{0,8}[：:]$`,
);

/** Compares a stated count with 一是…二是…, 第一，…第二，… or 其一，…其二，… right after it. */
function* findEnumerations(passage: Passage, all: readonly Passage[]): Generator<Finding<Facts>> {
  const counts = findCounts(passage);
  for (const [index, first] of counts.entries()) {
    if (first.number !== 1) continue;
    const announced = ANNOUNCED.exec(passage.text.slice(Math.max(0, first.start - 40), first.start));
    if (announced === null) continue;
    const run = followRun(counts, index);
    const stated = parseNumber(announced[1] as string);
    // An enumeration that continues in the next paragraph, or in another form, is not counted.
    const isWhole = run > 1 && !continues(passage, all, run + 1) && !/最后|此外|同时[，,]?还/.test(passage.text.slice(first.start));
    if (!isWhole || stated === null || stated === run) continue;
    yield makeFinding(passage, first.start - announced[0].length, first.start, announced[0], run);
  }
}

/** Counts how far an enumeration goes in order from its first member. */
function followRun(counts: readonly InlineCount[], index: number): number {
  const [first] = counts.slice(index);
  let last = 1;
  for (const count of counts.slice(index + 1)) {
    if (count.verb !== first?.verb) continue;
    if (count.number === last + 1) last += 1;
    else if (count.number <= last) break;
    // A gap is reported by another rule.
    else return 0;
  }
  return last;
}

/** Whether the paragraph after this one opens with the next number. */
function continues(passage: Passage, all: readonly Passage[], next: number): boolean {
  const following = all[all.indexOf(passage) + 1];
  return following !== undefined && findCounts(following).some(({ number, opens }) => opens && number === next);
}

/** A list after a quoted phrase with a number: “四项制度”：甲、乙、丙。 */
const QUOTED =
  /“([两二三四五六七八九十])(?:个|项|大|种|类|支|张|把|条|件)?(?![^“”]*[一二三四五六七八九十两双])([^“”，。]{1,6})”(?:[^，。；：“”\d]{0,6})[：:]([^。；：，\n“”]{3,120})(?=[。；]|$)/g;
/** Things that end alike, and after them the phrase that counts them: 先锋岗、突击岗、示范岗“三岗”. */
const SUMMED =
  /((?:[^，。；：、“”]{1,12}([\u4e00-\u9fff])、){1,7}[^，。；：、“”等]{1,12}\2)(?:这)?“([两二三四五六七八九十])(?:个|项|大|种|类|支)?\2”/g;

/** A list after a colon: 组建3支队伍：甲队、乙队、丙队。 */
const LISTED = new RegExp(
  `(?<![第〇一二三四五六七八九十百千万\\d.、～—至到余多近约])${NUMBER}(?:个|项|支|名|家|所|条|种|类|大|件|套|处|座|位)[^，。；：、（）“”《》\\d]{0,10}[：:]([^。；：，\\n]{3,120})(?=[。；]|$)`,
  'g',
);

function* findQuoted(passage: Passage): Generator<Finding<Facts>> {
  for (const { 0: found, 1: number = '', 3: list = '', index } of passage.text.matchAll(QUOTED)) {
    const [items, stated] = [list.split('、'), parseNumber(number)];
    if (stated === null || items.length < 2 || stated === items.length || /等|……|一是|第一|其一|（/.test(list)) continue;
    if (items.some((one) => one.length > 14) || (/[和与及]/.test(items.at(-1) ?? '') && stated === items.length + 1)) continue;
    const head = found.slice(0, found.length - list.length);
    yield makeFinding(passage, index, index + head.length, head, items.length);
  }
  for (const { 0: found, 1: list = '', 2: end = '', 3: number = '', index } of passage.text.matchAll(SUMMED)) {
    const [items, stated] = [list.split('、'), parseNumber(number)];
    // 先锋岗和示范岗 are two.
    if (stated === null || stated === items.length || items.some((one) => !one.endsWith(end) || /[和与及]/.test(one))) continue;
    yield makeFinding(passage, index + list.length, index + found.length, found.slice(list.length), items.length);
  }
}

function* findLists(passage: Passage): Generator<Finding<Facts>> {
  for (const { 0: found, 1: number = '', 2: list = '', index } of passage.text.matchAll(LISTED)) {
    const stated = parseNumber(number);
    const items = list.split('、');
    if (stated === null || items.length < 2 || /等|……|一是|第一|其一|（/.test(list) || items.some((one) => one.length > 14)) continue;
    const last = items.at(-1) ?? '';
    const quoted = list.match(/”“|》《/g)?.length ?? 0;
    // 丙和丁 may be one item or two.
    const most = items.length + quoted + (/[和与及]/.test(last) ? 1 : 0);
    if (stated >= items.length + quoted && stated <= most) continue;
    const head = found.slice(0, found.length - list.length);
    yield makeFinding(passage, index, index + head.length, head, items.length + quoted);
  }
}

function makeFinding(passage: Passage, start: number, end: number, stated: string, counted: number): Finding<Facts> {
  const words = stated.replace(/[：:]$/, '').replace(/[“”’]/g, '');
  return { place: passage.place(start, end), args: { stated: words, counted } };
}

function parseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  return text === '两' ? 2 : parseSpoken(text);
}
