import type { Passage, PassageKind, Span } from '../model/passage.ts';
import { makeRemedy } from './mend.ts';
import { areNames, findNameBlanks } from './names.ts';
import { eachPassage } from './prose.ts';
import { isQuoted } from './quoted.ts';
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
    for (const { passage } of eachPassage(manuscript)) {
      if (!RUNNING.has(passage.kind) || !/[ \t\u3000]/.test(passage.text)) continue;
      for (const { start, end } of findSpaces(passage)) {
        // Names, titles and verse are spaced on purpose; no mark needs a space before it.
        const isCertain = /[，。；：、？！]/.test(passage.text.charAt(end));
        const remedy = isCertain ? makeRemedy(passage, [{ start, end, text: '' }]) : { suggestions: [''] };
        yield { place: passage.place(start, end), args: {}, ...remedy };
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
  return spans.filter(
    (span) =>
      !titles.has(span) && !names.has(span.start) && !isForm(text, span) && !isSpacedQuotation(passage, span) && !isLayout(text, span),
  );
}

/** Whether a blank stands inside a quotation or a title, and not at its edge. */
function isSpacedQuotation(passage: Passage, { start, end }: Span): boolean {
  const around = passage.text.charAt(start - 1) + passage.text.charAt(end);
  return isQuoted(passage, start, end) && !/[“”‘’《》]/.test(around);
}

const STOPS = /[，。；：！？]/;
const EDGE = /[，。；：！？、“”‘’《》（）【】\n]/;

/**
 * Whether a blank is used for layout: verse, couplets and slogans, lists of names or data, names of bodies that issue a document jointly.
 */
function isLayout(text: string, { start, end }: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, (text.indexOf('\n', end) + 1 || text.length + 1) - 1);
  if (!STOPS.test(line)) return true;
  if (isVerse(line)) return true;
  let [from, to] = [start, end];
  while (from > 0 && !EDGE.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && !EDGE.test(text.charAt(to))) to += 1;
  if (text[from - 1] === '（' && text[to] === '）') return true;
  const words = text
    .slice(from, to)
    .trim()
    .split(/[ \t\u3000]+/);
  // Slogans and couplets amid a sentence: parts of one length, two of them only after a colon.
  if (words.every(({ length }) => length === words[0]?.length) && (words.length > 2 || text[from - 1] === '：')) return true;
  if (words.length > 3 || (words.length > 1 && areNames(words)) || words.some((word) => ONLY_CREDIT.test(word))) return true;
  return BODY_END.test(text.slice(from, start)) && BODY_START.test(text.slice(end, to));
}

/** Whether a line consists of parts of one length, as verse and couplets do. */
function isVerse(line: string): boolean {
  const parts = line
    .trim()
    .split(/[ \t\u3000]+/)
    .map((part) => part.replace(/[，。；：！？、]/g, ''));
  const [first = ''] = parts;
  return (
    parts.every((part) => part.length === first.length && !/[“《]/.test(part)) &&
    (parts.length > 2 || (first.length > 3 && first.length < 8))
  );
}

/** The end and the start of names of bodies: 中共中央 国务院印发, 市委 市政府联合召开. */
const BODY_END = /(?:中央|国务院|军委|[省市县区州盟旗]委|政府|办公厅|办公室|[部局院厅会协]|总工会|联合会|领导小组)$/;
const BODY_START =
  /^(?:国务院|中央|全国|国家|中华|中国|最高|[省市县区州盟旗]|[\u4e00-\u9fff]{1,8}?(?:部|局|委|厅|院|会|政府|办公室|办公厅|领导小组))/;

/** Blanks to fill in, （　）or 年　月　日, and the one after 第一条. */
function isForm(text: string, { start, end }: Span): boolean {
  const around = `${text[start - 1]}${text[end]}`;
  if (/^(?:[（〔【“《][）〕】”》]|年月|月日)$/.test(around) || /^年[ \t\u3000]+月/.test(text.slice(end, end + 9))) return true;
  if (isCredit(text.slice(Math.max(0, start - 6), start), text.slice(end, end + 12))) return true;
  return /第[一二三四五六七八九十百零〇\d]+[编章节条款]$/.test(text.slice(Math.max(0, start - 9), start));
}

const CREDIT =
  '(?:记者|通讯员|特约记者|实习生|作者|编辑|责编|责任编辑|校对|审核|审稿|签发|统筹|策划|摄影|摄像|撰稿|供稿|整理|文|图|图文|视频|制图|制表|录入|打印)';
const ONLY_CREDIT = new RegExp(`${CREDIT}$`);
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
