import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Passage } from '../model/passage.ts';
import { classifyAfter } from './context.ts';
import { isBracketSlip, judgeStop } from './half-width.ts';
import { makeLatinTest } from './latin-inside.ts';
import { findLongMarks } from './long-marks.ts';
import { makeRemedy } from './mend.ts';
import { type Pair, pairMarks } from './pairs.ts';
import { eachPassage } from './prose.ts';
import { defineRule, type Finding } from './rule.ts';
import { findStops, type Stops, toFullWidth } from './stops.ts';

interface Facts {
  /** As written, and as it should be. */
  readonly written: string;
  readonly instead: string;
  readonly kind: 'half' | '……' | '——' | '·';
}

const NAMES = {
  '……': { zh: '省略号', en: 'An ellipsis' },
  '——': { zh: '破折号', en: 'A dash' },
  '·': { zh: '间隔号', en: 'A separation dot' },
} as const;

/** Punctuation in Chinese text is full-width; …… and —— are two characters wide. */
export const marksFullWidth = defineRule<Facts>({
  code: 'marks-full-width',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, written }) =>
    kind === 'half'
      ? { zh: `中文里用了半角标点 ${written}`, en: `Half-width ${written} in Chinese text` }
      : {
          zh: `${NAMES[kind].zh}写成了 ${written}`,
          en: `${NAMES[kind].en} written as ${written}`,
        },
  hint: ({ kind, instead }) =>
    kind === 'half'
      ? { zh: `请改成全角的 ${instead}`, en: `Write the full-width ${instead}` }
      : kind === '·'
        ? { zh: `请写成 ${kind}`, en: `Write ${kind}` }
        : { zh: `请写成 ${kind}，占两个字的位置`, en: `Write ${kind} (two characters wide)` },
  explanation: {
    reason: {
      zh: '汉字之间用全角标点；半角标点多半是输入法没有切换，印出来挤在一起。省略号、破折号各占两个字的位置。',
      en: 'Punctuation between hanzi is full-width; half-width marks come from a keyboard left in English and print too narrow. Ellipsis and dash are two characters wide.',
    },
    wrong: '聚焦“八区共建”“二十大工程”,邀请专家授课(8场次)...',
    right: '聚焦“八区共建”“二十大工程”，邀请专家授课（8场次）……',
    standard: 'GB/T 15834-2011, 4.1—4.4, 4.6, 4.7, 4.9.2, 4.10.2, 4.11.2, 5.1',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      const { text } = passage;
      yield* findDots(passage);
      const [hasHalf, hasLong] = [/[,.;:?!()]/.test(text), /[…·]|\.\.|。。。|[-－–―─—]{2}/.test(text)];
      if ((!hasHalf && !hasLong) || isReference(text)) continue;
      if (hasHalf) yield* findHalfWidth(passage);
      if (hasLong) yield* findLong(passage);
    }
  },
});

function* findHalfWidth(passage: Passage): Generator<Finding<Facts>> {
  const { pairs } = pairMarks(passage);
  const isForeign = makeLatinTest(passage.text, pairs);
  for (const stops of findStops(passage.text)) {
    const found = /[,.;:?!]/.test(stops.written) && !isForeign(stops.start) ? judgeStops(passage, stops) : null;
    if (found !== null) yield found;
  }
  for (const pair of pairs) if (isHalfWidth(pair) && isBracketSlip(passage.text, pair)) yield makeBracketFinding(passage, pair);
}

/** Bibliography entries have their own punctuation (GB/T 7714): `张三. 乡村治理研究[J]. 管理世界, 2021(3): 12-18.` */
function isReference(text: string): boolean {
  return /\[(?:[JMNDRCSPZA]|(?:EB|DB|J|M|N)\/OL)\]/.test(text);
}

function judgeStops(passage: Passage, { start, end, written, sort }: Stops): Finding<Facts> | null {
  // `marks-single` reports several marks together, except ?! and !!!, which are right once full-width.
  if ((sort !== 'single' && sort !== 'emphatic') || written.length > 3) return null;
  const inText = judgeStop(passage.text, { start, end, written });
  // The end of a bold lead-in ends a sentence.
  const verdict = inText === 'unclear' && passage.isStrong(start) && !passage.isStrong(end) ? 'slip' : inText;
  if (verdict === 'right') return null;
  const instead = toFullWidth(written);
  const at = { place: passage.place(start, end), args: { written, instead, kind: 'half' as const } };
  return verdict === 'slip'
    ? { ...at, ...makeRemedy(passage, [{ start, end: skipBlank(passage.text, end), text: instead }]) }
    : { ...at, suggestions: ['。', '·'] };
}

/** Includes the blank typed after a half-width mark. */
function skipBlank(text: string, end: number): number {
  return text[end] === ' ' && text[end + 1] !== ' ' && classifyAfter(text, end) === 'chinese' ? end + 1 : end;
}

function isHalfWidth({ opening, closing }: Pair): boolean {
  return opening.written === '(' || closing.written === ')';
}

/** Reports a pair once, at its first half-width bracket. */
function makeBracketFinding(passage: Passage, { opening, closing }: Pair): Finding<Facts> {
  const halves = [opening, closing].filter(({ written }) => /[()]/.test(written));
  const [first = opening] = halves;
  const written = halves.map((half) => half.written).join('');
  return {
    place: passage.place(first.at, first.at + 1),
    args: { written, instead: toFullWidth(written), kind: 'half' },
    ...makeRemedy(
      passage,
      halves.map((half) => ({ start: half.at, end: half.at + 1, text: toFullWidth(half.written) })),
    ),
  };
}

/** Bullets between the parts of a name: 白求恩•诺尔曼. */
function* findDots(passage: Passage): Generator<Finding<Facts>> {
  for (const { 0: written, index } of passage.text.matchAll(/(?<=[\u4e00-\u9fff])[•‧∙・](?=[\u4e00-\u9fff])/g)) {
    yield { place: passage.place(index, index + 1), args: { written, instead: '·', kind: '·' }, suggestions: ['·'] };
  }
}

function* findLong(passage: Passage): Generator<Finding<Facts>> {
  const isForeign = makeLatinTest(passage.text, pairMarks(passage).pairs);
  for (const { start, end, mark, instead, verdict } of findLongMarks(passage.text)) {
    if (isForeign(start)) continue;
    const [first = mark] = instead;
    const remedy = verdict === 'slip' ? makeRemedy(passage, [{ start, end, text: first }]) : { suggestions: instead };
    yield {
      place: passage.place(start, end),
      args: { written: toExcerpt(passage.text.slice(start, end)), instead: mark, kind: mark },
      ...remedy,
    };
  }
}
