/** How much text around a word is segmented, in characters. */
const CONTEXT = 10;

/** Words of one character that stand alone in any sentence. */
const ALONE = /^[的地得在了着过是有和与及或等对向从到至为被把将由以于中上下内外前后不也都又再更最就并而且各其这那要让使每按可能会应]$/;

let segmenter: Intl.Segmenter | undefined;

/**
 * Whether characters are the end of one word and the beginning of another, by the dictionary of ICU: 构建|全方位, 整治|金融. Slow; for words that
 * were found, not for every word.
 */
export function straddlesWords(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - CONTEXT);
  for (const { segment, index } of segmentWords(text.slice(from, end + CONTEXT))) {
    const [first, last] = [from + index, from + index + segment.length];
    if (first >= end) return false;
    if (last <= start || (first >= start && last <= end) || segment.length === 1) continue;
    // 座落在 is in the dictionary as a whole.
    const isWhole = first <= start && last >= end && ALONE.test(text.slice(first, start) + text.slice(end, last));
    if (!isWhole) return true;
  }
  return false;
}

/**
 * Whether a text falls into fewer words with other characters in a place: 学校坐落在 does, as 座落 is no word, and so 落在 is found in it; 整治金融 with
 * 冶金 in it does not.
 */
export function readsBetter(text: string, start: number, end: number, other: string): boolean {
  const [before, after] = [text.slice(Math.max(0, start - CONTEXT), start), text.slice(end, end + CONTEXT)];
  return countScraps(before + other + after) < countScraps(before + text.slice(start, end) + after);
}

/** Whether characters are whole words, or the end of one. */
export function endsWord(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - CONTEXT);
  return [...segmentWords(text.slice(from, end + CONTEXT))].some(({ segment, index }) => from + index + segment.length === end);
}

/** Whether characters are one word of the dictionary. */
export function standsAsWord(characters: string): boolean {
  return [...segmentWords(characters)].length === 1;
}

/** Words, and again those of one character that hardly stand alone. */
function countScraps(text: string): number {
  let count = 0;
  for (const { segment } of segmentWords(text))
    count += segment.length === 1 && /[\u4e00-\u9fff]/.test(segment) && !ALONE.test(segment) ? 2 : 1;
  return count;
}

function segmentWords(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmenter.segment(text);
}
