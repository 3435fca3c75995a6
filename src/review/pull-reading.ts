import { resolve } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { toRefusal } from '../import/docx/package.ts';
import { SUBMISSION_BYTES } from '../import/submission.ts';
import { type Reviewed, readReviewed } from './pull/index.ts';

/**
 * Reads a DOCX that came back.
 *
 * @throws Failure when there is none, it is no DOCX, it is damaged, or it is larger than any issue
 */
export async function readDocument(host: Host, path: string): Promise<Reviewed> {
  const full = resolve(host.cwd, path);
  const found = await host.stat(full);
  if (found?.kind !== 'file') {
    throw new Failure(
      'usage',
      { zh: `找不到文件“${path}”`, en: `There is no file “${path}”` },
      { zh: '请写改好的 DOCX', en: 'Give the edited DOCX' },
    );
  }
  if (found.size > SUBMISSION_BYTES) throw tooLarge(path);
  const bytes = await host.readFile(full);
  try {
    return await readReviewed(bytes);
  } catch (error) {
    const problem = toRefusal(error);
    if (problem === 'encrypted') throw locked(path);
    throw problem === 'damaged' ? damaged(path, bytes) : tooLarge(path);
  }
}

function tooLarge(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”里的内容超出任何一期简报的规模，没有读`, en: `“${path}” holds more than any issue; it was not read` },
    {
      zh: '请确认文件来源；可在 Word 里打开，另存为新的 DOCX 再试',
      en: 'Make sure where it comes from; open it in Word, save it as a new DOCX and try again',
    },
  );
}

/** No ZIP at all is another format; Office wraps what it encrypts, and everything before 2007, in a compound file. */
function damaged(path: string, bytes: Uint8Array): Failure {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return locked(path);
  return bytes[0] === 0x50 && bytes[1] === 0x4b
    ? new Failure(
        'usage',
        { zh: `“${path}”损坏，打不开`, en: `“${path}” is damaged` },
        {
          zh: '请在 Word 或 WPS 里打开修复，另存后再试，或请对方重发',
          en: 'Open it in Word or WPS, save it again and try once more, or ask for it again',
        },
      )
    : new Failure(
        'usage',
        { zh: `“${path}”不是 DOCX`, en: `“${path}” is no DOCX` },
        { zh: '请在 Word 或 WPS 里另存为 .docx', en: 'Save it as .docx in Word or WPS' },
      );
}

function locked(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”加了密，或是旧的 .doc、.wps 格式`, en: `“${path}” is encrypted, or in the old .doc or .wps format` },
    { zh: '请在 Word 或 WPS 里打开，去掉密码，另存为 .docx', en: 'Open it in Word or WPS, remove the password and save it as .docx' },
  );
}
