import { readMeasure, readMeasureBefore } from './measures.ts';

const SIGNS = '%‰％℃°';
const SCALES = '万亿千百';
const LATIN_AFTER = /^(?:mg|kg|km|kW|kV|cm|mm|mL|ml|MW|min|m|g|t|L|h|s)(?![A-Za-z])/;
const LATIN_BEFORE = /(?:mg|kg|km|kW|kV|cm|mm|mL|ml|MW|min|m|g|t|L|h|s)$/;

/** Reads the unit after a number: 名, 万元, %, kg; empty if there is none. */
export function readUnit(text: string, at: number): string {
  const first = text.charAt(at);
  const measure = readMeasure(text, at);
  if (first === '' || measure !== '') return measure;
  if (SIGNS.includes(first)) return first;
  const next = readMeasure(text, at + 1);
  // 5万 and 5万元, but 5千 and 5百 only with a measure word.
  if (SCALES.includes(first)) return next === '' && !/[万亿]/.test(first) ? '' : first + next;
  // 10余人
  if (/[余多]/.test(first)) return next === '' ? '' : first;
  return LATIN_AFTER.exec(text.slice(at))?.[0] ?? '';
}

/** Reads the unit at the end of a text; empty if there is none. */
export function readUnitBefore(text: string): string {
  const last = text.at(-1) ?? '';
  if (last === '' || /\d/.test(last)) return '';
  if (SIGNS.includes(last) || SCALES.includes(last)) return last;
  const unit = LATIN_BEFORE.exec(text)?.[0] ?? readMeasureBefore(text, text.length);
  const scale = text.at(-unit.length - 1) ?? '';
  return unit !== '' && scale !== '' && SCALES.includes(scale) ? scale + unit : unit;
}
