import * as z from './zod.ts';

/** How a rule is taken: not at all, or with a severity. */
export const levelNames = ['off', 'note', 'warning', 'error'] as const;
export type Level = (typeof levelNames)[number];

/** Levels as a Chinese editor writes them. */
const chineseLevels: Readonly<Record<string, Level>> = { 关闭: 'off', 提示: 'note', 警告: 'warning', 错误: 'error' };

/** A level of a rule, in either language. */
export const level = () =>
  z.enum([...levelNames, ...Object.keys(chineseLevels)]).transform((name): Level => chineseLevels[name] ?? (name as Level));

/** Levels by the code of the rule. */
export const levels = () => z.record(z.string(), level()).default({});
