import { type Block, getLine } from '../document.ts';
import { findAttribution, readAttribution, toSighting } from './attribution.ts';
import { findDay, parseWholeDay } from './dates.ts';
import { looksLikeOffice, readOffices, resolveSource } from './offices.ts';
import type { Clue, Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

/** Maximum number of lines between title and text. */
const MOST = 3;
const LENGTH = 40;

/** Office and date on lines of their own below the title: `岳西县委组织部`, `（2021年9月12日）`. */
export const byline: Recogniser = (subject) => {
  const { blocks, clues: known } = subject;
  if (!known.some(({ field, origin }) => field === 'title' && origin.startsWith('title'))) return {};
  const clues: Clue[] = [];
  const people: string[] = [];
  let at = 0;
  while (at < Math.min(MOST, blocks.length - 1)) {
    const signed = readSigned(blocks[at], subject);
    const found = signed?.clues ?? readByline(blocks, at, subject);
    people.push(...(signed?.people ?? []));
    if (found === null || found.some(({ field }) => clues.some((clue) => clue.field === field && clue.sure))) break;
    clues.push(...found);
    at += 1;
  }
  return at === 0 ? {} : { clues, people, blocks: blocks.slice(at) };
};

/** A known office with its people, in brackets or not, below the title: （县农业局　张三）. */
function readSigned(block: Block | undefined, subject: Pick<Subject, 'publication'>): ReturnType<typeof toSighting> | null {
  const line = getLine(block);
  if (line === '' || line.length > LENGTH || /[。；！？]/.test(line)) return null;
  const read = readAttribution(stripBrackets(line), subject.publication);
  const isKnown = read?.offices?.offices.some(({ source }) => source !== null) ?? false;
  return read === null || !isKnown || read.people.length === 0 ? null : toSighting({ ...read, rest: null }, subject);
}

/** Reads a line below the title; null for text. An unknown office needs a date beside it. */
export function readByline(blocks: readonly Block[], at: number, subject: Pick<Subject, 'publication'>): readonly Clue[] | null {
  const line = getLine(blocks[at]);
  if (line === '' || line.length > LENGTH || /[。，；！？：:]/.test(line)) return null;
  const day = findDay(line);
  const dated: readonly Clue[] = day === null ? [] : [{ field: 'date', value: day.iso, origin: 'byline', sure: true }];
  const words = stripBrackets(day === null ? line : line.replace(day.written, ''));
  if (words === '') return dated.length === 0 ? null : dated;
  const block = blocks[at];
  const bracketed = block?.kind === 'paragraph' ? findAttribution(block, subject.publication) : null;
  if (bracketed?.rest === null && bracketed.offices !== null && bracketed.offices.persons.length === 0)
    return toSighting(bracketed, subject).clues;
  if (resolveSource(words, subject.publication) === null) {
    const isDated = day !== null || [at - 1, at + 1].some((other) => parseWholeDay(getLine(blocks[other])) !== null);
    const isAbove = /[。！？]$/.test(getLine(blocks[at + 1])) && /^\S{2,16}$/.test(words) && !words.startsWith('第') && hasNoClause(words);
    if (!(isDated || isAbove) || !looksLikeOffice(words.replace(/\s+/g, ''))) return null;
  }
  const offices = readOffices(words, subject.publication) ?? readOffices(words.replace(/\s+/g, ''), subject.publication);
  return offices === null || offices.persons.length > 0 ? null : [...toSourceClues(offices, 'byline', subject), ...dated];
}

/** Whether the words have no verb of a title, such as 召开 or 举办, so that they can be a name. */
function hasNoClause(words: string): boolean {
  return !/的|与|和|及|体会|做法|思考|机制|召开|举办|举行|开展|推进|启动|成立|走进|参加|审议|组建|加强|做好|建好|建设|创建|打造/.test(
    words,
  );
}

function stripBrackets(words: string): string {
  return words.replace(/^[\s（(〔[]+|[\s）)〕\]]+$/g, '');
}
