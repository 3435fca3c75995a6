import type { Span } from '../model/passage.ts';
import { MEASURE } from './measures.ts';

/** A whole number of four figures and more. */
export interface LongNumber extends Span {
  readonly digits: number;
  /** Whether commas part its thousands: 3,700. */
  readonly parted: boolean;
  /** The same written the other way. */
  readonly other: string;
}

const PARTED = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g;
/** Of numbers without commas only those that count something: others may be years, codes, telephones. */
const WHOLE = new RegExp(`(?<![\\d.,A-Za-z〔第/-])\\d{4,9}(?=(?:\\.\\d+)?[万亿]?[余多]?(?![年号])${MEASURE})`, 'g');

/** The long whole numbers of a text. */
export function longNumbersIn(text: string): LongNumber[] {
  const parted = [...text.matchAll(PARTED)].map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    digits: number.replaceAll(',', '').length,
    parted: true,
    other: number.replaceAll(',', ''),
  }));
  const whole = [...text.matchAll(WHOLE)].map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    digits: number.length,
    parted: false,
    other: number.replace(/\B(?=(?:\d{3})+$)/g, ','),
  }));
  return [...parted, ...whole].sort((one, other) => one.start - other.start);
}
