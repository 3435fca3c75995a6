import { extname } from 'node:path';
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
import type { Starts } from './text/join.ts';

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
export async function readSubmission({ file, name, bytes }: Submission, starts: Starts): Promise<Document | Diagnostic> {
  const place = toFileStart(file);
  if (isOle(bytes))
    return isEncrypted(bytes)
      ? createDiagnostic('submission-open', place, {})
      : createDiagnostic('submission-format', place, { kind: oleKind(name) });
  const isZip = startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06');
  const foreign = isZip ? null : foreignKind(bytes);
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

function readText(file: string, name: string, bytes: Uint8Array, starts: Starts): Document | Diagnostic {
  const place = toFileStart(file);
  const decoded = decode(bytes);
  if (decoded === null) return createDiagnostic('encoding-known', place, {});
  if (decoded.text.length > TEXT_CHARACTERS) return createDiagnostic('submission-bounded', place, { bound: 'size' });
  if (/^\s*<(?:!doctype html|html|\?xml)/i.test(decoded.text)) return createDiagnostic('submission-format', place, { kind: 'html' });
  return /^\.(?:md|markdown)$/i.test(extname(name)) ? readMarkdown(decoded.text) : readPlainText(decoded.text, starts);
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

function foreignKind(bytes: Uint8Array): ForeignKind | null {
  const found = foreigners.find(([start]) => startsWith(bytes, start))?.[1];
  if (found !== undefined) return found;
  const format = detectPictureFormat(bytes);
  // Plain text may begin with BM.
  return format === 'bin' || (format === 'bmp' && !bytes.subarray(0, 64).includes(0)) ? null : 'image';
}

function startsWith(bytes: Uint8Array, latin1: string): boolean {
  return Buffer.from(bytes.subarray(0, latin1.length)).toString('latin1') === latin1;
}
