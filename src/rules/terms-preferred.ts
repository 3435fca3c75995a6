import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Passage, Span } from '../model/passage.ts';
import type { Publication, Term } from '../model/publication.ts';
import { makeRemedy } from './mend.ts';
import { findPhraseSlips } from './phrase-slips.ts';
import { eachPassage } from './prose.ts';
import { isQuoted } from './quoted.ts';
import { defineRule, type Finding } from './rule.ts';
import { straddlesWords } from './segments.ts';
import { overlaps } from './spans.ts';
import { loadStarterTerms, type WatchedTerm, WordIndex } from './term-index.ts';

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
      zh: '错别字和不规范的提法最伤刊物的信誉；本刊自己的用词在 bulletin.yaml 的“用词”里列出，通用错词表随软件提供。',
      en: 'Misspellings and obsolete terms harm a bulletin’s credibility. List the publication’s own terms in bulletin.yaml (terms); a list of common slips is included.',
    },
    wrong: '会议对下步工作作出布署。',
    right: '会议对下步工作作出部署。',
  },
  *check({ manuscript }) {
    const { publication } = manuscript;
    const index = buildIndex(publication.values);
    const starter = publication.values.starter_terms ?? true;
    for (const { passage } of eachPassage(manuscript)) {
      const { text } = passage;
      const words = index.find(text);
      if (starter) yield* reportPhrases(passage, words);
      for (const { term, start, end } of words) {
        if (term.sort !== 'own' && isAllowed(passage, term, start, end)) continue;
        const [best = ''] = term.use;
        const remedy = term.certain ? makeRemedy(passage, [{ start, end, text: best }]) : {};
        yield {
          place: passage.place(start, end),
          args: { found: toExcerpt(term.avoid), use: term.use.map(toExcerpt), note: term.note ?? null, own: term.sort === 'own' },
          ...(term.use.length === 0 ? {} : { suggestions: term.use }),
          ...remedy,
        };
      }
    }
  },
});

/** Reports set phrases with one wrong character, except where a listed word was found. */
function* reportPhrases(passage: Passage, words: readonly Span[]): Generator<Finding<Facts>> {
  for (const { start, end, phrase } of findPhraseSlips(passage.text)) {
    const found = passage.text.slice(start, end);
    const term = { sort: 'misspelt', certain: false } as const;
    if (overlaps(words, start, end) || isAllowed(passage, term, start, end)) continue;
    yield { place: passage.place(start, end), args: { found, use: [phrase], note: null, own: false }, suggestions: [phrase] };
  }
}

/** Names that a misspelling may be part of: 布署街. */
const NAME = /^(?:[街巷寨屯庄]|路(?!灯|面|段|口|网)|大道|大街|胡同|公司|商行|商店|集团|小学|中学|[镇乡](?![村级直街镇容贤]))/;
/** Signs that a word is discussed, not used: “按装”应为“安装”. */
const DISCUSSED = /应为|应作|应写|误作|误写|误为|写成|错写|改为|而不是|而非|错别字|别字/;
/** A longer quotation, and what follows 说：, is printed verbatim. */
const LONG_QUOTATION = 20;

/** Whether a listed word may stand where it was found: in a name, a title, a verbatim quotation or a discussion of words. */
function isAllowed(passage: Passage, { sort, certain }: Pick<WatchedTerm, 'sort' | 'certain'>, start: number, end: number): boolean {
  const { text } = passage;
  if (!certain && NAME.test(text.slice(end, end + 4))) return true;
  if (sort === 'misspelt' && !certain && straddlesWords(text, start, end)) return true;
  if (!isQuoted(passage, start, start + 1)) return false;
  if (sort === 'official') return true;
  const [open, close] = [text.slice(0, start).search(/[“《‘「][^“《‘「]*$/), text.slice(end).search(/[”》’」]/) + end];
  if (text[open] === '《') return !certain;
  if (close - open > LONG_QUOTATION || /[：:，]/.test(text.charAt(open - 1))) return true;
  return close - open === end - start + 1 && (!certain || DISCUSSED.test(text.slice(Math.max(0, open - 12), close + 12)));
}

const indices = new WeakMap<object, WordIndex<WatchedTerm>>();

/** Indexes the publication's own terms before the lists of the package, which it may switch off; cached. */
function buildIndex(values: Partial<Publication>): WordIndex<WatchedTerm> {
  const { terms = [], starter_terms: starter = true } = values;
  const index = indices.get(values) ?? new WordIndex([...terms.map(toWatchedTerm), ...(starter ? loadStarterTerms() : [])]);
  indices.set(values, index);
  return index;
}

function toWatchedTerm({ avoid, use, note }: Term): WatchedTerm {
  // If a replacement contains the word to avoid (群众, 人民群众), the replacement is not reported.
  const right = use.flatMap((word) => findOffsets(word, avoid).map((offset) => ({ word, offset })));
  return {
    avoid,
    use,
    note,
    certain: false,
    sort: 'own',
    isMeant: (text, at) => !right.some(({ word, offset }) => text.startsWith(word, at - offset)),
  };
}

function findOffsets(word: string, part: string): number[] {
  const places: number[] = [];
  for (let at = word.indexOf(part); at !== -1; at = word.indexOf(part, at + 1)) places.push(at);
  return places;
}
