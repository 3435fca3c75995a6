import { Failure } from '../failures.ts';

/**
 * A file with a name of ours that we did not write, or that is a link, a pipe or a folder. It came with a folder from elsewhere, or a disk
 * failed: it decides nothing and stays where it is.
 */
export function foreignFile(path: string): Failure {
  return new Failure(
    'environment',
    {
      zh: `“${path}”不是本程序写的文件，没有采用，也没有改动它`,
      en: `“${path}” was not written by this program; it was ignored and left as it is`,
    },
    { zh: '请检查后移走或删除它，再重试', en: 'Look at it, move or remove it, and try again' },
  );
}

/** A place that must not be a link, such as `dist`: what is written there would go elsewhere. */
export function createLinkFailure(path: string): Failure {
  return new Failure(
    'environment',
    { zh: `“${path}”是链接，不是文件夹或文件，没有写入`, en: `“${path}” is a link; nothing was written there` },
    {
      zh: '请把它换成真正的文件夹或文件；要写到别处，build 可用 --output',
      en: 'Replace it with a real folder or file; to write elsewhere, use --output of build',
    },
  );
}

/** A name that a journal does not take: with a control character, a backslash or a colon, with a name of ours, or too deep below its folder. */
export function createNameFailure(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”这个文件名不能用，没有写入`, en: `“${path}” cannot be used as a file name; nothing was changed` },
    {
      zh: '请改名：不要用控制字符、反斜杠和半角冒号，也不要用本程序的临时文件名；文件夹最多七层',
      en: 'Rename it: no control characters, backslashes or colons, no name of this program’s temporary files, at most seven folders deep',
    },
  );
}
