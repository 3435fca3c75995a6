/** Region codes of GB/T 2260, 83 for residents from Taiwan, 9… for foreigners' residence permits. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-3])/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether 18 characters have the shape of an identity card number: region and date of birth (GB 11643-1999). */
export function isIdentityShaped(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !REGION.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2099 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether 18 characters form an identity card number, check character included (GB 11643-1999). */
export function isIdentity(number: string): boolean {
  if (!isIdentityShaped(number)) return false;
  const sum = WEIGHTS.reduce((before, weight, index) => before + weight * Number(number[index]), 0);
  return CHECKS[sum % 11] === number[17];
}

/** Prefixes and lengths of card numbers: UnionPay, older Chinese issuers, Visa, Mastercard, JCB. */
const CARD = /^(?:62\d{14,17}|(?:60|95[58]|98|43[56]|45|69|90)\d{17}|4\d{15}|5[1-5]\d{14}|35\d{14})$/;

/** Whether a number is a bank card number: prefix, length and Luhn check digit (ISO/IEC 7812-1, annex B). */
export function isBankCard(number: string): boolean {
  if (!CARD.test(number)) return false;
  const sum = [...number].reverse().reduce((before, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return before + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
