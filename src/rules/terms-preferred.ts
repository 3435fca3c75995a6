import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Passage, Span } from '../model/passage.ts';
import { makeRemedy } from './mend.ts';
import { eachPassage } from './prose.ts';
import { isQuoted } from './quoted.ts';
import { defineRule, type Finding } from './rule.ts';
import { readsBetter, straddlesWords } from './segments.ts';
import type { CutIdiom, PhraseHalf } from './set-phrases.ts';
import { overlaps } from './spans.ts';
import { type FoundWord, findWords, selectLongest } from './vocabulary.ts';
import type { WatchedTerm } from './word-lists.ts';

interface Facts {
  readonly found: string;
  readonly use: readonly string[];
  readonly note: string | null;
  readonly own: boolean;
}

/** Words are those the publication prefers, and no common slips. */
export const termsPreferred = defineRule<Facts>({
  code: 'terms-preferred',
  group: 'wording',
  severity: 'warning',
  sentence: ({ found, own }) =>
    own
      ? { zh: `“${found}”是本刊不用的词`, en: `The publication does not use “${found}”` }
      : { zh: `“${found}”写错了，或不合规范`, en: `“${found}” is misspelt or not used in official writing` },
  hint: ({ use, note }) => {
    if (use.length === 0) return note === null ? { zh: '请换一种说法', en: 'Use another word' } : { zh: note, en: note };
    const why = note === null ? '' : note;
    return {
      zh: `请改为${use.map((word) => `“${word}”`).join('或')}${why === '' ? '' : `（${why}）`}`,
      en: `Write ${quoteNames(use).en}${why === '' ? '' : ` (${why})`}`,
    };
  },
  explanation: {
    reason: {
      zh: '错别字和不规范的提法最伤刊物的信誉；本刊自己的用词在 bulletin.yaml 的“用词”里列出，或写在旁边的 用词.csv 里（表格用 bulletin words import 导入）；通用错词表随软件提供。',
      en: 'Misspellings and obsolete terms harm a bulletin’s credibility. List the publication’s own terms in bulletin.yaml (terms) or in terms.csv beside it (bulletin words import reads a spreadsheet); a list of common slips is included.',
    },
    wrong: '会议对下步工作作出布署。',
    right: '会议对下步工作作出部署。',
    standard: '《现代汉语词典》（第7版）；《第一批异形词整理表》（GF 1001-2001）；《通用规范汉字表》',
  },
  *check({ manuscript }) {
    for (const { passage, item } of eachPassage(manuscript)) {
      const date = item === null ? manuscript.issue.values.date : item.values.date;
      const found = findWords(manuscript, passage);
      const words = selectLongest(found.terms);
      yield* reportPhrases(passage, found.phrases, words);
      yield* reportCuts(passage, found.cuts);
      for (const { entry: term, start, end } of words) {
        if (term.since !== undefined && (date === undefined || date < term.since)) continue;
        if (term.sort !== 'own' && isAllowed(passage, term, start, end)) continue;
        const [best = ''] = term.use;
        const isName = NAME.test(passage.text.slice(end, end + 4));
        const remedy = term.certain && !isName ? makeRemedy(passage, [{ start, end, text: best }]) : {};
        yield {
          place: passage.place(start, end),
          args: { found: toExcerpt(term.word), use: term.use.map(toExcerpt), note: term.note ?? null, own: term.sort === 'own' },
          ...(term.use.length === 0 ? {} : { suggestions: term.use }),
          ...remedy,
        };
      }
    }
  },
});

/** Reports set phrases with one wrong character, except where a listed word was found. */
function* reportPhrases(passage: Passage, halves: readonly FoundWord<PhraseHalf>[], words: readonly Span[]): Generator<Finding<Facts>> {
  const slips = halves.flatMap(({ entry, start: at }) => {
    const found = entry.findPhrase(passage.text, at);
    return found === null ? [] : [{ ...found, end: found.start + found.phrase.length }];
  });
  for (const { start, end, phrase } of selectLongest(slips.sort((a, b) => a.start - b.start || b.end - a.end))) {
    const term = { sort: 'misspelt', certain: false, use: [phrase] } as const;
    if (overlaps(words, start, end) || isAllowed(passage, term, start, end)) continue;
    const found = passage.text.slice(start, end);
    yield { place: passage.place(start, end), args: { found, use: [phrase], note: null, own: false }, suggestions: [phrase] };
  }
}

/** Reports idioms that lost their last character. */
function* reportCuts(passage: Passage, cuts: readonly FoundWord<CutIdiom>[]): Generator<Finding<Facts>> {
  for (const { start, end, entry } of selectLongest(cuts)) {
    if (isAllowed(passage, { sort: 'misspelt', certain: true, use: [entry.idiom] }, start, end)) continue;
    const facts = { found: passage.text.slice(start, end), use: [entry.idiom], note: null, own: false };
    yield { place: passage.place(start, end), args: facts, suggestions: [entry.idiom] };
  }
}

/** Names that a misspelling may be part of: 布署街. */
const NAME = /^(?:[街巷寨屯庄]|路(?!灯|面|段|口|网)|大道|大街|胡同|公司|商行|商店|集团|小学|中学|[镇乡](?![村级直街镇容贤]))/;
/** Signs that a word is discussed, not used: “按装”应为“安装”. */
const DISCUSSED = /应为|应作|应写|误作|误写|误为|写成|错写|改为|而不是|而非|错别字|别字/;
/** A longer quotation, and what follows 说：, is printed verbatim. */
const LONG_QUOTATION = 20;

/** Whether a listed word may stand where it was found: in a name, a title, a verbatim quotation or a discussion of words. */
function isAllowed(
  passage: Passage,
  { sort, certain, use }: Pick<WatchedTerm, 'sort' | 'certain' | 'use'>,
  start: number,
  end: number,
): boolean {
  const { text } = passage;
  if (!certain && NAME.test(text.slice(end, end + 4))) return true;
  if (sort === 'misspelt' && !certain && straddlesWords(text, start, end) && !readsBetter(text, start, end, use[0] ?? '')) return true;
  if (!isQuoted(passage, start, start + 1)) return false;
  if (sort === 'official') return true;
  const [open, close] = [text.slice(0, start).search(/[“《‘「][^“《‘「]*$/), text.slice(end).search(/[”》’」]/) + end];
  if (text[open] === '《') return !certain;
  if (close - open > LONG_QUOTATION || /[：:，]/.test(text.charAt(open - 1))) return true;
  return close - open === end - start + 1 && (!certain || DISCUSSED.test(text.slice(Math.max(0, open - 12), close + 12)));
}
