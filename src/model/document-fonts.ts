import type { FaceRole } from './layout.ts';

/** Font name of each role as Word and WPS list it. Documents name fonts and never embed them. */
export type FontNames = Readonly<Record<FaceRole, string>>;

/** Fonts installed in every office that follows GB/T 9704. */
export const defaultFontNames: FontNames = {
  xiaobiaosong: '方正小标宋简体',
  fangsong: '仿宋_GB2312',
  heiti: '黑体',
  kaiti: '楷体_GB2312',
  song: '宋体',
  latin: 'Times New Roman',
};

/**
 * The font that Word uses where the one of a role is not installed: one that ships with Windows or Word. A single name: Word reads a list as
 * one name (MS-OI29500 2.1.262).
 */
export const wordSubstitutes: Readonly<Partial<Record<FaceRole, string>>> = {
  xiaobiaosong: '华文中宋',
  fangsong: '仿宋',
  heiti: 'SimHei',
  kaiti: '楷体',
  song: 'SimSun',
};
