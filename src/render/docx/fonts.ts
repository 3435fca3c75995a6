import { defaultFontNames, type FontNames, wordSubstitutes } from '../../model/document-fonts.ts';
import type { FaceRole } from '../../model/layout.ts';
import { makeElement } from './element.ts';

export { defaultFontNames, type FontNames };

/**
 * Fonts of a style: hanzi in the role's font, letters and digits in the Latin font. All four script slots are set, because an empty one
 * falls back to the document theme, whose font WPS reports as 缺失字体.
 */
export function makeFonts(names: FontNames, role: FaceRole, latin: string = names.latin) {
  return makeElement('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': names[role], 'w:cs': latin, 'w:hint': 'eastAsia' });
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** What Word goes by where a font is not installed. */
interface Description {
  /** Character set of the font, hexadecimal: 86 is GB2312, 00 is ANSI. */
  readonly charset: '86' | '00';
  readonly family: 'roman' | 'modern' | 'auto';
  readonly pitch: 'fixed' | 'variable';
}

const DESCRIPTIONS: Readonly<Record<keyof FontNames, Description>> = {
  xiaobiaosong: { charset: '86', family: 'auto', pitch: 'variable' },
  fangsong: { charset: '86', family: 'modern', pitch: 'fixed' },
  heiti: { charset: '86', family: 'modern', pitch: 'fixed' },
  kaiti: { charset: '86', family: 'modern', pitch: 'fixed' },
  song: { charset: '86', family: 'auto', pitch: 'variable' },
  latin: { charset: '00', family: 'roman', pitch: 'variable' },
};

/**
 * Formats word/fontTable.xml, which names a substitute for each font (ECMA-376-1 17.8.3). Windows has 仿宋 and 楷体 but not the GB2312 fonts
 * that offices add to it, and nothing else tells Word to use them. LibreOffice does not read this part.
 */
export function formatFontTable(names: FontNames): string {
  const roles = Object.keys(DESCRIPTIONS) as (keyof FontNames)[];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${W}">${roles.map((role) => formatFont(names[role], wordSubstitutes[role], DESCRIPTIONS[role])).join('')}</w:fonts>`;
}

function formatFont(name: string, alternative: string | undefined, { charset, family, pitch }: Description): string {
  const instead = alternative === undefined ? '' : `<w:altName w:val="${alternative}"/>`;
  return `<w:font w:name="${escapeAttribute(name)}">${instead}<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
