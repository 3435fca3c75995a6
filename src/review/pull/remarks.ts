import { stringify } from 'yaml';
import type { ReviewRemark } from '../../model/remarks.ts';
import { replaceUnprintable } from '../../read/characters.ts';
import type { ReviewedComment } from './docx/reviewed.ts';

/** Characters kept of the words that a comment is attached to: enough to find the place. */
const MAX_QUOTED = 200;

/** Author of a comment without one. */
const ANONYMOUS = '未署名';

/** Converts a comment to a remark; null when it has no text. */
export function toRemark({ author, date, text, quoted }: ReviewedComment): ReviewRemark | null {
  const words = clean(text).trim();
  if (words === '') return null;
  const on = toOneLine(quoted);
  // Seconds and zone are optional.
  const [moment] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(date.trim()) ?? [];
  return {
    author: toOneLine(author) || ANONYMOUS,
    ...(moment === undefined ? {} : { date: moment }),
    ...(on === '' ? {} : { on: on.length > MAX_QUOTED ? `${on.slice(0, MAX_QUOTED).replace(/[\uD800-\uDBFF]$/, '')}…` : on }),
    text: words,
    done: false,
  };
}

/** Selects the remarks that are not recorded yet. A recorded one keeps its state. */
export function selectNewRemarks(known: readonly ReviewRemark[], found: readonly ReviewRemark[]): readonly ReviewRemark[] {
  const toKey = ({ author, date = '', on = '', text }: ReviewRemark) => JSON.stringify([author, date, on, text]);
  const keys = new Set(known.map(toKey));
  return found.filter((remark) => !keys.has(toKey(remark)) && keys.add(toKey(remark)));
}

/**
 * Formats remarks as YAML to append to a file of remarks, in the indent of its list.
 *
 * @param text the file's decoded text; empty when there is no file
 * @returns null when nothing can be appended, as the list is written in brackets
 */
export function formatRemarks(text: string, remarks: readonly ReviewRemark[]): string | null {
  const isNew = text.trim() === '';
  const [, indent] = isNew ? ['', '  '] : (/^(?:批注|remarks):[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*([ \t]*)- /m.exec(text) ?? []);
  if (indent === undefined) return null;
  const entries = remarks.map(({ author, date, on, text: words }) => {
    const entry = {
      批注人: author,
      ...(date === undefined ? {} : { 日期: date }),
      ...(on === undefined ? {} : { 原文: on }),
      批注内容: words,
    };
    const lines = `${stringify(entry, { lineWidth: 0 })}已处理: 否`.split('\n');
    return lines.map((line, at) => (line === '' ? '' : `${indent}${at === 0 ? '- ' : '  '}${line}`)).join('\n');
  });
  const head = isNew ? '批注:\n' : text.endsWith('\n') ? '' : '\n';
  return `${head}${entries.join('\n')}\n`;
}

function toOneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** Removes characters that the program's files must not contain. */
function clean(text: string): string {
  return replaceUnprintable(text.replace(/\r\n?/g, '\n').replace(/[\u2028\u2029\ufffc]/g, ' '));
}
