import { findDayInName } from './dates.ts';
import { resolveSource } from './offices.ts';
import type { Clue, Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

/** Numbers before a file's name, and version words after it. */
const PREFIX = /^\s*(?:[（(]?\d{1,3}[）)]?\s*[-_.、．]\s*)+|^\s*\d{1,3}\s+/;
const SUFFIX = /(?:[-_—\s]*(?:[（(【[]?(?:定稿|终稿|最终稿?|修改稿?|改|初稿|送审稿|报送稿|副本|复件|新|v\d+|\d{1,2})[）)】\]]?))+$/i;

/** Reads `岳西县委组织部-标题 2021.9.10.docx`. Source and date count as certain; a title is only a guess. */
export const fileName: Recogniser = (subject) => {
  const day = findDayInName(subject.fileName);
  const bare = (day === null ? subject.fileName : subject.fileName.replace(day.written, ' ')).replace(PREFIX, '').replace(SUFFIX, '');
  const parts = bare.split(/[-_—–\s+：:·【】[\]（）()]+/).filter((part) => part !== '');
  const named = findSourceIn(parts, bare, subject);
  const words = parts.filter((part) => part !== named?.part && part.length >= 4).sort((one, other) => other.length - one.length)[0];
  const clues: Clue[] = [];
  if (named !== null)
    clues.push(...toSourceClues({ offices: [{ written: named.part, source: named.source }], persons: [] }, 'file-name', subject));
  if (day !== null) clues.push({ field: 'date', value: day.iso, origin: 'file-name', sure: true });
  if (words !== undefined && /\p{Script=Han}/u.test(words)) clues.push({ field: 'title', value: words, origin: 'file-name', sure: false });
  return { clues };
};

function findSourceIn(
  parts: readonly string[],
  whole: string,
  { publication }: Subject,
): { readonly part: string; readonly source: string } | null {
  for (const part of [whole.trim(), ...parts]) {
    const source = resolveSource(part, publication);
    if (source !== null) return { part, source };
  }
  return null;
}
