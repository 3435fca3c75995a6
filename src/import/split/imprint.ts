import type { Issue } from '../../model/issue.ts';
import type { DistributionEntry } from '../../model/publication.ts';
import { type Block, getText } from '../document.ts';

/** What the imprint of a printed issue says, and how many blocks at the end of the text it takes. */
export interface ImprintFound {
  readonly issue: Pick<Partial<Issue>, 'distribution' | 'copies'>;
  readonly blocks: number;
  /** Lines of it that say nothing an issue keeps: the issuing office and its day. */
  readonly others: readonly string[];
}

/** Labels of the distribution, letter-spaced or not. */
const ENTRY = /^((?:主\s*)?报|(?:主\s*)?送|抄\s*[报送]|报\s*、\s*送|分?\s*发)\s*[：:]\s*(.+)$/s;
const COPIES = /[（(]?\s*共\s*印\s*(\d{1,6})\s*份\s*[）)]?/;
const ISSUED = /\d\s*日\s*印\s*[发制]|^(?:责任编辑|编辑|校对|打印|电话|联系电话|地址|邮箱|印发)\s*[：:]/;

/** Reads the imprint: the lines at the end that say to whom the issue goes, how many were printed and who issued it. */
export function readImprint(blocks: readonly Block[]): ImprintFound {
  const distribution: DistributionEntry[] = [];
  const others: string[] = [];
  let copies: number | undefined;
  let count = 0;
  for (const block of [...blocks].reverse()) {
    const lines = linesOf(block);
    const known = lines.every((line) => ENTRY.test(line) || COPIES.test(line) || ISSUED.test(line));
    if (lines.length === 0 || !known) break;
    for (const line of [...lines].reverse()) {
      const [, label = '', to = ''] = ENTRY.exec(line) ?? [];
      const printed = COPIES.exec(line);
      if (printed !== null) copies = Number(printed[1]);
      if (label !== '') distribution.push({ label: label.replace(/\s/g, ''), to: to.replace(COPIES, '').replace(/\s+/g, ' ').trim() });
      else if (line.replace(COPIES, '').trim() !== '') others.push(line);
    }
    count += 1;
  }
  return {
    issue: { ...(distribution.length === 0 ? {} : { distribution: distribution.reverse() }), ...(copies === undefined ? {} : { copies }) },
    blocks: count,
    others: others.reverse(),
  };
}

/** The lines of a block; the rows of a table, which imprints are often set in. */
function linesOf(block: Block): readonly string[] {
  const lines = block.kind === 'table' ? block.rows.map((row) => row.map(getText).join(' ')) : getText(block.pieces).split('\n');
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '' && !/^[—―─━_=-]+$/.test(line));
}
