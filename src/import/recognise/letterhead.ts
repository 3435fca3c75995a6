import { type Block, getLine } from '../document.ts';
import { findDay, parseWholeDay } from './dates.ts';
import { looksLikeOffice, readOffices, resolveSource } from './offices.ts';
import type { Clue, Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

/** A letterhead has at most this many lines. */
const MOST = 8;
const LENGTH = 50;

/** Names of an office's bulletins and papers: 岳西县委组织部信息, 工作简报. */
const PAPER = /(?:文件|信息|简报|专报|快报|简讯|动态|专刊|要情|要闻|通讯|信息报送单|信息专报|工作信息|政务信息|党建信息|组工信息)$/;
const NUMBER =
  /^[（(〔[【]?\s*(?:\d{4}\s*[）)〕\]】年]?\s*)?(?:第|总第)?\s*\d{1,4}\s*[期号](?:\s*[（(]?总第?\s*\d+\s*期[）)]?)?[）)]?$|^.{1,16}[〔[（(【]\d{4}[〕\]）)】]\s*(?:第\s*)?\d{1,4}\s*号(?:\s*签发人?\s*[：:].*)?$|^第\s*[\d一二三四五六七八九十]+\s*期/;
const SIGNER = /^(?:签\s*发人?|审\s*核人?|责任编辑|编\s*辑|联系人|联系电话|电话)\s*[：:]/;
const RULE = /^[-—―─━_=*＿\s]{3,}$/;
const NOTICE = /^★?(?:内部(?:资料|文件|参阅|刊物)|注意保存|绝密|机密|秘密)/;

/** The lines of a letterhead above the title: the name of the paper, its number, its date. They are removed from the text. */
export const letterhead: Recogniser = (subject) => {
  const { blocks } = subject;
  const clues: Clue[] = [];
  const aside: string[] = [];
  let at = 0;
  while (at < Math.min(MOST, blocks.length - 1)) {
    const line = getLine(blocks[at]);
    const found = read(line, subject) ?? readPaper(blocks, at, subject);
    if (found === null) break;
    clues.push(...found);
    if (!RULE.test(line)) aside.push(line);
    at += 1;
  }
  // Only a title below makes these lines a letterhead.
  return at === 0 ? {} : { clues, aside: aside.length === 0 ? [] : [`文头：${aside.join(' / ')}`], blocks: blocks.slice(at) };
};

/** A paper of an unknown office: 岳西县人民政府文件 always, others above a number or date. */
function readPaper(blocks: readonly Block[], at: number, subject: Subject): readonly Clue[] | null {
  const line = getLine(blocks[at]).replace(/\s+/g, '');
  const [paper] = PAPER.exec(line) ?? [];
  const office = paper === undefined ? '' : line.slice(0, -paper.length).replace(/(?:工作|政务|党建|组工|舆情|情况)$/, '');
  if (line.length > LENGTH || !looksLikeOffice(office)) return null;
  const next = getLine(blocks[at + 1]);
  if (paper !== '文件' && !NUMBER.test(next) && parseWholeDay(next) === null) return null;
  return toSourceClues({ offices: [{ written: office, source: null }], persons: [] }, 'letterhead', subject);
}

/** Reads a line of a letterhead; null if it is not one. */
function read(line: string, subject: Subject): readonly Clue[] | null {
  if (line === '' || line.length > LENGTH || /[。，；！？]/.test(line)) return null;
  if (RULE.test(line) || NUMBER.test(line) || SIGNER.test(line) || NOTICE.test(line)) return [];
  const day = findDay(line);
  const words = (day === null ? line : line.replace(day.written, '')).replace(/^[\s（(]+|[\s）)]+$/g, '');
  const dated: readonly Clue[] = day === null ? [] : [{ field: 'date', value: day.iso, origin: 'letterhead', sure: true }];
  if (words === '') return dated;
  const plain = words.replace(/\s+/g, '');
  if (plain === subject.publication.name || plain === subject.publication.publisher) return dated;
  const [paper] = PAPER.exec(plain) ?? [];
  const office = paper === undefined ? plain : plain.slice(0, -paper.length);
  // Whether a line is only a kind of paper: 信息, 政务信息.
  if (paper !== undefined && office.length <= 2) return dated;
  const source = resolveSource(office, subject.publication);
  if (source !== null) return [...toSourceClues({ offices: [{ written: office, source }], persons: [] }, 'letterhead', subject), ...dated];
  const offices = day === null ? null : readOffices(words, subject.publication);
  return offices === null ? null : [...toSourceClues(offices, 'letterhead', subject), ...dated];
}
