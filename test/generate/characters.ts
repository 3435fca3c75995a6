import fc from 'fast-check';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { findFace } from '../../src/model/faces.ts';
import { faceRoles } from '../../src/model/layout.ts';
import { packagedPath } from '../../src/package-root.ts';

/** Characters for generated texts: those that can be printed, and those that mean something to a program they pass through. */

const { faces } = await findFaces(nodeHost(), { assets: packagedPath('fonts'), fonts: 'bundled' });

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Blocks an office's text comes from, and those beside them. */
const BLOCKS = [
  range(0x21, 0x7e),
  range(0xa1, 0x17f),
  range(0x370, 0x451),
  range(0x2010, 0x206f),
  range(0x2100, 0x266f),
  range(0x3001, 0x30ff),
  range(0x3220, 0x33ff),
  range(0x3400, 0x9fff),
  range(0xf900, 0xffef),
  range(0x20000, 0x2a6df),
];

/** Every character with a glyph in the bundled faces of every role; marks of direction and other invisible ones are left out. */
export const printable: readonly string[] = BLOCKS.flat()
  .filter((code) => faceRoles.every((role) => findFace(faces, role, code) !== null))
  .map((code) => String.fromCodePoint(code))
  .filter((character) => !/[\p{Cf}\p{Zs}\p{M}]/u.test(character));

/** The hanzi and marks of a plain sentence. */
export const ordinary = fc.constantFrom(...'某县制定计划设置课程邀请财政统计部门负责人授课明确内容，。；：、“”《》（）0123456789');

/** Strings that are something to Markdown, Typst, XML, Word, npm docx, a spreadsheet, a shell or a terminal, and text to a reader. */
export const hostileStrings: readonly string[] = [
  ...[
    '**',
    '__',
    '~~',
    '``',
    '<!--',
    '-->',
    '![',
    '](',
    '[^1]',
    '&amp;',
    '&#65;',
    '&nbsp;',
    '<br>',
    '\\',
    '\\\\',
    '|',
    '---',
    '===',
    '- ',
    '1. ',
    '# ',
    '> ',
  ],
  ...[
    '#panic("x")',
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd")',
    '$x^2$',
    '*粗*',
    '_斜_',
    '@ref',
    '<label>',
    '\\u{41}',
    '//',
    '/* */',
    '#[',
    '#{',
    '#(',
  ],
  ...[
    '</w:t></w:r>',
    '<w:p/>',
    ']]>',
    '&lt;',
    '&#x0;',
    '"',
    "'",
    '" w:val="x',
    '{#picture-1}',
    '{rId1}',
    'CURRENT',
    'PAGEREF',
    '{ PAGE }',
    '$&',
    '$1',
    '$`',
  ],
  ...[
    '=HYPERLINK("http://a.invalid")',
    '+cmd',
    '@SUM(1)',
    '-1+1',
    '$(touch x)',
    '`touch x`',
    '%s%n',
    '%00',
    '../..',
    'javascript:',
    '__proto__',
    'constructor',
    'toString',
    'null',
    '[object Object]',
  ],
  ...['{{', '}}', '<%', '%>', '${', '〓', '△', '①', '〔2026〕', '——', '……', '“”‘’', '·', '㐂', '𠮷', '䶮', '～', '％', '！？'],
];

const anyPrintable = fc.integer({ min: 0, max: printable.length - 1 }).map((at) => printable[at] ?? '');

/** A text of one line to be printed: ordinary words, rare characters and hostile strings; begins and ends with a hanzi. */
export function words(most = 12): fc.Arbitrary<string> {
  const part = fc.oneof(
    { weight: 5, arbitrary: ordinary },
    { weight: 2, arbitrary: anyPrintable },
    { weight: 2, arbitrary: fc.constantFrom(...hostileStrings) },
  );
  return fc.array(part, { maxLength: most }).map((parts) => `文${parts.join('')}止`);
}

/** Characters that nothing printed or shown on a terminal may hold, and some that must be shown with care. */
export const controls: readonly string[] = [
  ...[...range(0x00, 0x08), 0x0b, 0x0c, ...range(0x0e, 0x1f), 0x7f, ...range(0x80, 0x9f)].map((code) => String.fromCodePoint(code)),
  ...['\u2028', '\u2029', '\ue000', '\uf8ff', '\u{f0000}', '\u{100000}', '\ufffe', '\uffff', '\ufdd0', '\u{1fffe}'],
];

/** Marks that turn text around or do not show; printed by no bulletin, and shown on a terminal as their names. */
export const invisible: readonly string[] = [
  ...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad',
];
