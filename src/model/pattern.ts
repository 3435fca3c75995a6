import * as z from './zod.ts';

/** Words in a pattern that are replaced when it is printed, in English and Chinese. */
export const patternNames = {
  number: '期号',
  year: '年',
  school_year: '学年',
  publisher: '编印单位',
  date: '日期',
} as const;

export type PatternName = keyof typeof patternNames;

/** All placeholders as an author writes them: {number}, {期号}. */
export const placeholderNames: readonly string[] = Object.entries(patternNames).flatMap(([name, zh]) => [`{${zh}}`, `{${name}}`]);

const PLACEHOLDER = /\{[^{}]*\}?|\}/g;

/** A line with placeholders, such as 第{期号}期 or 主办：{编印单位}. */
export const pattern = () =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.refine((value) => !/[\r\n]/.test(value), { params: { code: 'one-line' } }),
    z.refine((value) => (value.match(PLACEHOLDER) ?? []).every((name) => placeholderNames.includes(name)), { params: { code: 'pattern' } }),
  );

/** Fills a pattern. */
export function fillPattern(text: string, values: Readonly<Record<PatternName, string>>): string {
  return (Object.keys(patternNames) as PatternName[]).reduce(
    (filled, name) => filled.replaceAll(`{${name}}`, values[name]).replaceAll(`{${patternNames[name]}}`, values[name]),
    text,
  );
}

/** The school-year of a day, which begins in September: 2025—2026. */
export function formatSchoolYear(iso: string): string {
  const first = findSchoolYear(iso);
  return `${first}—${first + 1}`;
}

/** The year in which the school-year of a day began. */
export function findSchoolYear(iso: string): number {
  const [year = 0, month = 0] = iso.split('-').map(Number);
  return month >= 9 ? year : year - 1;
}
