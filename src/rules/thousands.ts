import type { Span } from '../model/passage.ts';
import { readMeasure } from './measures.ts';

/** A whole number of four digits or more. */
export interface LongNumber extends Span {
  readonly digits: number;
  /** Whether it has thousands separators: 3,700. */
  readonly parted: boolean;
  /** The same number in the other form. */
  readonly other: string;
}

const PARTED = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g;
/** Numbers without separators count only if they count something; others may be years, codes, telephones. */
const WHOLE = /(?<![\d.,A-Za-z〔第/-])(\d{4,9})(?![\d,])(?:\.\d+)?[万亿]?[余多]?/g;

/** Finds long whole numbers. */
export function findLongNumbers(text: string): LongNumber[] {
  const parted = [...text.matchAll(PARTED)].map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    digits: number.replaceAll(',', '').length,
    parted: true,
    other: number.replaceAll(',', ''),
  }));
  const whole = [...text.matchAll(WHOLE)].flatMap(({ 0: found, 1: number = '', index }) => {
    if (/^[年号]?$/.test(readMeasure(text, index + found.length))) return [];
    const other = number.replace(/\B(?=(?:\d{3})+$)/g, ',');
    return [{ start: index, end: index + number.length, digits: number.length, parted: false, other }];
  });
  return [...parted, ...whole].sort((one, other) => one.start - other.start);
}
