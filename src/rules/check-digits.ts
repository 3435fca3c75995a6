/** The provinces and the like of GB/T 2260, and 83 for residents from Taiwan; 9… is a foreigner's residence permit. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-3])/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether a number of 18 characters is that of an identity card: place, day of birth and check character as GB 11643-1999 has them. */
export function isIdentity(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !REGION.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (year < 1900 || year > 2099 || !exists) return false;
  const sum = WEIGHTS.reduce((before, weight, index) => before + weight * Number(number[index]), 0);
  return CHECKS[sum % 11] === number[17];
}

/** How card numbers begin and how long they are: UnionPay, the older ones of Chinese banks, Visa, Mastercard, JCB. */
const CARD = /^(?:62\d{14,17}|(?:60|95[58]|98|43[56]|45|69|90)\d{17}|4\d{15}|5[1-5]\d{14}|35\d{14})$/;

/** Whether a number is that of a bank card: beginning, length and the check digit of Luhn (ISO/IEC 7812-1, annex B). */
export function isBankCard(number: string): boolean {
  if (!CARD.test(number)) return false;
  const sum = [...number].reverse().reduce((before, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return before + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
