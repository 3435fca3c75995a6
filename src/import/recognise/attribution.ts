import { type Block, getLine, getText, isEmpty, type Paragraph, removeEnd } from '../document.ts';
import { type Day, findDay } from './dates.ts';
import { findLeadingSource, looksLikeOffice, type Offices, readOffices, readPersons, resolveSource } from './offices.ts';
import type { Clue, Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

const LONGEST = 60;
/** Opening brackets by their closing ones. */
const BRACKETS: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '(',
  '】': '【',
  '〕': '〔',
  ']': '[',
  '］': '［',
  '＞': '＜',
  '>': '<',
  '〉': '〈',
  '」': '「',
  '』': '『',
  '〗': '〖',
  '｝': '｛',
  '}': '{',
};

/** The attribution （岳西县委组织部） at the end of the text or below its title; it is removed, since printing adds it. */
export const attribution: Recogniser = (subject) => {
  const { blocks, publication } = subject;
  // Captions may follow it: 图为下乡现场。（张三 摄）
  const at = blocks.findLastIndex((block) => block.kind === 'table' || !isPhotographer(findAttribution(block, publication)));
  const last = blocks[at];
  if (last === undefined || last.kind === 'table') return {};
  const found = findAttribution(last, publication);
  if (found === null) return {};
  const rest = found.rest === null ? [] : [found.rest];
  return { ...toSighting(found, subject), blocks: [...blocks.slice(0, at), ...rest, ...blocks.slice(at + 1)] };
};

/** Whether an attribution names only who took a picture. */
export function isPhotographer(found: Attribution | null): boolean {
  return found !== null && found.offices === null && /^(?:摄影|图片?|摄)|(?:摄影?|供图)$/.test(found.written);
}

/** Clues of an attribution, with its names kept beside the text. */
export function toSighting(
  found: Attribution,
  subject: Pick<Subject, 'publication'>,
): { readonly clues: readonly Clue[]; readonly aside: readonly string[]; readonly people: readonly string[] } {
  return {
    clues: [
      ...(found.offices === null ? [] : toSourceClues(found.offices, 'attribution', subject)),
      ...(found.day === null ? [] : [{ field: 'date', value: found.day.iso, origin: 'attribution', sure: true } as const]),
    ],
    aside: found.aside !== undefined || (found.isNamed && found.people.length === 0) ? [`署名：${found.aside ?? found.written}`] : [],
    people: found.people,
  };
}

export interface Attribution {
  /** Null if it names only persons or a publication. */
  readonly offices: Offices | null;
  readonly day: Day | null;
  readonly written: string;
  /** Persons with their roles: 通讯员 张三. */
  readonly people: readonly string[];
  /** Whether it says more than an office. */
  readonly isNamed: boolean;
  /** The whole words, if the fields do not hold all of them. */
  readonly aside?: string;
  /** What remains of the paragraph; null if nothing. */
  readonly rest: Block | null;
}

/** Finds an attribution at the end of a paragraph or taking all of it; null if there is none. */
export function findAttribution(block: Paragraph, publication: Subject['publication']): Attribution | null {
  const text = block.markdown ?? getText(block.pieces);
  const end = findInkEnd(text);
  const span = findBracket(text, end) ?? findDash(text, end);
  if (span === null) return null;
  const read = readAttribution(text.slice(span.from, span.to).trim(), publication);
  const before = text.slice(0, span.start).trimEnd();
  if (read === null || !isPlausible(read.offices, before)) return null;
  if (block.markdown !== null) {
    const markdown = balanceBold(block.markdown.slice(0, span.start).trimEnd());
    return { ...read, rest: markdown === '' ? null : { ...block, markdown } };
  }
  const rest = removeEnd(block, text.length - span.start);
  return { ...read, rest: isEmpty(rest) ? null : rest };
}

/** A day without its year beside the names: 3月4日. */
const SHORT_DAY = /(?:^|[\s，、])\d{1,2}月\d{1,2}日(?=$|[\s，、])/;

/** Reads the words of an attribution; null if they are not one. */
export function readAttribution(written: string, publication: Subject['publication']): Omit<Attribution, 'rest'> | null {
  const day = findDay(written);
  const short = day === null ? SHORT_DAY.test(written) : false;
  const names = written.replace(day?.written ?? (short ? SHORT_DAY : ''), '').replace(/^[\s，、]+|[\s，、]+$/g, '');
  if (names === '') return null;
  const offices = readOffices(names, publication);
  // The day cannot be kept without its year.
  const aside = short ? { aside: written } : {};
  if (offices !== null) return { offices, day, written: names, people: offices.persons, isNamed: offices.persons.length > 0, ...aside };
  const people = readPersons(names, publication);
  if (people !== null) return { offices: null, day, written: names, people, isNamed: true, ...aside };
  const source = readOrigin(names, publication);
  return source === undefined ? null : { offices: source, day, written: names, people: [], isNamed: true, aside: written };
}

/** Words before the bulletin or office that an item was taken from, or its author's office. */
const ORIGIN = /^(?:摘自|转自|摘编自|摘录自|原载|来源|据|根据|作者系|作者为|作者是|作者单位|整理自|选自)\s*[：:]?\s*/;

/** 摘自《县农业局信息》, 作者系县农业局办公室主任: the office, null if it cannot be told; undefined if the words say no such thing. */
function readOrigin(names: string, publication: Subject['publication']): Offices | null | undefined {
  const [verb] = ORIGIN.exec(names) ?? [];
  if (verb === undefined) return undefined;
  const words = names.slice(verb.length);
  const leading = findLeadingSource(words.replace(/^《/, ''), publication);
  const [, title] = /^《([^》]{2,40})》(?:\s*.{0,20})?$/.exec(words) ?? [];
  if (leading !== null) return { offices: [leading], persons: [] };
  if (title === undefined) {
    const isPlain = /^(?:摘|转|选|原载|作者|整理)/.test(verb) && /^\S{2,30}$/.test(words);
    const plain = isPlain ? resolveSource(words, publication) : null;
    if (!isPlain) return undefined;
    return plain === null ? null : { offices: [{ written: words, source: plain }], persons: [] };
  }
  const office = title.replace(/(?:工作|政务)?(?:信息|简报|动态|快报|专报|通讯|简讯|报)$/, '');
  const source = resolveSource(office, publication);
  return source === null && !looksLikeOffice(office) ? null : { offices: [{ written: office, source }], persons: [] };
}

/** 供稿：县农业局, on a line of its own. */
const LABELLED = /^(?:供稿|供稿单位|供稿人|报送|报送单位|来源|稿件来源|信息来源|稿源|来稿|来稿单位|撰稿|撰稿人|作者|作者单位)\s*[：:]/;

/** Whether a line is only an attribution: in brackets, after a dash, or the name of an office. */
export function isAttributionLine(block: Block | undefined, publication: Subject['publication']): boolean {
  if (block === undefined || block.kind === 'table') return false;
  const line = getLine(block);
  if (line === '' || line.length > LONGEST) return false;
  if (findAttribution(block, publication)?.rest === null) return true;
  if (LABELLED.test(line)) return readAttribution(line, publication) !== null;
  if (line.length > 24) return false;
  if (resolveSource(line, publication) !== null || looksLikeOffice(line.replace(/\s+/g, ''))) return true;
  // 县农业局　张三
  const named = /\s/.test(line) ? readOffices(line, publication) : null;
  return named !== null && named.persons.length > 0 && named.offices.every(({ source }) => source !== null);
}

/** An unknown office must follow a whole sentence, or be alone. */
function isPlausible(offices: Offices | null, before: string): boolean {
  const after = before === '' || /[。！？…”’』」*）)]$/.test(before);
  const isKnown = offices?.offices.some(({ source }) => source !== null) ?? false;
  return after && (isKnown || before === '' || /[。！？…]/.test(before));
}

interface BracketSpan {
  /** Offset of the bracket or dash, and of the words inside. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** Finds the end of the text, ignoring white space and the asterisks of Markdown. */
function findInkEnd(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s*]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Finds the bracket that closes at the end of the text. */
function findBracket(text: string, end: number): BracketSpan | null {
  const closing = text.charAt(end - 1);
  const opening = BRACKETS[closing];
  if (opening === undefined) return null;
  const pair =
    closing === '）' || closing === ')'
      ? { open: /[（(]/, close: /[）)]/ }
      : { open: new RegExp(`\\${opening}`), close: new RegExp(`\\${closing}`) };
  let depth = 0;
  for (let at = end - 1; at >= Math.max(0, end - 1 - LONGEST); at -= 1) {
    if (pair.close.test(text.charAt(at))) depth += 1;
    if (pair.open.test(text.charAt(at))) depth -= 1;
    if (depth === 0) return { start: at, from: at + 1, to: end - 1 };
  }
  return null;
}

/** A dash before the name at the end: ——县农业局; a single one only after a full stop. */
function findDash(text: string, end: number): BracketSpan | null {
  const [dash = '', words] =
    /(?:——|――|──|--|(?<=[。！？”]\s*)[—―─–])\s*([^—―─。！？\n-]{2,40})$/.exec(text.slice(Math.max(0, end - LONGEST), end)) ?? [];
  return words === undefined ? null : { start: end - dash.length, from: end - words.length, to: end };
}

/** Markdown cut before a bracket: also drops asterisks that opened for the bracket alone. */
function balanceBold(markdown: string): string {
  return (markdown.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? markdown : markdown.replace(/\*\*\s*$/, '').trimEnd();
}
