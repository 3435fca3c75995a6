import type { Passage, PassageKind, Span } from '../model/passage.ts';
import { findNameBlanks } from './names.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';
import { HANZI } from './scripts.ts';

/** Running text. Titles, headings, cells and captions may be spaced freely. */
const RUNNING: ReadonlySet<PassageKind> = new Set(['paragraph', 'entry', 'note', 'editors-note']);

/** Hanzi and unambiguous full-width punctuation. Full-width digits and letters belong to `digits-half-width`. */
const WIDE = `${HANZI}\\u3001-\\u3006\\u3008-\\u301f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65`;
/** Punctuation shared with Western text; counts if Chinese text lies beyond it. */
const SHARED = '“”‘’—…·';
const BLANK = ' \\t\\u3000';

const SPACES = new RegExp(
  `(?<=[${WIDE}][${SHARED}]{0,2})[${BLANK}]+(?=[${WIDE}${SHARED}])|(?<=[${SHARED}])[${BLANK}]+(?=[${SHARED}]{0,2}[${WIDE}])`,
  'g',
);

/** No spaces between hanzi or around full-width punctuation in running text. */
export const spacesAbsent = defineRule({
  code: 'spaces-absent',
  group: 'language',
  severity: 'warning',
  sentence: () => ({ zh: '汉字之间多了空格', en: 'Space between Chinese characters' }),
  hint: () => ({ zh: '请删去空格', en: 'Delete it' }),
  explanation: {
    reason: {
      zh: '中文行文字间不空格；多出的空格印出来是一道缝，一般是从网页或表格里带来的。',
      en: 'Chinese is set without spaces; pasted ones print as gaps.',
    },
    wrong: '进一步 强化组织保障。',
    right: '进一步强化组织保障。',
  },
  *check({ manuscript }) {
    for (const { passage, item } of eachPassage(manuscript)) {
      if (!RUNNING.has(passage.kind) || !/[ \t\u3000]/.test(passage.text)) continue;
      const source = (item ?? manuscript.issue).text;
      for (const span of findSpaces(passage)) {
        const edit = passage.source(span.start, span.end);
        const fix = /^[ \t\u3000]+$/.test(source.slice(edit.start, edit.end)) ? { fix: [{ ...edit, text: '' }] } : {};
        yield { place: passage.place(span.start, span.end), args: {}, ...fix };
      }
    }
  },
});

/** Finds misplaced spaces in a passage. */
function findSpaces(passage: Passage): Span[] {
  const { text } = passage;
  const spans = [...text.matchAll(SPACES)].map(({ 0: spaces, index }) => ({ start: index, end: index + spaces.length }));
  if (spans.length === 0) return spans;
  const titles = findTitleSpaces(passage, spans);
  const names = findNameBlanks(text);
  return spans.filter((span) => !titles.has(span) && !names.has(span.start) && !isForm(text, span));
}

/** Blanks to fill in, （　）or 年　月　日, and the one after 第一条. */
function isForm(text: string, { start, end }: Span): boolean {
  const around = `${text[start - 1]}${text[end]}`;
  if (/^(?:[（〔【“《][）〕】”》]|年月|月日)$/.test(around) || /^年[ \t\u3000]+月/.test(text.slice(end, end + 9))) return true;
  if (isCredit(text.slice(Math.max(0, start - 6), start), text.slice(end, end + 12))) return true;
  return start < 9 && /^第[一二三四五六七八九十百零〇]+[编章节条款]$/.test(text.slice(0, start));
}

const CREDIT = '(?:记者|通讯员|作者|编辑|责编|校对|审核|摄影|供稿|文|图)';
const BEHIND_CREDIT = new RegExp(`${CREDIT}$`);
const BEFORE_CREDIT = new RegExp(`^${CREDIT}[${BLANK}]`);
const BEFORE_FIELD = new RegExp(`^[${HANZI}]{2,6}[：:]`);
const SPREAD_NAME = [new RegExp(`(?:^|[：:、，（${BLANK}])[${HANZI}]$`), new RegExp(`^[${HANZI}](?:$|[、，。；）${BLANK}])`)] as const;

/** Credits are separated by blanks: （记者 王某 通讯员 李某）, 责编：张 三　审核：李四. */
function isCredit(before: string, after: string): boolean {
  return (
    BEHIND_CREDIT.test(before) ||
    BEFORE_CREDIT.test(after) ||
    BEFORE_FIELD.test(after) ||
    (SPREAD_NAME[0].test(before) && SPREAD_NAME[1].test(after))
  );
}

/**
 * Finds spaces between the halves of a title, each of four characters or more: bold words such as **实施能力提升计划 切实强化自身建设。**,
 * or a passage without punctuation.
 */
function findTitleSpaces({ text, strong }: Passage, spans: readonly Span[]): ReadonlySet<Span> {
  const whole = /[，。；：！？]/.test(text) ? [] : [{ start: 0, end: text.length }];
  const meant = new Set<Span>();
  let first = 0;
  for (const { start, end } of whole.length > 0 ? whole : strong) {
    while ((spans[first]?.start ?? Number.POSITIVE_INFINITY) < start) first += 1;
    let last = first;
    while ((spans[last]?.end ?? Number.POSITIVE_INFINITY) < end) last += 1;
    const inside = spans.slice(first, last);
    const halves = [start, ...inside.map((span) => span.end)].map((from, index) => text.slice(from, inside[index]?.start ?? end));
    if (halves.every((half) => HALF.test(half))) for (const span of inside) meant.add(span);
    first = last;
  }
  return meant;
}

/** Half of a title; the last half may end with a full stop. */
const HALF = /^[^，。；：！？]{4,}[。！？：]?$/;
