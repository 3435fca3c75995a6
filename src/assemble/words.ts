/** 2021-09-05 → 2021年9月5日: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.1). */
export function formatChineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** What an issue that was printed before is called; null for the first, which is number 1. */
export function formatRevision(revision: number | undefined): string | null {
  if (revision === undefined || revision < 2) return null;
  return revision === 2 ? '修订版' : `修订第${revision}版`;
}

/** A text as a sentence: a full stop is set unless it closes with a mark that ends a sentence already, also inside ” or ）. */
export function closeSentence(text: string): string {
  return /[。！？…；：!?][”’』」）》]*$/u.test(text) ? text : `${text}。`;
}

/** The opposite: a text as a title, without the full stop its author may have typed. */
export function stripFullStop(text: string): string {
  return text.replace(/。+$/u, '');
}
