import { type Document, Packer } from 'docx';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { CLOSING_MARKS, HALF_WIDTH_CLOSING, NEVER_FIRST, NEVER_LAST, OPENING_MARKS } from '../../model/marks.ts';
import type { FontNames } from './fonts.ts';
import { formatFontTable } from './fonts.ts';

const CORE_PROPERTIES = 'docProps/core.xml';
/** Parts that npm `docx` always writes; here they contain only separators, in character styles that this document does not define. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];

/**
 * The step of `Packer` that makes the parts before zipping, by path. Private in npm `docx`, whose version is pinned for this reason among
 * others.
 */
interface Compiler {
  compile(document: Document, indent: undefined, overrides: readonly Part[]): ReadonlyMap<string, string | Uint8Array>;
}

/**
 * Parts below this size in bytes (the text of some forty items) are stored uncompressed. For a single issue, deflating takes as long as
 * layout and saves less than a tenth of the size of the PDF.
 */
const STORED = 262_144;

interface Part {
  readonly path: string;
  readonly data: string;
}

/**
 * Packs a document, always to the same bytes: npm `docx` stamps zip entries and core properties with the clock. Its parts are taken before
 * zipping, as unzipping and zipping again would cost as much as the rest of the format. They are deflated in JavaScript, whose output,
 * unlike that of Node's zlib, does not depend on the processor.
 *
 * @param date Date of the document, ISO.
 * @param fontNames Fonts named by its styles.
 */
export function packDocument(document: Document, date: string, fontNames: FontNames): Uint8Array {
  const { compiler } = Packer as unknown as { readonly compiler: Compiler };
  const parts: Zippable = {};
  // Zip stores local time, from 1980 on; a local date gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const ours: readonly Part[] = [
    { path: 'word/settings.xml', data: settings },
    { path: 'word/fontTable.xml', data: formatFontTable(fontNames) },
  ];
  for (const [path, data] of compiler.compile(document, undefined, ours)) {
    const bytes = typeof data === 'string' ? strToU8(fixPart(path, data, date)) : data;
    // PNG and JPEG are already compressed; deflating 100 MB of them takes half a minute and 3 GB.
    parts[path] = [bytes, /\.(?:png|jpg)$/.test(path) || bytes.length < STORED ? { mtime, level: 0 } : { mtime }];
  }
  return zipSync(parts);
}

function fixPart(path: string, data: string, date: string): string {
  if (path === CORE_PROPERTIES) return setDates(data, date);
  return NOTES.includes(path) ? data.replace(/<w:rStyle [^>]*>/g, '') : data;
}

function setDates(core: string, date: string): string {
  return core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Marks at which Chinese lines do not break, as in the layout; Word's own lists lack the dash. Single characters, as the format asks. */
function formatKinsoku(name: string, marks: readonly string[]): string {
  const characters = [...new Set(marks.join(''))].join('').replace(/[&<"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<w:${name} w:lang="zh-CN" w:val="${characters}"/>`;
}

/**
 * The document settings, constant: npm `docx` has no option for most of them. Separate footers for odd and even pages; marks may be
 * compressed (compressPunctuation); fields are not updated on opening, which would prompt the reader; a line that ends in a manual break is
 * not justified; compatibility mode 15 is Word 2013 and later, below which Word opens the document in compatibility mode.
 */
const settings = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  `<w:settings xmlns:w="${W}">`,
  '<w:zoom w:percent="100"/>',
  '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>',
  '<w:defaultTabStop w:val="630"/>',
  '<w:evenAndOddHeaders/>',
  '<w:characterSpacingControl w:val="compressPunctuation"/>',
  formatKinsoku('noLineBreaksAfter', [...OPENING_MARKS, ...NEVER_LAST]),
  formatKinsoku('noLineBreaksBefore', [...CLOSING_MARKS, ...HALF_WIDTH_CLOSING, ...NEVER_FIRST]),
  '<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>',
  ...Object.entries({
    compatibilityMode: 15,
    overrideTableStyleFontSizeAndJustification: 1,
    enableOpenTypeFeatures: 1,
    doNotFlipMirrorIndents: 1,
    differentiateMultirowTableHeaders: 1,
  }).map(([name, value]) => `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`),
  '</w:compat>',
  '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>',
  '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
  '</w:settings>',
].join('');
