import { basename } from 'node:path';
import { Failure } from '../failures.ts';

/** Error codes for a file that another program holds open, on Windows. */
export const HELD_OPEN: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Explains a folder that could not be written. Throws the error itself if it is not from the file system. */
export function cannotWrite(folder: string, error: NodeJS.ErrnoException & { readonly dest?: string }): Failure {
  if (error.code === undefined) throw error;
  const found = {
    zh: `无法写入文件夹“${folder}”（${error.code}），原有文件没有改动`,
    en: `Cannot write to “${folder}” (${error.code}); the files there are unchanged`,
  };
  if (error.code === 'ENOSPC') {
    return new Failure('environment', found, { zh: '磁盘已满，请腾出空间后重试', en: 'The disk is full: free some space and try again' });
  }
  // The folder was writable a moment ago, so a rename that fails is for a file that another program holds open.
  if (error.syscall === 'rename' && HELD_OPEN.has(error.code)) {
    const file = basename(error.dest ?? error.path ?? '');
    return new Failure('environment', found, {
      zh: `“${file}”可能正在 Word、WPS 或看图软件中打开，多次尝试都无法替换；请关闭后重试`,
      en: `“${file}” may be open in Word, WPS or a viewer and could not be replaced after several attempts: close it and try again`,
    });
  }
  return new Failure('environment', found, {
    zh: '请检查该文件夹的写入权限，或用 --output 换一个文件夹',
    en: 'Check that you have permission to write there, or choose another folder with --output',
  });
}
