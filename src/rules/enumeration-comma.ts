import type { Passage } from '../model/passage.ts';
import { type Pair, pairMarks } from './pairs.ts';
import { eachPassage } from './prose.ts';
import { isQuoted } from './quoted.ts';
import { defineRule } from './rule.ts';

/** No 、 between adjacent quoted names or titles. A note: the standard says “usually” (GB/T 15834-2011, 4.5.3.5). */
export const enumerationComma = defineRule<{ titles: boolean }>({
  code: 'enumeration-comma',
  group: 'language',
  severity: 'note',
  sentence: ({ titles }) =>
    titles
      ? { zh: '并列的书名号之间不用顿号', en: '、 between adjacent titles' }
      : { zh: '并列的引号之间不用顿号', en: '、 between adjacent quoted names' },
  hint: () => ({ zh: '请删去这个顿号', en: 'Delete it' }),
  explanation: {
    reason: {
      zh: '标有引号、书名号的并列成分之间通常不用顿号，引号和书名号已经把它们分开；中间插有别的成分（如括注）时才用。',
      en: 'Quotation and title marks already separate their neighbours; 、 is needed only around something else, such as a bracket.',
    },
    wrong: '推进“八区共建”、“二十大工程”，购买《区块链》、《国富论》。',
    right: '推进“八区共建”“二十大工程”，购买《区块链》《国富论》。',
    standard: 'GB/T 15834-2011, 4.5.3.5',
  },
  *check({ manuscript }) {
    for (const { passage, item } of eachPassage(manuscript)) {
      if (!/[”’》〉"']、[“‘《〈"']/.test(passage.text)) continue;
      for (const at of findRedundant(passage, (item ?? manuscript.issue).text)) {
        if (isQuoted(passage, at, at + 1)) continue;
        yield { place: passage.place(at, at + 1), args: { titles: /[》〉]/.test(passage.text.charAt(at - 1)) }, suggestions: [''] };
      }
    }
  },
});

/** Finds each 、 between two names of a list that consists of such names only. */
function* findRedundant(passage: Passage, source: string): Generator<number> {
  const { pairs } = pairMarks(passage);
  const { text } = passage;
  const byOpening = new Map(pairs.map((pair) => [pair.opening.at, pair]));
  const closings = new Set(pairs.map(({ closing }) => closing.at));
  for (const first of pairs) {
    // Start at the first name of a list.
    if (text[first.opening.at - 1] === '、' || closings.has(first.opening.at - 1)) continue;
    const commas: number[] = [];
    let last = first;
    for (let next = findNextName(text, last, byOpening); next !== null; next = findNextName(text, last, byOpening)) {
      if (next.opening.at - last.closing.at === 2 && isBareComma(passage, source, last.closing.at)) commas.push(last.closing.at + 1);
      last = next;
    }
    if (commas.length > 0 && !continuesOtherwise(text, last, byOpening)) yield* commas;
  }
}

/** Finds the next name of the same sort, directly after or after a 、. */
function findNextName(text: string, { closing }: Pair, byOpening: ReadonlyMap<number, Pair>): Pair | null {
  const next = byOpening.get(closing.at + 1) ?? (text[closing.at + 1] === '、' ? byOpening.get(closing.at + 2) : undefined);
  return next?.opening.sort === closing.sort && closing.sort !== '（）' ? next : null;
}

/** Whether nothing is printed between the 、 and its neighbours. A note reference takes no character in a passage. */
function isBareComma(passage: Passage, source: string, closing: number): boolean {
  const { start, end } = passage.source(closing, closing + 3);
  return !source.slice(start, end).includes('[^');
}

/** Whether the list continues with something else, `（2021年）、` or `机制、“丙”`, so that its 、 is needed. */
function continuesOtherwise(text: string, last: Pair, byOpening: ReadonlyMap<number, Pair>): boolean {
  let at = last.closing.at + 1;
  const bracket = byOpening.get(at);
  if (bracket?.opening.sort === '（）') at = bracket.closing.at + 1;
  if (text[at] === '、') return true;
  const rest = /^[^\p{P}]{1,12}、(.)/u.exec(text.slice(at, at + 20));
  return rest !== null && rest[1] === text[last.opening.at];
}
