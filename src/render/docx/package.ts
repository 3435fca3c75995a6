import { type Document, Packer } from 'docx';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { FontNames } from './fonts.ts';
import { formatFontTable } from './fonts.ts';

const CORE_PROPERTIES = 'docProps/core.xml';
/** Parts npm `docx` always makes, of separators alone here, in character styles that this document does not have. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];

/** What `Packer` makes of a document before it zips it: parts by path. Private in npm `docx`, whose version is pinned for this reason too. */
interface Compiler {
  compile(document: Document, indent: undefined, overrides: readonly Part[]): ReadonlyMap<string, string | Uint8Array>;
}

/**
 * Bytes of a part that is stored as it is: the text of forty items. A process that makes one issue takes as long to deflate that as to lay it
 * out, and what is saved is less than a tenth of the PDF beside it.
 */
const STORED = 262_144;

interface Part {
  readonly path: string;
  readonly data: string;
}

/**
 * The bytes of a document, the same whenever they are made: npm `docx` stamps the zip's entries and the core properties with the clock. Its
 * parts are taken before they are zipped, as unzipping and zipping again would cost as much as the rest of the format. They are deflated
 * by JavaScript, whose output, other than that of Node's zlib, does not depend on the processor.
 *
 * @param date The document's date, ISO.
 * @param fontNames The fonts its styles name.
 */
export function packDocument(document: Document, date: string, fontNames: FontNames): Uint8Array {
  const { compiler } = Packer as unknown as { readonly compiler: Compiler };
  const parts: Zippable = {};
  // The zip format knows local time, from 1980 on; a local date is the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const ours: readonly Part[] = [
    { path: 'word/settings.xml', data: settings },
    { path: 'word/fontTable.xml', data: formatFontTable(fontNames) },
  ];
  for (const [path, data] of compiler.compile(document, undefined, ours)) {
    const bytes = typeof data === 'string' ? strToU8(fixPart(path, data, date)) : data;
    // PNG and JPEG are compressed; to deflate 100 MB of them again takes half a minute and 3 GB.
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

/**
 * The document's settings, constant: npm `docx` has no option for most of them. Odd and even pages have footers of their own; marks give
 * up space where a line asks for it (compressPunctuation); fields are not updated on opening, which would greet the reader with a question; a
 * line that ends in a break of the author's is not stretched to the full width;
 * compatibility 15 is that of Word 2013 and later, without which Word opens a document in compatibility mode.
 */
const settings = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  `<w:settings xmlns:w="${W}">`,
  '<w:zoom w:percent="100"/>',
  '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>',
  '<w:defaultTabStop w:val="630"/>',
  '<w:evenAndOddHeaders/>',
  '<w:characterSpacingControl w:val="compressPunctuation"/>',
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
