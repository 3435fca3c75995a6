import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Passage } from '../model/passage.ts';
import { isInChinese } from './half-width.ts';
import { makeRemedy } from './mend.ts';
import { findPairFaults } from './pair-faults.ts';
import { type Mark, pairMarks } from './pairs.ts';
import { eachPassage } from './prose.ts';
import { defineRule, type Finding } from './rule.ts';
import { findStops, type Stops, toFullWidth } from './stops.ts';

interface Facts {
  readonly written: string;
  readonly kind: 'doubled' | 'contrary' | 'emphatic' | 'around';
}

/** One mark at one place: no doubled or contradictory stops, no full stop both inside and outside a quotation. */
export const marksSingle = defineRule<Facts>({
  code: 'marks-single',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, written }) => sentences[kind](written),
  hint: ({ kind }) => hints[kind],
  explanation: {
    reason: {
      zh: '一处只用一个点号；重复或矛盾的点号多半是改稿时没有删干净。问号、叹号表示语气强烈时可以连用，最多三个。引文末尾有了句号，引号外面不再用。',
      en: 'One mark at one place; two are usually left over from an edit. ？ and ！ may be repeated for emphasis, at most three times. A quotation that ends with a full stop is not followed by another.',
    },
    wrong: '会议强调：“要落实到位。”。各单位要高度重视，。',
    right: '会议强调：“要落实到位。”各单位要高度重视。',
    standard: 'GB/T 15834-2011, 4.2.3.3, 4.3.3.2, 5.1',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      yield* findRepeatedStops(passage);
      yield* findClosedStops(passage);
      for (const fault of findPairFaults(passage.text, pairMarks(passage)))
        if (fault.kind === 'doubled') yield makeMarkFinding(passage, fault.marks);
    }
  },
});

function* findRepeatedStops(passage: Passage): Generator<Finding<Facts>> {
  for (const stops of findStops(passage.text)) {
    const { start, end, written, sort } = stops;
    if (sort === 'single' || sort === 'dots' || (sort === 'emphatic' && written.length <= 3) || isEnding(passage, stops)) continue;
    if (!isChinese(passage.text, stops)) continue;
    const marks = [...new Set(toFullWidth(written))];
    const [first = ''] = marks;
    const remedy =
      sort === 'doubled'
        ? makeRemedy(passage, [{ start, end, text: first }])
        : { suggestions: sort === 'emphatic' ? [toFullWidth(written.slice(0, 3)), first] : rankMarks(marks, end === passage.text.length) };
    yield { place: passage.place(start, end), args: { written: toExcerpt(written), kind: sort }, ...remedy };
  }
}

/** Endings of titles and headings belong to `title-ending`. */
function isEnding({ kind, text }: Passage, { end, written }: Stops): boolean {
  return (
    end === text.length && ((kind === 'title' && /^[。，；、：]+$/.test(written)) || (kind === 'heading' && /^[，、：]+$/.test(written)))
  );
}

function isChinese(text: string, { start, end, written }: Stops): boolean {
  return /[，。、；：？！]/.test(written) || isInChinese(text, start, end);
}

/** Ranks candidates: at the end of a passage marks that end a sentence come first. */
function rankMarks(marks: readonly string[], atEnd: boolean): string[] {
  const ends = marks.filter((mark) => /[。？！]/.test(mark));
  return atEnd ? [...ends, ...marks.filter((mark) => !ends.includes(mark))] : [...marks];
}

/** `“……。”。`: a quotation that is a sentence keeps its full stop, one that is part of a sentence loses it. */
function* findClosedStops(passage: Passage): Generator<Finding<Facts>> {
  const { text } = passage;
  for (const { 0: written, index } of text.matchAll(/。[”’」』）]{1,3}。(?!。)/g)) {
    const end = index + written.length;
    const [kept, outside] = [written.slice(0, -1), written.slice(1)];
    const opening = pairMarks(passage).pairs.find(({ closing }) => closing.at === end - 2)?.opening.at;
    const isOwn = opening !== undefined && /[：。]/.test(text.charAt(opening - 1));
    yield {
      place: passage.place(index, end),
      args: { written, kind: 'around' },
      suggestions: isOwn ? [kept, outside] : [outside, kept],
    };
  }
}

/** A quote typed twice. Doubling of both halves is one finding. */
function makeMarkFinding(passage: Passage, marks: readonly Mark[]): Finding<Facts> {
  const { text } = passage;
  const { at, written: half } = marks[0] as Mark;
  const start = text[at - 1] === half ? at - 1 : at;
  const written = text.slice(start, start + 2);
  const isCertain = marks.every((mark) => passage.literal(mark.at - 1, mark.at + 1) && passage.literal(mark.at, mark.at + 2));
  return {
    place: passage.place(start, start + 2),
    args: { written, kind: 'doubled' },
    ...(isCertain
      ? makeRemedy(
          passage,
          marks.map((mark) => ({ start: mark.at, end: mark.at + 1, text: '' })),
          written.slice(1),
        )
      : { suggestions: [written.slice(1)] }),
  };
}

const sentences: Readonly<Record<Facts['kind'], (written: string) => { readonly zh: string; readonly en: string }>> = {
  doubled: (written) => ({ zh: `标点重复了：${written}`, en: `Doubled mark: ${written}` }),
  contrary: (written) => ({ zh: `这几个标点不能连用：${written}`, en: `These marks cannot be combined: ${written}` }),
  emphatic: (written) => ({ zh: `问号、叹号连用最多三个：${written}`, en: `At most three ？ or ！ in a row: ${written}` }),
  around: (written) => ({ zh: `里面和外面各有一个句号：${written}`, en: `Full stop both inside and outside: ${written}` }),
};

const hints: Readonly<Record<Facts['kind'], { readonly zh: string; readonly en: string }>> = {
  doubled: { zh: '请只留一个', en: 'Keep one' },
  contrary: { zh: '请按意思只留一个', en: 'Keep the intended one' },
  emphatic: { zh: '请删去多余的', en: 'Delete the surplus' },
  around: {
    zh: '引文独立成句的，句号留在里面；只是句子一部分的，留在外面',
    en: 'Keep the inner one if the quotation is a sentence of its own, otherwise the outer one',
  },
};
