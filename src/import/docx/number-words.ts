/** Formats a number in one of Word's number formats (ISO/IEC 29500-1, 17.18.59). Formats that Chinese documents do not use give digits. */
export function formatNumber(format: string, number: number): string {
  return formats[format]?.(number) ?? String(number);
}

const formats: Readonly<Record<string, (number: number) => string>> = {
  none: () => '',
  decimalZero: (number) => String(number).padStart(2, '0'),
  decimalFullWidth: formatFullWidth,
  decimalFullWidth2: formatFullWidth,
  decimalEnclosedCircle: (number) => formatEnclosed(number, 0x2460, 20),
  decimalEnclosedCircleChinese: (number) => formatEnclosed(number, 0x2460, 20),
  decimalEnclosedParen: (number) => formatEnclosed(number, 0x2474, 20),
  decimalEnclosedFullstop: (number) => formatEnclosed(number, 0x2488, 20),
  chineseCounting: formatChinese,
  chineseCountingThousand: formatChinese,
  japaneseCounting: formatChinese,
  taiwaneseCounting: formatChinese,
  taiwaneseCountingThousand: formatChinese,
  ideographDigital: formatDigits,
  taiwaneseDigital: formatDigits,
  japaneseDigitalTenThousand: formatDigits,
  chineseLegalSimplified: (number) => [...formatChinese(number)].map((character) => LEGAL[character] ?? character).join(''),
  ideographTraditional: (number) => '甲乙丙丁戊己庚辛壬癸'[number - 1] ?? String(number),
  ideographZodiac: (number) => '子丑寅卯辰巳午未申酉戌亥'[number - 1] ?? String(number),
  ideographEnclosedCircle: (number) => formatEnclosed(number, 0x3280, 10),
  upperLetter: (number) => formatLetter(number),
  lowerLetter: (number) => formatLetter(number).toLowerCase(),
  upperRoman: (number) => formatRoman(number),
  lowerRoman: (number) => formatRoman(number).toLowerCase(),
};

const LEGAL: Readonly<Record<string, string>> = {
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};

/** 一, 十, 十一, 二十, 一百零五; digits from 10,000. */
function formatChinese(number: number): string {
  if (number <= 0 || number >= 10_000) return String(number);
  const figures = [...String(number)].map(Number);
  let words = '';
  let gap = false;
  for (const [index, figure] of figures.entries()) {
    const unit = '千百十'.charAt(index + 4 - figures.length);
    if (figure === 0) gap = true;
    else {
      words += (gap ? '零' : '') + '零一二三四五六七八九'[figure] + unit;
      gap = false;
    }
  }
  return words.replace(/^一十/, '十');
}

function formatDigits(number: number): string {
  return [...String(number)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
}

function formatFullWidth(number: number): string {
  return [...String(number)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

function formatEnclosed(number: number, base: number, last: number): string {
  return number >= 1 && number <= last ? String.fromCodePoint(base + number - 1) : String(number);
}

/** A … Z, AA, BB … */
function formatLetter(number: number): string {
  if (number < 1 || number > 26 * 10) return String(number);
  return String.fromCodePoint(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const ROMAN: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function formatRoman(number: number): string {
  if (number < 1 || number > 3_999) return String(number);
  let rest = number;
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  }).join('');
}
