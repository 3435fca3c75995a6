/** A number that is written in digits or hanzi (12, １２, 十二, 一百零五); undefined for nought in hanzi, which counts nothing. */
export function parseNumber(written: string): number | undefined {
  const digits = written.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d{1,6}$/.test(digits)) return Number(digits);
  let total = 0;
  let figure = 0;
  for (const character of written) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit !== undefined) {
      total += (figure === 0 ? 1 : figure) * unit;
      figure = 0;
    } else figure = '零一二三四五六七八九'.indexOf(character);
  }
  return total + figure === 0 ? undefined : total + figure;
}
