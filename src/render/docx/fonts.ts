import type { FaceRole } from '../../model/layout.ts';
import { element } from './element.ts';

/** Name of the font of each role as Word and WPS list it, and 宋体 for the page number. Fonts are named, never embedded. */
export type FontNames = Readonly<Record<FaceRole | 'song', string>>;

/** The fonts every office that follows GB/T 9704 has installed. */
export const defaultFontNames: FontNames = {
  xiaobiaosong: '方正小标宋简体',
  fangsong: '仿宋_GB2312',
  heiti: '黑体',
  kaiti: '楷体_GB2312',
  song: '宋体',
  latin: 'Times New Roman',
};

/**
 * The fonts of a style: hanzi in the font of a role, letters and digits in the Latin face. All four kinds of script are named, because
 * one that is not falls back to the document's theme, and a theme's font is what WPS reports as 缺失字体.
 */
export function fontsOf(names: FontNames, role: FaceRole | 'song', latin: string = names.latin) {
  return element('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': names[role], 'w:cs': latin, 'w:hint': 'eastAsia' });
}
