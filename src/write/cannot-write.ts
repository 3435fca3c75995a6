import { basename } from 'node:path';
import { Failure } from '../failures.ts';
import { HELD_OPEN } from './commit.ts';

/** What an editor can do about an output that could not be written. */
export function cannotWrite(folder: string, error: NodeJS.ErrnoException & { readonly dest?: string }): Failure {
  if (error.code === undefined) throw error;
  const found = {
    zh: `写不进文件夹“${folder}”（${error.code}），原有文件没有改动`,
    en: `Cannot write into “${folder}” (${error.code}); the files there are as they were`,
  };
  if (error.code === 'ENOSPC') {
    return new Failure('surroundings', found, { zh: '磁盘已满，请腾出空间后重试', en: 'The disk is full: free some space and try again' });
  }
  // Permission to write into the folder has been tried by then: what cannot be renamed is held by another program.
  if (error.syscall === 'rename' && HELD_OPEN.has(error.code)) {
    const file = basename(error.dest ?? error.path ?? '');
    return new Failure('surroundings', found, {
      zh: `“${file}”可能正在 Word、WPS 或看图软件里打开，试了几次都换不了；请关闭后重试`,
      en: `“${file}” may be open in Word, WPS or a viewer and could not be replaced in several attempts: close it and try again`,
    });
  }
  return new Failure('surroundings', found, {
    zh: '请检查该文件夹的写入权限，或用 --output 换一个文件夹',
    en: 'Check that you may write there, or choose another folder with --output',
  });
}
