import type { PathProblem } from '../../diagnostics/image-codes.ts';
import { unprintable } from '../characters.ts';

/** Longer than any path that a folder of an office has, shorter than what a file system refuses. */
const LONGEST_PATH = 400;
/** Bytes of a name on every file system in use. */
const LONGEST_NAME = 255;

/**
 * What is wrong with an image's path as written, or null: it must be relative, with forward slashes, and stay inside the folder by its
 * words alone, also when its percent signs are taken for encoded characters. Links on the disk are looked at elsewhere.
 */
export function pathProblem(path: string): PathProblem | null {
  for (const form of [path, decodedPath(path)]) {
    const problem = problemOf(form);
    if (problem !== null) return problem;
  }
  return null;
}

/** The path with %E5%9B%BE as 图, as some editors write it; unchanged where it is no valid encoding. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function problemOf(path: string): PathProblem | null {
  if (path.trim() === '') return 'empty';
  if (path.includes('\\')) return 'backslash';
  // A colon makes an address, a drive, or a hidden stream of a file on Windows.
  if (path.startsWith('/') || path.includes(':')) return 'absolute';
  if (/\p{Cc}/u.test(path) || unprintable(path).length > 0) return 'character';
  const names = path.split('/');
  if (names.some((name) => /^\.\.[. ]*$/.test(name))) return 'outside';
  const tooLong = names.some((name) => new TextEncoder().encode(name).length > LONGEST_NAME);
  return tooLong || path.length > LONGEST_PATH ? 'long' : null;
}
