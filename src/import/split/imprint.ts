import type { Issue } from '../../model/issue.ts';
import { LEGEND } from '../../model/publication/marks.ts';
import type { DistributionEntry, Publication } from '../../model/publication.ts';
import { type Block, getText } from '../document.ts';
import { parseNumber } from '../numbers.ts';
import { findDay } from '../recognise/dates.ts';
import { looksLikeOffice } from '../recognise/offices.ts';

/** The imprint of a printed issue. */
export interface ImprintFound {
  readonly issue: Pick<Partial<Issue>, 'distribution' | 'copies' | 'lines'>;
  /** Number of blocks that it covers at the end of the text. */
  readonly blocks: number;
  /** Lines without a key in `issue.yaml`: editors, issuing office, notices. */
  readonly others: readonly string[];
}

/** Labels of the distribution, letter-spaced or not. */
const LABEL =
  '(?:本\\s*期\\s*|另\\s*)?(?:(?:主|抄|呈|分|发|印|加|增|报|送)\\s*){0,2}(?:报|送|发|呈|达|抄)(?:\\s*、\\s*(?:报|送|发))?(?:\\s*(?:单\\s*位|范\\s*围|对\\s*象))?';
const ENTRY = new RegExp(`^[\\s　]*(${LABEL})\\s*[：:]\\s*(.*)$`, 's');
/** Without a colon: the label, a blank, and a list. */
const BARE_ENTRY = /^(主送|抄送|抄报|报送|印发|报|送|发|呈)\s+(?=[^\s。！？]{3,}。?$)/;
const ENTRIES = new RegExp(`(?:^|[\\s　。；;]+)(?=(?:${LABEL})\\s*[：:])`);
/** 报〔县委〕, 【报】县委: the label or the list in brackets. */
const BRACKETED_LABEL = new RegExp(`^[【〔[（(]\\s*(${LABEL})\\s*[】〕\\]）)]\\s*[：:]?\\s*(?=\\S)`);
const BRACKETED_LIST = new RegExp(`^(${LABEL})\\s*[〔[【（(]([^〔〕[\\]【】]{2,})[〕\\]】）)]$`);
const COPIES =
  /[（(【[]?\s*(?:本期)?共?\s*印\s*(?:[发数刷]\s*)?[：:]?\s*(\d{1,6}|[一二三四五六七八九十百千]{1,6})\s*份\s*[）)】\]]?|[（(【[]?\s*(?:本期)?印\s*数\s*[：:]\s*(\d{1,6})(?!\d)\s*[）)】\]]?/;
const ISSUED = /\d\s*日\s*印\s*(?:[发制刷]|$)|日印发$/;
/** Words before the names of the editors of the issue and their contact. */
const STAFF_WORDS =
  '责任?\\s*编\\s*辑|责\\s*编|本期编辑|执行编辑|编\\s*辑|主\\s*编|副主编|总\\s*编|副总编|编\\s*审|编\\s*校|编\\s*发|审\\s*核|审\\s*签|审\\s*定|审\\s*稿|审\\s*读|签\\s*发\\s*人?|校\\s*对|核\\s*稿|核\\s*发|拟\\s*稿|打\\s*印|排\\s*版|美\\s*编|联\\s*系\\s*人|联系电话|联系方式|电\\s*话|传\\s*真|地\\s*址|邮\\s*编|邮政编码|邮\\s*箱|电子邮箱|电子邮件|投稿邮箱|投稿信箱|投稿|网\\s*址|网\\s*站|E-?mail|编\\s*印|编印单位|承\\s*印|承印单位|印\\s*制|印\\s*刷|印\\s*发|主\\s*办|承\\s*办|编辑部|主题词|关键词|标记|编|核|校|审';
const STAFF = new RegExp(`^(?:${STAFF_WORDS})\\s*[：:]`, 'i');
/** The same without colons: 责任编辑 张三　审核 李四. */
const BARE_STAFF = new RegExp(`^(?:(?:${STAFF_WORDS})\\s+\\p{Script=Han}{2,4}(?:\\s+|$))+$`, 'u');
const NOTICE =
  /^[（(【★]?(?:内部(?:资料|刊物|文件|参阅|参考|材料|使用)|免费交流|注意(?:保存|保密)|请勿外传|不得外传|仅供(?:参考|领导参阅)|阅后|此件|存\s*档|准印证|本刊)[^。]{0,30}。?$/;
/** Rules, and words that fill an empty page. */
const RULE = /^(?:[-—―─━_=*＊※＿～~☆★◆◇●○■□·.\s]{3,}|[（(]\s*此页无正文\s*[）)]|[（(【]?\s*(?:完|全文完|本期完|正文完|END)\s*[）)】]?)$/i;
const PAGE = /^[（(]?\s*(?:[—–―─－-]+\s*\d{1,4}\s*[—–―─－-]+|第\s*\d{1,4}\s*页[，,]?(?:\s*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页)\s*[）)]?$/;

/** Maximum number of unknown short lines between known ones. */
const GAP = 3;
const SHORT = 40;
/** Maximum length of a line that lists no offices. */
const LONGEST = 300;

/** Whether a line opens the imprint or belongs to it by its label. */
export function isImprintLine(line: string): boolean {
  const words = line.trim();
  if (words.length > LONGEST) return isEntry(words);
  return (
    isEntry(words) ||
    ISSUED.test(words) ||
    STAFF.test(words) ||
    BARE_STAFF.test(words) ||
    RULE.test(words) ||
    PAGE.test(words) ||
    NOTICE.test(words) ||
    isCopies(words)
  );
}

function isEntry(line: string): boolean {
  return ENTRY.test(line);
}

function isCopies(line: string): boolean {
  return COPIES.test(line) && line.replace(COPIES, '').replace(/[（）()\s]/g, '').length <= SHORT && !/。/.test(line);
}

/** Reads the imprint: the last lines, with the distribution, the number of copies, the editors and the issuing office. */
export function readImprint(blocks: readonly Block[], { publisher, marks }: Pick<Publication, 'publisher' | 'marks'>): ImprintFound {
  const isExplained = marks.length > 0;
  const start = findStart(blocks);
  const lines = blocks
    .slice(start)
    .flatMap(listLines)
    .filter((line) => line !== '' && !RULE.test(line) && !PAGE.test(line));
  const distribution: { label: string; to: string }[] = [];
  const labelled: NonNullable<Issue['lines']> = [];
  const others: string[] = [];
  let copies: number | undefined;
  for (const line of lines) {
    const printed = COPIES.exec(line);
    if (printed !== null) copies = parseNumber(printed[1] ?? printed[2] ?? '');
    const rest = line.replace(COPIES, ' ').replace(/\s+/g, ' ').trim();
    const last = distribution.at(-1);
    if (isEntry(rest)) distribution.push(...toEntries(rest));
    // Written again by what the items' marks mean.
    else if (rest.startsWith(`${LEGEND}：`) && isExplained) continue;
    else if (BARE_STAFF.test(rest)) labelled.push(toLabelled(rest.replace(/\s+/, '：'), last !== undefined));
    else if (STAFF.test(rest) && /[：:]\s*\S/.test(rest)) labelled.push(toLabelled(rest, last !== undefined));
    else if (last !== undefined && rest !== publisher && isList(rest, last.to)) last.to += rest;
    else if (rest !== '') others.push(rest);
  }
  const named: readonly DistributionEntry[] = distribution.filter(({ to }) => to !== '');
  return {
    issue: {
      ...(named.length === 0 ? {} : { distribution: [...named] }),
      ...(labelled.length === 0 ? {} : { lines: labelled }),
      ...(copies === undefined ? {} : { copies }),
    },
    blocks: blocks.length - start,
    others,
  };
}

/** A labelled line: subject words open the imprint; who edited the issue stands above it, or behind the recipients. */
function toLabelled(line: string, isBehind: boolean): NonNullable<Issue['lines']>[number] {
  const [, label = '', text = ''] = /^([^：:]+)[：:]\s*(.*)$/.exec(line) ?? [];
  const place = isBehind ? 'last' : /词$/.test(label.trim()) ? 'first' : 'above';
  return { label: label.replace(/\s/g, ''), text, place };
}

/** `报：… 送：… 发：…` on one line are three entries. */
function toEntries(line: string): { label: string; to: string }[] {
  const parts: string[] = [];
  for (const part of line.split(ENTRIES).filter((each) => each.trim() !== '')) {
    const before = parts.at(-1);
    // The blank in a label: 报　送：.
    if (before !== undefined && !/[：:]/.test(before)) parts[parts.length - 1] = before + part;
    else parts.push(part);
  }
  return parts.flatMap((part, index) => {
    const [, label = '', to = ''] = ENTRY.exec(part.trim()) ?? [];
    if (label === '') return [];
    // Splitting also removes a full stop between entries.
    const stop = index < parts.length - 1 && /。\s*$/.test(line.slice(0, line.indexOf(parts[index + 1] ?? ''))) ? '。' : '';
    return [{ label: label.replace(/\s/g, ''), to: to.trim() + stop }];
  });
}

/** Whether a line continues a wrapped distribution list: the entry is open, or the line lists offices. */
function isList(line: string, before: string): boolean {
  if (isImprintLine(line)) return false;
  if (/[，、；,]$/.test(before) || before === '') return true;
  return !/。$/.test(before) && /[、，；。]/.test(line) && !findDay(line);
}

/** First block of the imprint; known lines may have a few unknown short ones between and below them. */
function findStart(blocks: readonly Block[]): number {
  let start = blocks.length;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined) break;
    const lines = listLines(block);
    const isKnown = lines.length > 0 && lines.every((line) => isImprintLine(line) || (block.kind === 'table' && isIssuer(line)));
    const isSure = isKnown && lines.some((line) => !RULE.test(line) && !PAGE.test(line));
    if (isKnown) start = isSure ? at : start === at + 1 ? at : start;
    else if (lines.length !== 1 || !mayLieWithin(lines[0] ?? '', blocks, at) || start - at > GAP) break;
  }
  // A rule above the imprint belongs to it.
  while (start > 0 && start < blocks.length && listLines(blocks[start - 1] as Block).every((line) => RULE.test(line) || PAGE.test(line)))
    start -= 1;
  return start;
}

/** Whether an unknown line may belong to an imprint that starts above it. Never a sentence, an attribution or a marked line. */
function mayLieWithin(line: string, blocks: readonly Block[], at: number): boolean {
  if (/[）)】〕]$/.test(line) || /^[△▲▽▼◆◇●○■□★☆※【〔《\d]/.test(line) || line.length > 2 * SHORT) return false;
  const above = blocks.slice(Math.max(0, at - GAP), at).flatMap(listLines);
  const opened = above.findLastIndex(isEntry);
  if (opened === -1) return isIssuer(line) && above.some((each) => STAFF.test(each));
  const entry = above.slice(opened).join('');
  const isContinuation = !/。$/.test(entry) && (/[，、；,：:]$/.test(entry) || /^[^。！？]*(?:、[^。！？]*|[，；])?。?$/.test(line));
  if (isContinuation || (line.length <= SHORT && !/[。！？]/.test(line))) return true;
  // Below two or more entries no item follows: 欢迎投稿，来稿请寄县委办公室。
  return above.filter(isEntry).length > 1;
}

/** `云州县委办公室　2024年3月5日`: the issuing office and its date. */
function isIssuer(line: string): boolean {
  const day = findDay(line);
  return day !== null && looksLikeOffice(line.replace(day.written, '').replace(/[印发制\s]/g, ''));
}

/** Lists the lines of a block; for a table, which imprints often use, its rows. */
function listLines(block: Block): readonly string[] {
  const lines = block.kind === 'table' ? block.rows.map((row) => row.map(getText).join(' ')) : getText(block.pieces).split('\n');
  return lines.map((line) => normalizeLine(line.replace(/\s+/g, ' ').trim())).filter((line) => line !== '');
}

/** A line with a colon behind its label, and staff without brackets around them. */
function normalizeLine(line: string): string {
  if (isEntry(line) || line.length > LONGEST) return line;
  const [, staff = ''] = /^[（(【[]([^（）()【】[\]]+)[）)】\]]$/.exec(line) ?? [];
  if (STAFF.test(staff) || BARE_STAFF.test(staff)) return staff;
  return line.replace(BARE_ENTRY, '$1：').replace(BRACKETED_LABEL, '$1：').replace(BRACKETED_LIST, '$1：$2');
}
