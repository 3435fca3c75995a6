import type { Span } from '../model/passage.ts';
import { findAddresses } from './addresses.ts';
import { isBankCard, isIdentity, isIdentityShaped } from './check-digits.ts';
import { overlaps } from './spans.ts';
import { toHalfWidth } from './widths.ts';

export type PersonalKind = 'identity' | 'bank-card' | 'mobile' | 'email';

/** A personal number or address. */
export interface PersonalNumber extends Span {
  readonly kind: PersonalKind;
  /** Printable form with the middle masked. Messages show nothing else: build logs may be public. */
  readonly masked: string;
}

/** A run of digits. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Digit groups separated by one blank or hyphen: one number or several. */
const SPREAD = /\d+(?:[ \u00a0\u3000‐‑–—-]\d+)*/g;
/** Limits of personal numbers: digits, and groups they are spread over. */
const [SHORTEST, LONGEST, MOST_GROUPS] = [11, 19, 5];

/** Finds identity card, bank card and mobile numbers in text order. */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const ascii = toHalfWidth(text);
  const addresses = findAddresses(ascii);
  const found: PersonalNumber[] = [];
  for (const { 0: spread, index } of ascii.matchAll(SPREAD)) {
    const groups = splitGroups(spread, index);
    for (let first = 0; first < groups.length; ) {
      const { start } = groups[first] as Group;
      const hit = readNumber(ascii, groups.slice(first, first + MOST_GROUPS), overlaps(addresses, start));
      if (hit !== null) found.push(hit.found);
      first += hit === null ? 1 : hit.groups;
    }
  }
  return found;
}

function splitGroups(spread: string, offset: number): Group[] {
  return [...spread.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    start: offset + index,
    end: offset + index + digits.length,
    digits,
  }));
}

/** Reads the number that starts with the first group, and the number of groups it takes. */
function readNumber(text: string, groups: readonly Group[], inAddress: boolean): { found: PersonalNumber; groups: number } | null {
  let digits = '';
  const lengths: number[] = [];
  const hits: { found: PersonalNumber; groups: number }[] = [];
  for (const group of groups) {
    if (digits.length + group.digits.length > LONGEST) break;
    digits += group.digits;
    lengths.push(group.digits.length);
    if (digits.length < SHORTEST) continue;
    const found = classifyNumber(
      text,
      { start: (groups[0] as Group).start, end: group.end, digits, lengths: lengths.join('-') },
      inAddress,
    );
    if (found !== null) hits.push({ found, groups: lengths.length });
  }
  return hits.at(-1) ?? null;
}

interface Candidate extends Group {
  /** Lengths of its groups: `3-4-4`. */
  readonly lengths: string;
}

function classifyNumber(text: string, candidate: Candidate, inAddress: boolean): PersonalNumber | null {
  const { start, end, digits } = candidate;
  if (!standsAlone(text, start, end)) return null;
  const check = /^[Xx×](?![A-Za-z0-9])/.test(text.slice(end, end + 2)) ? 1 : 0;
  if (isIdentity(digits + 'X'.repeat(check))) return makePersonal('identity', start, end + check, digits + 'X'.repeat(check), 4);
  if (isLikelyIdentity(text, start, digits + 'X'.repeat(check)) && !isCode(text, start, end)) {
    return makePersonal('identity', start, end + check, digits + 'X'.repeat(check), 4);
  }
  if (inAddress || check === 1 || isCode(text, start, end)) return null;
  if (isBankCard(digits) && /^(?:\d+|4(?:-4)*-[1-4]|6-1\d)$/.test(candidate.lengths))
    return makePersonal('bank-card', start, end, digits, 4);
  return readMobile(text, candidate);
}

/** A mistyped number is personal all the same: it is called an identity number, or has a region and a date of birth. */
function isLikelyIdentity(text: string, start: number, number: string): boolean {
  if (/身份证(?:件)?(?:号码?)?[:：为是]?\s*$/.test(text.slice(Math.max(0, start - 12), start)))
    return number.length >= 15 && number.length <= 19;
  return isIdentityShaped(number);
}

/** Groupings of mobile numbers: 11 digits, 138 0013 8000, 138 00138000, 1380013 8000, 1380 0138 000. */
const MOBILE = /^(?:11|3-4-4|3-8|7-4|4-4-3|4-3-4)$/;

function readMobile(text: string, { start, end, digits, lengths }: Candidate): PersonalNumber | null {
  // +86 13800138000, 0086-138…, 8613800138000
  const [, code = '', number = ''] = /^((?:00)?86)?(1[3-9]\d{9})$/.exec(digits) ?? [];
  if (number === '' || !MOBILE.test(dropCountryCode(lengths, code.length)) || /^19\d\d[ -]/.test(text.slice(start, end))) return null;
  return makePersonal('mobile', text[start - 1] === '+' && code !== '' ? start - 1 : start, end, number, 3);
}

function dropCountryCode(lengths: string, code: number): string {
  if (code === 0) return lengths;
  const [first = '', ...rest] = lengths.split('-');
  return Number(first) === code ? rest.join('-') : [Number(first) - code, ...rest].join('-');
}

function makePersonal(kind: PersonalNumber['kind'], start: number, end: number, value: string, head: number): PersonalNumber {
  return { kind, start, end, masked: `${value.slice(0, head)}${'*'.repeat(value.length - head - 4)}${value.slice(-4)}` };
}

/** Whether a number is not part of a longer number, a code, a masked number or a decimal. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 2);
  if (/[\d*_][ -]?$|\d[.,]$/.test(before) && !/\d[ -]$/.test(before)) return false;
  if (/[A-Za-z][-_]?$/.test(before) && !/tel$/i.test(before)) return false;
  return !/^(?:[A-WYZa-wyz*_\d]|[.]\d)/.test(after);
}

/** Whether a long number is an amount, or the number of a document, an order or a project. */
function isCode(text: string, start: number, end: number): boolean {
  if (/^[元万亿号]/.test(text.slice(end, end + 1)) || /[¥￥$第]$/.test(text.slice(0, start).slice(-1))) return true;
  return /(?:代码|编号|单号|文号|批号|案号|票号|订单|合同|流水|序列|条码)(?:号码?)?[:：是为]?\s*$/.test(
    text.slice(Math.max(0, start - 12), start),
  );
}
