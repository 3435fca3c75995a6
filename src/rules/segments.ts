/** How much text around a word is segmented, in characters. */
const CONTEXT = 10;

let segmenter: Intl.Segmenter | undefined;

/**
 * Whether characters are the end of one word and the beginning of another, by the dictionary of ICU: 构建|全方位, 整治|金融. Slow; for words that
 * were found, not for every word.
 */
export function straddlesWords(text: string, start: number, end: number): boolean {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const from = Math.max(0, start - CONTEXT);
  for (const { segment, index } of segmenter.segment(text.slice(from, end + CONTEXT))) {
    const [first, last] = [from + index, from + index + segment.length];
    if (first >= end) return false;
    if (last > start && (first < start || last > end) && segment.length > 1) return true;
  }
  return false;
}
