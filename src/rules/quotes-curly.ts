import type { Remedy } from '../diagnostics/diagnostic.ts';
import type { Passage } from '../model/passage.ts';
import { classifyAfter, classifyBefore, classifyCharacter } from './context.ts';
import { makeRemedy } from './mend.ts';
import { type Mark, type Pair, type Pairing, pairMarks } from './pairs.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';
import { HAN } from './scripts.ts';

interface Facts {
  readonly written: string;
  readonly instead: string;
  /** Whether its partner is missing. */
  readonly lone: boolean;
}

/** Chinese text has curly quotes. */
export const quotesCurly = defineRule<Facts>({
  code: 'quotes-curly',
  group: 'language',
  severity: 'warning',
  sentence: ({ written }) => ({ zh: `这里用了直引号 ${written}`, en: `A straight quote ${written} in Chinese text` }),
  hint: ({ instead, lone }) =>
    lone
      ? { zh: `请改成弯引号 ${instead}，并补上另一半`, en: `Write ${instead}, and add the other half` }
      : { zh: `请改成弯引号 ${instead}`, en: `Write ${instead}` },
  explanation: {
    reason: {
      zh: '中文引号是“ ”和‘ ’，前后形状不同；直引号是打字机和程序代码用的，印出来分不出前后。',
      en: 'Chinese quotes are “ ” and ‘ ’; straight quotes belong to code and do not distinguish opening from closing.',
    },
    wrong: '开展"书香悦读"机关建设。',
    right: '开展“书香悦读”机关建设。',
    standard: 'GB/T 15834-2011, 4.8.2',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      if (!/["'＂＇]/.test(passage.text)) continue;
      const pairing = pairMarks(passage);
      const isCertain = isPlain(passage.text, pairing);
      for (const pair of pairing.pairs) {
        const straight = [pair.opening, pair.closing].filter(({ side }) => side === 'either');
        const [first] = straight;
        if (first === undefined || !isChinese(passage.text, pair)) continue;
        yield { ...makeFinding(passage, first, pair, false), ...suggestHalves(passage, straight, pair, isCertain) };
      }
      for (const mark of pairing.lone) {
        if (mark.side === 'either') yield makeFinding(passage, mark, { opening: mark, closing: mark }, true);
      }
    }
  },
});

function makeFinding(passage: Passage, mark: Mark, { opening, closing }: Pair, lone: boolean) {
  const instead = mark.side !== 'either' || opening.side === closing.side ? mark.sort : toCurly(mark, opening);
  return { place: passage.place(mark.at, mark.at + 1), args: { written: mark.written, instead, lone } };
}

function toCurly(mark: Mark, opening: Mark): string {
  return mark.sort.charAt(mark.at === opening.at ? 0 : 1);
}

function suggestHalves(passage: Passage, straight: readonly Mark[], { opening }: Pair, isCertain: boolean): Remedy {
  const replacements = straight.map((mark) => ({ start: mark.at, end: mark.at + 1, text: toCurly(mark, opening) }));
  return isCertain ? makeRemedy(passage, replacements) : { suggestions: replacements.slice(0, 1).map(({ text }) => text) };
}

/** Whether Chinese text is inside a pair or adjacent to it. */
function isChinese(text: string, { opening, closing }: Pair): boolean {
  const inside = text.slice(opening.at + 1, Math.min(closing.at, opening.at + 200));
  return HAN.test(inside) || classifyBefore(text, opening.at) === 'chinese' || classifyAfter(text, closing.at + 1) === 'chinese';
}

/** Whether the quotes of a passage can be read in one way only: all paired, all facing the right way. */
function isPlain(text: string, { pairs, lone }: Pairing): boolean {
  if (lone.some(({ sort }) => sort === '“”' || sort === '‘’')) return false;
  const quotes = pairs.filter(({ opening, closing }) => opening.side === 'either' || closing.side === 'either');
  const mixed = quotes.filter(({ opening, closing }) => opening.side !== closing.side);
  return mixed.length <= 1 && quotes.every((pair) => looksPaired(text, pair)) && !isNested(pairs, quotes);
}

/** Whether a pair looks like one: content, no blank or stop after the opening mark, no joining mark before the closing one. */
function looksPaired(text: string, { opening, closing }: Pair): boolean {
  const [first = '', last = ''] = [text[opening.at + 1], text[closing.at - 1]];
  return (
    closing.at > opening.at + 1 &&
    !/[，。；：？！、,.;:?!\s]/.test(first) &&
    !/[，；：、,;:\s（(]/.test(last) &&
    classifyCharacter(first) !== 'end'
  );
}

/** Whether straight quotes are nested in others of their sort. */
function isNested(pairs: readonly Pair[], straight: readonly Pair[]): boolean {
  const among = new Set(straight);
  const ends = new Map<string, number>();
  for (const pair of pairs) {
    const { opening, closing } = pair;
    const end = ends.get(opening.sort) ?? -1;
    if (opening.at < end && among.has(pair)) return true;
    ends.set(opening.sort, Math.max(end, closing.at));
  }
  return false;
}
