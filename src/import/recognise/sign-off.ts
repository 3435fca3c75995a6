import { type Block, getLine } from '../document.ts';
import { type Day, findDay, parseWholeDay } from './dates.ts';
import { readOffices } from './offices.ts';
import type { Clue, Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

/** The lines below a text with its sender and date (落款): an office, a day, or both on one line. */
const MOST = 3;
/** Lines in brackets below that: a contact, or the distribution. */
const NOTE = /^[（(](?:此件|联系人|联系电话|联系方式|主动公开|依申请公开|不予公开)[^（）()]{0,60}[）)]$/;

/** The sign-off; it is removed from the text. */
export const signOff: Recogniser = (subject) => {
  const note = getLine(subject.blocks.at(-1));
  const isNoted = NOTE.test(note);
  const blocks = isNoted ? subject.blocks.slice(0, -1) : subject.blocks;
  const clues: Clue[] = [];
  let end = blocks.length;
  let dated = false;
  while (end > 1 && blocks.length - end < MOST) {
    const found = read(blocks[end - 1], dated || isDate(blocks[end - 2]), subject);
    if (found.length === 0 || found.some(({ field }) => clues.some((clue) => clue.field === field && clue.sure))) break;
    dated ||= found.some(({ field }) => field === 'date');
    clues.push(...found);
    end -= 1;
  }
  // A note without a sign-off above it is text.
  return clues.length === 0 ? {} : { clues, blocks: blocks.slice(0, end), aside: isNoted ? [note] : [] };
};

function isDate(block: Block | undefined): boolean {
  return parseWholeDay(getLine(block)) !== null;
}

/** @param dated whether a day is beside the line; without one, only a known source is a sign-off. */
function read(block: Block | undefined, dated: boolean, subject: Subject): readonly Clue[] {
  const line = getLine(block);
  const whole = parseWholeDay(line);
  if (whole !== null) return [toClue(whole)];
  const bracketed = /^[（(]([^（）()]*)[）)]$/.exec(line)?.[1];
  const day = findDay(line);
  // （县委组织部） alone is an attribution; with a day it is a sign-off.
  if (line === '' || line.length > 60 || /[。！？；，]$/.test(line) || (/^[（(]/.test(line) && (bracketed === undefined || day === null)))
    return [];
  const words = bracketed ?? line;
  const rest = (day === null ? words : words.replace(day.written, '')).replace(/^[\s，、]+|[\s，、]+$/g, '');
  const offices = readOffices(rest, subject.publication);
  if (offices === null || offices.persons.length > 0) return [];
  if (!dated && day === null && offices.offices.some(({ source }) => source === null)) return [];
  return [...toSourceClues(offices, 'sign-off', subject), ...(day === null ? [] : [toClue(day)])];
}

function toClue({ iso }: Day): Clue {
  return { field: 'date', value: iso, origin: 'sign-off', sure: true };
}
