import { ILLEGAL_IN_XML } from '../xml-characters.ts';

/** Children of an element: markup that is written already. */
export type Markup = string & { readonly markup: true };

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes an element of OFD. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly (Markup | null)[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? formatNumber(value) : String(value))}"`)
    .join('');
  const inner = children.filter((child) => child !== null).join('');
  return (inner === '' ? `<ofd:${name}${written}/>` : `<ofd:${name}${written}>${inner}</ofd:${name}>`) as Markup;
}

/** Writes an element that holds text. */
export function textElement(name: string, text: string | number, attributes: Attributes = {}): Markup {
  return element(name, attributes, escapeText(typeof text === 'number' ? formatNumber(text) : text) as Markup);
}

/** Writes an element that holds others; null when it would be empty. */
export function listElement(name: string, children: readonly Markup[]): Markup | null {
  return children.length === 0 ? null : element(name, {}, ...children);
}

/** Writes a part of the package: an element with the namespace and the XML declaration. */
export function part(name: string, attributes: Attributes, ...children: readonly (Markup | null)[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, { 'xmlns:ofd': 'http://www.ofdspec.org/2016', ...attributes }, ...children)}`;
}

/** Decimals of a length in mm: a tenth of a thousandth of a millimetre. */
const DECIMALS = 10_000;

export function round(number: number): number {
  return Math.round(number * DECIMALS) / DECIMALS;
}

/** Formats a number without an exponent, which readers of OFD do not know. */
export function formatNumber(number: number): string {
  const rounded = round(number);
  return Object.is(rounded, -0) ? '0' : String(Math.abs(rounded) < 1e-6 ? 0 : rounded);
}

/** Formats an array as the format has it: numbers between blanks. */
export function formatArray(numbers: readonly number[]): string {
  return numbers.map(formatNumber).join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Characters that XML 1.0 cannot hold: controls, halves of a surrogate pair, and two that are none. */
function escapeText(text: string): string {
  return text.replace(ILLEGAL_IN_XML, '\uFFFD').replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}
