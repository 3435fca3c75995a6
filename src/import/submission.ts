import { basename, extname } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ForeignKind } from '../diagnostics/import-codes.ts';
import { toFileStart } from '../model/place.ts';
import { decode } from '../read/decode.ts';
import { type Document, isEmpty } from './document.ts';
import { readDocx } from './docx/index.ts';
import { toRefusal } from './docx/package.ts';
import { readMarkdown } from './markdown/read.ts';
import { detectPictureFormat } from './picture-format.ts';
import { readPlainText } from './text/index.ts';
import type { ParagraphStarts } from './text/join.ts';

/** Limits on a submitted file (bytes) and on plain text (characters). */
export const SUBMISSION_BYTES = 64_000_000;
const TEXT_CHARACTERS = 500_000;

/** A submitted file. */
export interface Submission {
  /** As in `Place.file`. */
  readonly file: string;
  /** File name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a submitted file by its content, whatever its name. Returns a diagnostic with a remedy if it cannot be imported; never throws
 * because of content.
 */
export async function readSubmission({ file, name, bytes }: Submission, starts: ParagraphStarts): Promise<Document | Diagnostic> {
  const place = toFileStart(file);
  if (isOle(bytes))
    return isEncrypted(bytes)
      ? createDiagnostic('submission-open', place, {})
      : createDiagnostic('submission-format', place, { kind: oleKind(name) });
  if (basename(name).startsWith('~$')) return createDiagnostic('submission-format', place, { kind: 'lock' });
  const isZip = startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06');
  const foreign = isZip ? null : (detectForeignKind(bytes) ?? securedKind(name, bytes));
  if (foreign !== null) return createDiagnostic('submission-format', place, { kind: foreign });
  const document = isZip ? await readPackage(file, bytes) : readText(file, name, bytes, starts);
  if ('code' in document) return document;
  return document.blocks.every(isEmpty) ? createDiagnostic('submission-text', place, {}) : document;
}

async function readPackage(file: string, bytes: Uint8Array): Promise<Document | Diagnostic> {
  const place = toFileStart(file);
  const kind = packageKind(bytes);
  if (kind !== null) return createDiagnostic('submission-format', place, { kind });
  try {
    return await readDocx(bytes);
  } catch (error) {
    const problem = toRefusal(error);
    if (problem === 'encrypted') return createDiagnostic('submission-open', place, {});
    return problem === 'damaged'
      ? createDiagnostic('submission-intact', place, {})
      : createDiagnostic('submission-bounded', place, { bound: problem });
  }
}

function readText(file: string, name: string, bytes: Uint8Array, starts: ParagraphStarts): Document | Diagnostic {
  const place = toFileStart(file);
  const decoded = decode(bytes);
  if (decoded === null || (decoded.encoding === 'GB18030' && isShiftJis(bytes))) return createDiagnostic('encoding-known', place, {});
  if (decoded.text.length > TEXT_CHARACTERS) return createDiagnostic('submission-bounded', place, { bound: 'size' });
  if (/^\s*<\?xml[\s\S]{0,400}(?:progid="Word\.Document"|<pkg:package|<w:wordDocument)/.test(decoded.text))
    return createDiagnostic('submission-format', place, { kind: 'flat' });
  if (/^\s*<(?:!doctype html|html|\?xml)/i.test(decoded.text)) return createDiagnostic('submission-format', place, { kind: 'html' });
  // Vertical tab is a line break pasted from Word; next line and Unicode's separators are line breaks of other programs.
  const text = decoded.text.replace(/[\v\u0085\u2028\u2029]/g, '\n');
  return /^\.(?:md|markdown)$/i.test(extname(name)) ? readMarkdown(text) : readPlainText(text, starts);
}

/** Compound file: old Office and WPS formats, and encrypted packages. */
function isOle(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
}

/** The directory of an encrypted package names its stream in UTF-16 ([MS-OFFCRYPTO], 2.3.4.4). */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

function oleKind(name: string): ForeignKind {
  const kinds: Readonly<Record<string, ForeignKind>> = {
    '.doc': 'doc',
    '.dot': 'doc',
    '.wps': 'wps',
    '.wpt': 'wps',
    '.et': 'sheet',
    '.xls': 'sheet',
    '.ppt': 'slides',
    '.dps': 'slides',
  };
  return kinds[extname(name).toLowerCase()] ?? 'ole';
}

/** Headers of files encrypted by security clients that offices install (亿赛通, 绿盾, IP-guard and the like). */
const SECURED = /E-SafeNet|ESAFENET|%TSD-Header|TIPNUM|LDHEAD/;

/** A DOCX that is neither a package nor text was encrypted on the disk of its author. */
function securedKind(name: string, bytes: Uint8Array): ForeignKind | null {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  if (SECURED.test(head)) return 'secured';
  const isDocument = /^\.(?:docx|docm|dotx)$/i.test(extname(name));
  return isDocument && bytes.length > 0 && (bytes.subarray(0, 4_096).includes(0) || decode(bytes) === null) ? 'secured' : null;
}

/** Minimum share of kana that makes text Japanese. */
const KANA = 0.2;

/** Whether bytes are Shift-JIS, which decodes as GB18030 into wrong hanzi: kana are frequent in it, and two-byte hanzi do not look like them. */
function isShiftJis(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(bytes).replace(/[\0-\x7f]/g, '');
    return (text.match(/[\u3041-\u30fa]/g)?.length ?? 0) > text.length * KANA;
  } catch {
    return false;
  }
}

/** Kind of a package that is not a DOCX, by the part names in its directory. */
function packageKind(bytes: Uint8Array): ForeignKind | null {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (names.includes('word/')) return null;
  if (names.includes('application/vnd.oasis.opendocument')) return 'odt';
  if (names.includes('xl/workbook.xml')) return 'sheet';
  if (names.includes('ppt/presentation.xml')) return 'slides';
  if (names.includes('OFD.xml')) return 'ofd';
  return names.includes('[Content_Types].xml') ? null : 'archive';
}

const foreigners: readonly (readonly [start: string, kind: ForeignKind])[] = [
  ['%PDF', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf', 'archive'],
  ['\x1f\x8b', 'archive'],
];

function detectForeignKind(bytes: Uint8Array): ForeignKind | null {
  const found = foreigners.find(([start]) => startsWith(bytes, start))?.[1];
  if (found !== undefined) return found;
  const format = detectPictureFormat(bytes);
  // Plain text may begin with BM.
  return format === 'bin' || (format === 'bmp' && !bytes.subarray(0, 64).includes(0)) ? null : 'image';
}

function startsWith(bytes: Uint8Array, latin1: string): boolean {
  return Buffer.from(bytes.subarray(0, latin1.length)).toString('latin1') === latin1;
}
