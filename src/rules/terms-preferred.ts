import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Publication, Term } from '../model/publication.ts';
import { eachPassage } from './prose.ts';
import { findQuotations } from './quoted.ts';
import { defineRule } from './rule.ts';
import { overlaps } from './spans.ts';
import { loadStarterTerms, TermIndex, type WatchedTerm } from './term-index.ts';

/** Words are those the publication prefers, and no common slips. */
export const termsPreferred = defineRule<{ found: string; use: readonly string[]; note: string | null; own: boolean }>({
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
    const own = new Set((publication.values.terms ?? []).map(({ avoid }) => avoid));
    for (const { passage } of eachPassage(manuscript)) {
      const { text } = passage;
      let quoted: ReturnType<typeof findQuotations> | undefined;
      for (const { term, start, end } of index.find(text)) {
        if (term.quotable) quoted ??= findQuotations(text);
        if (term.quotable && quoted !== undefined && overlaps(quoted, start, end)) continue;
        const [best = ''] = term.use;
        const fixable = term.certain && term.use.length === 1 && passage.literal(start, end);
        yield {
          place: passage.place(start, end),
          args: { found: toExcerpt(term.avoid), use: term.use.map(toExcerpt), note: term.note ?? null, own: own.has(term.avoid) },
          ...(term.use.length === 0 ? {} : { suggestions: term.use }),
          ...(fixable ? { fix: [{ ...passage.source(start, end), text: best }] } : {}),
        };
      }
    }
  },
});

/** Indexes the publication's own terms before the starter list, which it may switch off. */
function buildIndex({ terms = [], starter_terms: starter = true }: Partial<Publication>): TermIndex {
  return new TermIndex([...terms.map(toWatchedTerm), ...(starter ? loadStarterTerms() : [])]);
}

function toWatchedTerm({ avoid, use, note }: Term): WatchedTerm {
  // If a replacement contains the word to avoid (群众, 人民群众), the replacement is not reported.
  const right = use.flatMap((word) => findOffsets(word, avoid).map((offset) => ({ word, offset })));
  return {
    avoid,
    use,
    note,
    certain: false,
    quotable: false,
    isMeant: (text, at) => !right.some(({ word, offset }) => text.startsWith(word, at - offset)),
  };
}

function findOffsets(word: string, part: string): number[] {
  const places: number[] = [];
  for (let at = word.indexOf(part); at !== -1; at = word.indexOf(part, at + 1)) places.push(at);
  return places;
}
