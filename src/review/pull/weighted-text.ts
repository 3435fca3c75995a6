/** How a character is set: bold, in the face of a run-in title (not bold), or neither. */
export type Weight = 'bold' | 'title' | 'plain';

/** Text with the weight of each of its UTF-16 code units. */
export interface WeightedText {
  readonly text: string;
  readonly weights: readonly Weight[];
}

export function slice({ text, weights }: WeightedText, start: number, end?: number): WeightedText {
  return { text: text.slice(start, end), weights: weights.slice(start, end) };
}

/** Concatenates texts; the separators between them are plain. */
export function join(parts: readonly WeightedText[], separator = ''): WeightedText {
  const gap = toPlain(separator).weights;
  return {
    text: parts.map(({ text }) => text).join(separator),
    weights: parts.flatMap(({ weights }, index) => (index === 0 ? weights : [...gap, ...weights])),
  };
}

export function toPlain(text: string): WeightedText {
  return { text, weights: new Array<Weight>(text.length).fill('plain') };
}

/** Removes white space at the chosen ends. */
export function trim(words: WeightedText, ends: { readonly start: boolean; readonly end: boolean }): WeightedText {
  const { text } = words;
  const start = ends.start ? text.length - text.trimStart().length : 0;
  const end = ends.end ? text.trimEnd().length : text.length;
  return slice(words, start, Math.max(start, end));
}

/** Whether a text begins bold. */
export function startsBold({ weights }: Pick<WeightedText, 'weights'>): boolean {
  return weights[0] === 'bold';
}
