import { stringify } from 'yaml';
import type { ReviewRemark } from '../../model/remarks.ts';
import { replaceUnprintable } from '../../read/characters.ts';
import type { ReviewedComment } from './docx/read.ts';

/** Characters of the words a comment is attached to that are kept: enough to find the place. */
const QUOTED = 200;

/** What a person is called who gave no name to the word processor. */
const NOBODY = '未署名';

/** A comment as a remark; null for one without words. */
export function remarkOf({ author, date, text, quoted }: ReviewedComment): ReviewRemark | null {
  const words = clean(text).trim();
  if (words === '') return null;
  const on = clean(quoted).replace(/\s+/g, ' ').trim();
  // Without seconds or a zone it is still a day and a time.
  const [moment] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(date.trim()) ?? [];
  return {
    author: clean(author).replace(/\s+/g, ' ').trim() || NOBODY,
    ...(moment === undefined ? {} : { date: moment }),
    ...(on === '' ? {} : { on: on.length > QUOTED ? `${on.slice(0, QUOTED).replace(/[\uD800-\uDBFF]$/, '')}…` : on }),
    text: words,
    done: false,
  };
}

/** Those that are not kept yet. A remark that was seen to stays so. */
export function newRemarks(known: readonly ReviewRemark[], found: readonly ReviewRemark[]): readonly ReviewRemark[] {
  const key = ({ author, date = '', on = '', text }: ReviewRemark) => JSON.stringify([author, date, on, text]);
  const keys = new Set(known.map(key));
  return found.filter((remark) => !keys.has(key(remark)) && keys.add(key(remark)));
}

/**
 * What is to be added at the end of a file of remarks for more of them, none of them seen to yet: all that was written stays as it is.
 *
 * @param text the file as it is, decoded; empty when there is none
 * @returns null when they cannot be added there, as the list is written in brackets
 */
export function moreRemarks(text: string, remarks: readonly ReviewRemark[]): string | null {
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
    const yaml = `${stringify(entry, { lineWidth: 0 })}已处理: 否`;
    return yaml
      .split('\n')
      .map((line, at) => (line === '' ? '' : `${indent}${at === 0 ? '- ' : '  '}${line}`))
      .join('\n');
  });
  const head = isNew ? '批注:\n' : text.endsWith('\n') ? '' : '\n';
  return `${head}${entries.join('\n')}\n`;
}

/** A text without characters that no file of ours may hold. */
function clean(text: string): string {
  return replaceUnprintable(text.replace(/\r\n?/g, '\n').replace(/[\u2028\u2029\ufffc]/g, ' '));
}
