import * as z from './zod.ts';

/** Level of a rule: off, or the severity of its findings. */
export const levelNames = ['off', 'note', 'warning', 'error'] as const;
export type Level = (typeof levelNames)[number];

/** Levels in Chinese. */
const chineseLevels: Readonly<Record<string, Level>> = { 关闭: 'off', 提示: 'note', 警告: 'warning', 错误: 'error' };

/** Schema of a level, in either language. */
export const level = () =>
  z.pipe(
    z.enum([...levelNames, ...Object.keys(chineseLevels)]),
    z.transform((name): Level => chineseLevels[name] ?? (name as Level)),
  );

/** Schema of levels by rule code. */
export const levels = () => z._default(z.record(z.string(), level()), {});
