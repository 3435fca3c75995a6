import { expect, it } from 'vitest';
import { formatNumber } from '../../src/import/docx/number-words.ts';
import { toUnicodeSymbol } from '../../src/import/docx/symbols.ts';

// Numbers as Word prints them in these formats (ISO/IEC 29500-1, 17.18.59).
it.each([
  ['none', 3, ''],
  ['decimal', 3, '3'],
  ['decimalZero', 3, '03'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalEnclosedCircle', 1, '①'],
  ['decimalEnclosedCircleChinese', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '21'],
  ['decimalEnclosedParen', 2, '⑵'],
  ['decimalEnclosedFullstop', 3, '⒊'],
  ['chineseCounting', 10, '十'],
  ['chineseCountingThousand', 21, '二十一'],
  ['chineseCountingThousand', 105, '一百零五'],
  ['japaneseCounting', 110, '一百一十'],
  ['taiwaneseCounting', 1005, '一千零五'],
  ['chineseCounting', 10_000, '10000'],
  ['chineseCounting', 0, '0'],
  ['ideographDigital', 20, '二〇'],
  ['chineseLegalSimplified', 12, '拾贰'],
  ['chineseLegalSimplified', 105, '壹佰零伍'],
  ['ideographTraditional', 3, '丙'],
  ['ideographTraditional', 11, '11'],
  ['ideographZodiac', 12, '亥'],
  ['ideographZodiac', 13, '13'],
  ['ideographEnclosedCircle', 1, '㊀'],
  ['upperLetter', 2, 'B'],
  ['lowerLetter', 28, 'bb'],
  ['upperLetter', 0, '0'],
  ['upperRoman', 4, 'IV'],
  ['lowerRoman', 1998, 'mcmxcviii'],
  ['upperRoman', 4000, '4000'],
  ['somethingNew', 7, '7'],
])('%s of %d is %s', (format, number, text) => {
  expect(formatNumber(format, number)).toBe(text);
});

it.each([
  ['Wingdings', 'F0FC', '√'],
  ['Wingdings 2', 'F052', '☑'],
  ['Symbol', 'F0B1', '±'],
  ['Wingdings', 'F001', null],
  ['宋体', '2605', '★'],
  ['宋体', 'E000', null],
  ['宋体', '0007', null],
  ['宋体', 'D800', null],
  ['宋体', '1F600', null],
  ['宋体', 'no', null],
])('the symbol %s %s is %s', (font, code, sign) => {
  expect(toUnicodeSymbol(font, code)).toBe(sign);
});
