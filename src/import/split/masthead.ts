import type { Issue } from '../../model/issue.ts';
import type { Publication } from '../../model/publication.ts';
import { type Block, getLine } from '../document.ts';
import { parseNumber } from '../numbers.ts';
import { findDay } from '../recognise/dates.ts';
import { looksLikeOffice } from '../recognise/offices.ts';
import { removeSpaces } from '../text/join.ts';

/** The masthead of a printed issue. */
export interface Masthead {
  readonly issue: Partial<Issue>;
  /** Lines and words without a key in `issue.yaml`. */
  readonly unknown: readonly string[];
}

const NUMBER = '([0-9０-９]{1,6}|[一二三四五六七八九十百千零]{1,7})';
const YEAR = '(?:[（(〔\\[【]?\\s*(?:\\d{4}|[〇○零一二三四五六七八九]{4})\\s*[）)〕\\]】]?\\s*年?\\s*度?\\s*)';

/** A reporting period: 2024年2月26日—3月3日, 2月26日—3月3日. */
const TO = '\\s*(?:[—–―─~～至到]{1,2}|-{1,2})\\s*';
const PERIOD = new RegExp(
  `(?:报告期|统计时间|时间)?[：:]?\\s*[（(]?\\s*(?:\\d{4}\\s*[年.\\-/]\\s*\\d{1,2}\\s*[月.\\-/]\\s*\\d{1,2}\\s*日?${TO}(?:\\d{4}\\s*[年.\\-/]\\s*)?(?:\\d{1,2}\\s*[月.\\-/]\\s*)?\\d{1,2}\\s*日?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日?${TO}(?:\\d{1,2}\\s*月\\s*)?\\d{1,2}\\s*日)\\s*[）)]?`,
);
/** Several numbers in one issue (合刊). */
const JOINT = new RegExp(
  `${YEAR}?第?\\s*${NUMBER}\\s*期?\\s*[—–―─~～、至和-]{1,2}\\s*第?\\s*${NUMBER}\\s*期(?:\\s*合\\s*刊)?(?:\\s*[（(]\\s*合\\s*刊\\s*[）)])?`,
);

/** Patterns of a masthead: each removes the words it knows from a line and returns their meaning. */
const readers: readonly (readonly [RegExp, (match: RegExpExecArray) => Partial<Issue>])[] = [
  [new RegExp(`[（(]?\\s*总\\s*第?\\s*${NUMBER}\\s*[期号]\\s*[）)]?`), ([, total = '']) => ({ total: parseNumber(total) })],
  [
    /增\s*刊(?:\s*[之·]?\s*([一二三四五六七八九十]{1,3}|\d{1,3})(?!\s*[期号年]))?/,
    ([, number]) => ({ supplement: true, ...(number === undefined ? {} : { number: parseNumber(number) }) }),
  ],
  [new RegExp(`${YEAR}?第\\s*${NUMBER}\\s*[期号辑](?!\\s*楼)`), ([, number = '']) => ({ number: parseNumber(number) })],
  [
    new RegExp(`[（(〔\\[【]\\s*\\d{4}\\s*[）)〕\\]】]\\s*第?\\s*${NUMBER}\\s*[号期]?`),
    ([, number = '']) => ({ number: parseNumber(number) }),
  ],
  [/^\s*(?:19|20)\d{2}\s*[·•．/]\s*(\d{1,3})\s*$/, ([, number = '']) => ({ number: parseNumber(number) })],
  [/(?:\bN[Oo]|№|\bVol)\s*[.．:：]?\s*(\d{1,6})/, ([, number = '']) => ({ number: parseNumber(number) })],
  [new RegExp(`${YEAR}${NUMBER}\\s*期`), ([, number = '']) => ({ number: parseNumber(number) })],
  [/^\s*[（(]\s*([一二三四五六七八九十百]{1,5}|\d{1,4})\s*[）)]\s*$/, ([, number = '']) => ({ number: parseNumber(number) })],
  [
    /签\s*发\s*人?\s*[：:]\s*(\p{Script=Han}\s+\p{Script=Han}(?!\p{Script=Han})|[\p{Script=Han}·]{2,})/u,
    ([, signer = '']) => ({ signer: signer.replace(/\s/g, '') }),
  ],
  [
    /(秘密|机密|绝密)(?:\s*★\s*([0-9一二三四五六七八九十]+[年月日天]|长期))?/,
    ([, level = '', term]) => ({ classification: { level: level as '秘密', ...(term === undefined ? {} : { term }) } }),
  ],
  [/(特急|加急)/, ([, urgency = '']) => ({ urgency: urgency as '特急' })],
  [/(?:份\s*号|编\s*号)\s*[：:]?\s*(\d{4,8})/, ([, copy = '']) => ({ copy })],
];

/** Maximum length of a line of a masthead, and maximum number of lines. */
const LONGEST = 600;
const LINES = 16;

/** Words that introduce an editor’s note, on its line or alone; 按 and 导语 only in brackets or before a colon. */
const LABEL =
  '编\\s*者\\s*按\\s*语?|编者的话|编\\s*者\\s*[语注]|编前语|编前话|编后语|编后|编\\s*按|本刊按|按\\s*语|开栏的话|开栏语|卷首语|导\\s*语|本期导语|按';
const ORNAMENTS = '[\\s◆◇●○■□★☆▲△※▍>]*';
const NOTE = new RegExp(
  `^${ORNAMENTS}(?:[【〔[（(「『]\\s*(?:${LABEL})\\s*(?:[】〕\\]」』）)][：:\\s]*|[：:]\\s*)|(?:编\\s*者\\s*[按语注]|编者的话|编[前后]语|编前话|按语)(?:\\s*(?:[：:|｜丨]|[—―─-]{1,2})|\\s+|$)\\s*|(?:${LABEL})\\s*(?:[：:|｜丨]|——)\\s*)`,
);

/** Reads the editor's note at a block: its words and the number of blocks; null if there is none. */
export function readNote(blocks: readonly Block[], at: number): { readonly words: string; readonly blocks: number } | null {
  const line = getLine(blocks[at]);
  const [label] = NOTE.exec(line) ?? [];
  if (label === undefined || label === '') return null;
  const words = line.slice(label.length).trim();
  if (words !== '') return { words: closeBracket(line, words), blocks: 1 };
  const next = getLine(blocks[at + 1]);
  return next === '' ? null : { words: next, blocks: 2 };
}

/** The words without the bracket that opened before the label: （编者按：…）. */
function closeBracket(line: string, words: string): string {
  const pair = { '（': '）', '(': ')', '【': '】', '〔': '〕', '[': ']' }[line.trimStart().charAt(0)];
  return pair !== undefined && words.endsWith(pair) ? words.slice(0, -1) : words;
}

/**
 * Number of blocks of the masthead: up to the last of the first lines that names the issue, its date, its publisher or the publication, as
 * long as all are short.
 */
export function findMastheadEnd(blocks: readonly Block[], publication: Publication): number {
  let end = 0;
  for (const [index, block] of blocks.slice(0, LINES).entries()) {
    const lines = listLines(block);
    if (lines.some((line) => line.length > 60 || /[。！？；]$/.test(line) || readNote([block], 0) !== null)) break;
    if (lines.some((line) => isEvidence(line, publication))) end = index + 1;
  }
  return end;
}

/** Whether a line says what a masthead says. */
export function isEvidence(line: string, publication: Publication): boolean {
  const words = removeSpaces(line);
  if (/^[-—―─━_=*＿～~]{3,}$/.test(words)) return true;
  if (publication.name !== '' && words === removeSpaces(publication.name)) return true;
  if (NOTICE.test(words) || PERIOD.test(line) || JOINT.test(line)) return true;
  const { said, rest } = readLine(line);
  const left = removeSpaces(rest).replace(/^[—―─━_=*＿（）()〔〕]+$/, '');
  if (Object.keys(said).length > 0) return left.length <= 24;
  // Several offices may publish it together.
  const offices = line.replace(ROLE, '').split(/[\s、，]+/);
  return (
    /^(?:主办|承办|协办|编印|编辑|编者)(?:单位)?[：:]/.test(words) ||
    (ROLE.test(words) && offices.every((name) => name === '' || ROLE.test(name) || looksLikeOffice(name.replace(ROLE, ''))))
  );
}

const NOTICE = /^[★☆【（(]?(?:内部(?:资料|刊物|文件|参阅|参考)|免费交流|注意保存|注意保密|仅供参考)/;
/** Verbs for what the issuing office does. */
const ROLE = /(?:联合|共同)?(?:主办|承办|协办|编印|主编|编发|编辑|编)$/;

/** Reads the lines of a masthead. */
export function readMasthead(blocks: readonly Block[], publication: Publication): Masthead {
  let issue: Partial<Issue> = {};
  const unknown: string[] = [];
  const own = [publication.name, publication.publisher, publication.masthead.notice ?? ''].map(removeSpaces);
  for (const line of blocks.flatMap(listLines)) {
    if (line.length > LONGEST) {
      unknown.push(line);
      continue;
    }
    const { said, rest, kept } = readLine(line);
    issue = { ...said, ...issue };
    unknown.push(...kept);
    const left = own
      .reduce((text, known) => (known === '' ? text : text.replace(known, '')), removeSpaces(rest))
      .replace(/^(?:主办|承办|编印|编辑)(?:单位)?[：:]?$/, '')
      .replace(/^(?:主办|承办|编印|编)$/, '')
      .replace(/^[—―─━_=*＿～~（）()〔〕]+$/, '');
    if (left !== '') unknown.push(rest.replace(/\s+/g, ' ').trim());
  }
  return { issue, unknown };
}

interface LineRead {
  readonly said: Partial<Issue>;
  readonly rest: string;
  /** Parts without a key: a reporting period, further numbers of a joint issue. */
  readonly kept: readonly string[];
}

/** Full-width figures and letters as half-width ones: Ｎｏ．３. */
function toHalfWidth(line: string): string {
  return line.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function readLine(line: string): LineRead {
  let said: Partial<Issue> = {};
  let rest = toHalfWidth(line);
  const kept: string[] = [];
  for (const pattern of [PERIOD, JOINT]) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const [number, through] = [parseNumber(match[1] ?? ''), parseNumber(match[2] ?? '')];
    if (pattern === PERIOD)
      said = { period: match[0].replace(/^(?:报告期|统计时间|时间)?[：:]?[\s（(]+|^(?:报告期|统计时间|时间)[：:]|[\s）)]+$/g, '') };
    else if (number !== undefined && through !== undefined && through > number) said = { ...said, number, through };
    else kept.push(match[0].trim());
    rest = rest.replace(match[0], ' ');
  }
  for (const [pattern, meaning] of readers) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    said = { ...meaning(match), ...said };
    rest = rest.replace(match[0], ' ');
  }
  const day = findDay(rest);
  return day === null ? { said, rest, kept } : { said: { ...said, date: day.iso }, rest: rest.replace(day.written, ' '), kept };
}

function listLines(block: Block): readonly string[] {
  if (block.kind !== 'table') return [getLine(block)];
  return block.rows.map((row) =>
    row
      .flatMap((cell) => cell.map((piece) => (piece.kind === 'text' ? piece.text : ' ')))
      .join(' ')
      .trim(),
  );
}

const MONTH = /^(?:(\d{4})|([〇○零一二三四五六七八九]{4}))\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月$/;

/**
 * The date of an issue whose masthead has none or only a month: that of the imprint, in that month; else the first day, if the publication
 * prints months alone. Undefined otherwise.
 */
export function findIssueDate(unknown: readonly string[], imprint: readonly string[], publication: Publication): string | undefined {
  const [line = '', digits, hanzi = '', month = ''] = unknown.flatMap((each) => MONTH.exec(each) ?? []);
  const year = digits ?? [...hanzi].map((figure) => Math.max(0, '〇一二三四五六七八九'.indexOf(figure))).join('');
  const named = line === '' ? '' : `${year}-${`${parseNumber(month) ?? 0}`.padStart(2, '0')}`;
  const issued = imprint.map((each) => findDay(each)?.iso).find((iso) => iso?.startsWith(named) === true);
  return issued ?? (named !== '' && publication.masthead.date === 'month' ? `${named}-01` : undefined);
}
