import { stringify } from 'yaml';
import type { Statistics } from '../figures.ts';
import { listRows } from './columns.ts';
import type { Output } from './output.ts';
import { formatPercent, formatPeriod } from './words.ts';

/**
 * A notice (采用情况通报) as an item of the next issue: front matter, one paragraph, and a table of the sources in protocol order. Always in
 * Chinese, since it is printed.
 */
export const asItem: Output = (statistics, { item: { title, source, category, date } }) => {
  const front = stringify({ 标题: title, 来源: source, 类别: category, 日期: date }, { lineWidth: 0 });
  return `---\n${front}---\n\n${writeOpening(statistics)}\n\n${writeTable(statistics)}`;
};

/** The default title. */
export function formatNoticeTitle({ period }: Statistics): string {
  return `${formatPeriod(period).zh}信息采用情况通报`;
}

function writeOpening({ publication, period, before, group, issues, total, joint }: Statistics): string {
  const { submitted, used, rate, change } = total;
  const received =
    submitted === 0 ? '没有收到信息' : `收到${group ?? '各单位'}报送信息${submitted}篇，采用${used}篇，采用率${formatPercent(rate)}`;
  const compared = change === null ? '' : `，采用数${writeComparison(change.used, formatPeriod(before).zh)}`;
  const together = joint === 0 ? '' : `联合报送的${joint}篇，各单位分别计数，合计只计一次。`;
  const words = `${formatPeriod(period).zh}，《${publication}》共编发${issues.period}期，${received}${compared}。${together}各单位采用情况如下：`;
  return escapeMarkdown(words);
}

function writeComparison(difference: number, before: string): string {
  return difference === 0 ? `与${before}持平` : `比${before}${difference > 0 ? '增加' : '减少'}${Math.abs(difference)}篇`;
}

function writeTable(statistics: Statistics): string {
  const rows = listRows(statistics, 'zh').map(({ name, submitted, used, rate, points, rank }) => {
    const cells = [escapeMarkdown(name), submitted, used, formatPercent(rate), points, rank ?? '—'];
    return rank === null ? cells.map((cell) => `**${cell}**`) : cells;
  });
  return [['单位', '报送', '采用', '采用率', '得分', '名次'], [':--', '--:', '--:', '--:', '--:', '--:'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** Escapes text for Markdown: every ASCII punctuation mark can take a backslash (CommonMark, 2.4). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}
