/** 2021-09-05 → 2021年9月5日: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.1). */
export function formatChineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Name of a corrected edition; null for the first edition, number 1. */
export function formatRevision(revision: number | undefined): string | null {
  if (revision === undefined || revision < 2) return null;
  return revision === 2 ? '修订版' : `修订第${revision}版`;
}

/** Adds a full stop unless the text already ends with a sentence-ending mark, also inside ” or ）. */
export function closeSentence(text: string): string {
  return /[。！？…；：!?][”’』」）》]*$/u.test(text) ? text : `${text}。`;
}

/** Removes the full stop that an author may have typed after a title. */
export function stripFullStop(text: string): string {
  return text.replace(/。+$/u, '');
}
