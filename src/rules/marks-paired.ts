import type { Texts } from '../diagnostics/define.ts';
import type { Remedy } from '../diagnostics/diagnostic.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { type Fault, findPairFaults, toInnerSort, toOtherHalf } from './pair-faults.ts';
import { type Mark, type MarkSort, pairMarks } from './pairs.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

type Kind = 'unclosed' | 'unopened' | 'turned' | 'mismatched' | 'nested' | 'crossed';

interface Facts {
  readonly kind: Kind;
  readonly sort: MarkSort;
  /** The sort written instead, or nested inside. */
  readonly other: MarkSort;
  /** The right character; empty if unknown. */
  readonly instead: string;
}

/** Quotes, brackets and title marks are paired, close in order, and alternate when nested. */
export const marksPaired = defineRule<Facts>({
  code: 'marks-paired',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, sort, other }) => sentences[kind](names[sort], names[other]),
  hint: ({ kind, sort, instead }) => hints[kind](names[sort], instead),
  explanation: {
    reason: {
      zh: '引号、括号、书名号成对使用；少了一半或套错了，读者分不清引文、注解、书名到哪里为止。',
      en: 'Quotation marks, brackets and title marks come in pairs; if one is missing, nobody can tell where the quotation, note or title ends.',
    },
    wrong: '落实“双报到制度，学习《关于印发《通知》的通知》。',
    right: '落实“双报到”制度，学习《关于印发〈通知〉的通知》。',
    standard: 'GB/T 15834-2011, 4.8.3.4, 4.9, 4.15.3.5',
  },
  *check({ manuscript }) {
    const continued = findContinuedQuotes(manuscript);
    for (const { passage } of eachPassage(manuscript)) {
      const found = findPairFaults(passage.text, pairMarks(passage)).map((fault) => toFinding(fault, passage));
      for (const { start, end, facts, remedy } of found.filter((one) => one !== null).sort((a, b) => a.start - b.start)) {
        if (continued.get(passage)?.has(start) !== true) yield { place: passage.place(start, end), args: facts, ...remedy };
      }
    }
  },
});

interface LocatedFault {
  readonly start: number;
  readonly end: number;
  readonly facts: Facts;
  readonly remedy: Remedy;
}

/** Maps a fault to a finding. Null for faults of other rules: doubled marks (`marks-single`), straight quotes (`quotes-curly`). */
function toFinding(fault: Fault, passage: Passage): LocatedFault | null {
  const at = (kind: Kind, mark: Mark, { other = mark.sort, instead = '', ...remedy }: Partial<Facts> & Remedy = {}): LocatedFault => ({
    start: mark.at,
    end: mark.at + 1,
    facts: { kind, sort: mark.sort, other, instead },
    remedy,
  });
  switch (fault.kind) {
    case 'lone':
      return fault.mark.side === 'either' ? null : at(fault.mark.side === 'opening' ? 'unclosed' : 'unopened', fault.mark);
    case 'turned': {
      const instead = toOtherHalf(fault.mark);
      return at('turned', fault.mark, { instead, suggestions: [instead] });
    }
    case 'both-turned': {
      const { opening, closing } = fault;
      const between = passage.text.slice(opening.at + 1, closing.at);
      const instead = toOtherHalf(opening) + between + toOtherHalf(closing);
      return { ...at('turned', opening, { instead, suggestions: [instead] }), end: closing.at + 1 };
    }
    case 'inner-turned': {
      const { opening, closing } = fault.pair;
      const [, end = ''] = opening.sort;
      const instead = end + passage.text.slice(opening.at + 1, closing.at) + opening.sort[0];
      return { ...at('turned', opening, { instead, suggestions: [instead] }), end: closing.at + 1 };
    }
    case 'mismatched': {
      const instead = toOtherHalf(fault.partner);
      return at('mismatched', fault.mark, { other: fault.partner.sort, instead, suggestions: [instead] });
    }
    case 'nested': {
      const { opening, closing } = fault.pair;
      if (opening.side === 'either' || closing.side === 'either') return null;
      const inner = toInnerSort(opening.sort);
      const instead = inner.charAt(0) + passage.text.slice(opening.at + 1, closing.at) + inner.charAt(1);
      return { ...at('nested', opening, { other: inner, instead: inner, suggestions: [instead] }), end: closing.at + 1 };
    }
    case 'crossed':
      return at('crossed', fault.pair.closing, { other: fault.inner.opening.sort });
    case 'doubled':
      return null;
  }
}

const names: Readonly<Record<MarkSort, Texts>> = {
  '“”': { zh: '双引号', en: 'double quotation mark' },
  '‘’': { zh: '单引号', en: 'single quotation mark' },
  '（）': { zh: '括号', en: 'parenthesis' },
  '《》': { zh: '书名号', en: 'title mark 《》' },
  '〈〉': { zh: '单书名号', en: 'title mark 〈〉' },
  '【】': { zh: '方头括号', en: 'bracket 【】' },
  '〖〗': { zh: '空心方头括号', en: 'bracket 〖〗' },
  '〔〕': { zh: '六角括号', en: 'bracket 〔〕' },
  '［］': { zh: '方括号', en: 'bracket ［］' },
  '「」': { zh: '直角引号', en: 'corner bracket 「」' },
  '『』': { zh: '双直角引号', en: 'corner bracket 『』' },
};

const sentences: Readonly<Record<Kind, (sort: Texts, other: Texts) => Texts>> = {
  unclosed: (sort) => ({ zh: `这个前${sort.zh}没有对应的后${sort.zh}`, en: `This opening ${sort.en} has no closing one` }),
  unopened: (sort) => ({ zh: `这个后${sort.zh}没有对应的前${sort.zh}`, en: `This closing ${sort.en} has no opening one` }),
  turned: (sort) => ({ zh: `${sort.zh}的前后用反了`, en: `This ${sort.en} is the wrong way round` }),
  mismatched: (sort, other) => ({
    zh: `这一对一半是${other.zh}，一半是${sort.zh}`,
    en: `One half of this pair is a ${other.en}, the other a ${sort.en}`,
  }),
  nested: (sort) => ({ zh: `${sort.zh}里面又用了${sort.zh}`, en: `A ${sort.en} inside another` }),
  crossed: (sort, other) => ({ zh: `${sort.zh}和里面的${other.zh}交叉了`, en: `This ${sort.en} closes before the ${other.en} inside it` }),
};

const hints: Readonly<Record<Kind, (sort: Texts, instead: string) => Texts>> = {
  unclosed: (sort) => ({
    zh: `请在该结束的地方补上后${sort.zh}，或删去这一个`,
    en: 'Add the closing one, or delete this one',
  }),
  unopened: (sort) => ({
    zh: `请在该开始的地方补上前${sort.zh}，或删去这一个`,
    en: 'Add the opening one, or delete this one',
  }),
  turned: (_, instead) => ({ zh: `请改成 ${instead}`, en: `Write ${instead}` }),
  mismatched: (_, instead) => ({ zh: `请改成 ${instead}`, en: `Write ${instead}` }),
  nested: (_, instead) => ({ zh: `里面一层请用 ${instead}`, en: `Write ${instead} for the inner pair` }),
  crossed: () => ({ zh: '请先结束里面的，再结束外面的', en: 'Close the inner pair first, then the outer one' }),
};

/** How many paragraphs a quotation is followed over. */
const LONGEST_QUOTATION = 20;

/**
 * Finds the unpaired marks of quotations that span several paragraphs: each paragraph opens with a mark, only the last closes it (GB/T
 * 15834-2011, 4.8.3.5). The quotation may open inside its first paragraph, and some leave out the marks of those between.
 */
function findContinuedQuotes({ items }: Manuscript): ReadonlyMap<Passage, ReadonlySet<number>> {
  const continued = new Map<Passage, Set<number>>();
  const add = (passage: Passage, at: number) => continued.set(passage, (continued.get(passage) ?? new Set()).add(at));
  for (const { passages } of items) {
    for (const [index, passage] of passages.entries()) {
      const opening = pairMarks(passage).lone.at(-1);
      if (!isText(passage) || opening === undefined || !isQuoteStart(passage.text, opening)) continue;
      const found = followQuotation(passages.slice(index + 1, index + 1 + LONGEST_QUOTATION), opening.sort);
      if (found === null) continue;
      add(passage, opening.at);
      for (const [other, at] of found) add(other, at);
    }
  }
  return continued;
}

function isText({ kind }: Passage): boolean {
  return kind === 'paragraph' || kind === 'entry';
}

/** Whether an opening quotation mark starts a paragraph, or a quotation after 说：. */
function isQuoteStart(text: string, { at, sort, side }: Mark): boolean {
  return side === 'opening' && (sort === '“”' || sort === '「」') && (at === 0 || /[：:，。]/.test(text.charAt(at - 1)));
}

/** Follows a quotation to the paragraph that closes it; the unpaired marks on the way, or null if it is not closed. */
function followQuotation(passages: readonly Passage[], sort: MarkSort): [Passage, number][] | null {
  const found: [Passage, number][] = [];
  for (const passage of passages) {
    if (!isText(passage)) return null;
    const { lone, pairs } = pairMarks(passage);
    const marks = lone.filter((mark) => mark.sort === sort);
    const [first, second] = marks;
    const whole = pairs[0];
    if (marks.length === 0) {
      if (whole !== undefined && whole.opening.at === 0 && whole.opening.sort === sort && isEnd(passage.text, whole.closing.at))
        return found;
    } else if (first?.side === 'closing' && second === undefined) {
      if (!isEnd(passage.text, first.at)) return null;
      return [...found, [passage, first.at]];
    } else if (first?.at === 0 && first.side === 'opening' && second === undefined) found.push([passage, 0]);
    else return null;
  }
  return null;
}

/** Whether a closing mark ends a paragraph; a stop and a source in brackets may follow. */
function isEnd(text: string, at: number): boolean {
  return /^[。！？，；]?(?:（[^（）]{0,40}）)?[。！？]?$/.test(text.slice(at + 1, at + 60));
}
