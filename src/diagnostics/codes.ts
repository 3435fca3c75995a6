import type { Definition } from './define.ts';
import { readingCodes } from './reading.ts';
import { ruleCodes } from './rule-codes.ts';
import { settingCodes } from './setting.ts';
import { statsCodes } from './stats-codes.ts';
import { templateCodes } from './template-codes.ts';

/**
 * The one list of every code. A code names the healthy state (`source-known`), so that a report reads as what should hold and does not.
 * Codes stand grouped by the phase that reports them; add a code to its group's file.
 */
export const codes = { ...readingCodes, ...ruleCodes, ...settingCodes, ...statsCodes, ...templateCodes } as const;

export type Code = keyof typeof codes;

/** The facts a code's sentences are made of. */
export type Arguments<C extends Code> = (typeof codes)[C] extends Definition<infer A> ? A : never;
