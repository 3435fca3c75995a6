import { resolve } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { toRefusal } from '../import/docx/package.ts';
import { SUBMISSION_BYTES } from '../import/submission.ts';
import { type ReviewedDocument, readReviewedDocx } from './pull/index.ts';

/**
 * Reads an edited DOCX.
 *
 * @param path absolute, or relative to the current folder
 * @throws Failure when it does not exist, is not a DOCX, is damaged, encrypted, or too large
 */
export async function readDocument(host: Host, path: string): Promise<ReviewedDocument> {
  const full = resolve(host.cwd, path);
  const found = await host.stat(full);
  if (found?.kind !== 'file') throw notFound(path);
  if (found.size > SUBMISSION_BYTES) throw tooLarge(path);
  const bytes = await host.readFile(full);
  try {
    return await readReviewedDocx(bytes);
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal === 'encrypted') throw createEncryptedFailure(path);
    throw refusal === 'damaged' ? explainDamage(path, bytes) : tooLarge(path);
  }
}

/** A file that is not even a ZIP has another format. Encrypted files and those from before Office 2007 are OLE compound files. */
function explainDamage(path: string, bytes: Uint8Array): Failure {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return createEncryptedFailure(path);
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? createDamagedFailure(path) : notDocx(path);
}

function notFound(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `找不到文件“${path}”`, en: `Not found: “${path}”` },
    { zh: '请写改好的 DOCX', en: 'Give the edited DOCX' },
  );
}

function tooLarge(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”里的内容超出任何一期简报的规模，没有读`, en: `“${path}” is larger than any issue and was not read` },
    {
      zh: '请确认文件来源；可在 Word 里打开，另存为新的 DOCX 再试',
      en: 'Check where it comes from; open it in Word, save it as a new DOCX and try again',
    },
  );
}

function createDamagedFailure(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”损坏，打不开`, en: `“${path}” is damaged` },
    {
      zh: '请在 Word 或 WPS 里打开修复，另存后再试，或请对方重发',
      en: 'Repair it in Word or WPS and save it again, or ask for another copy',
    },
  );
}

function notDocx(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”不是 DOCX`, en: `Not a DOCX: “${path}”` },
    { zh: '请在 Word 或 WPS 里另存为 .docx', en: 'Save it as .docx in Word or WPS' },
  );
}

function createEncryptedFailure(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”加了密，或是旧的 .doc、.wps 格式`, en: `“${path}” is encrypted or in the old .doc or .wps format` },
    { zh: '请在 Word 或 WPS 里打开，去掉密码，另存为 .docx', en: 'Open it in Word or WPS, remove the password and save it as .docx' },
  );
}
