import type { Host } from '../host/host.ts';
import { makeVisible } from '../report/visible.ts';

type Shell = 'sh' | 'cmd' | 'powershell';

/** Formats a command line as the user can type it into the shell in use. Control characters are shown as text. */
export function formatCommand(host: Pick<Host, 'platform' | 'env'>, words: readonly string[]): string {
  const quote = quotes[detectShell(host)];
  return words.map((word) => quote(makeVisible(word))).join(' ');
}

/** A path as an argument: one that begins with a hyphen would be taken for an option. */
export function formatPath(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

/** cmd.exe sets PROMPT; Git Bash and MSYS2 set MSYSTEM; PowerShell 7 names where it came from. What else runs on Windows is PowerShell. */
function detectShell({ platform, env }: Pick<Host, 'platform' | 'env'>): Shell {
  if (env.POWERSHELL_DISTRIBUTION_CHANNEL !== undefined) return 'powershell';
  if (platform !== 'win32' || env.MSYSTEM !== undefined) return 'sh';
  return env.PROMPT === undefined ? 'powershell' : 'cmd';
}

const quotes: Readonly<Record<Shell, (word: string) => string>> = {
  // A backslash stands outside the quotes for fish, where it would escape the next quote.
  sh: (word) => (PLAIN.test(word) ? word : `'${word.replace(/['\\]/g, "'\\$&'")}'`),
  // Quoted or not, %name% is replaced; a caret outside quotes keeps the sign.
  cmd: (word) => (PLAIN_ON_WINDOWS.test(word) ? word : `"${word.replaceAll('%', '"^%"')}"`),
  // Curly quotes end a string, too; doubled they stand for themselves.
  powershell: (word) => (PLAIN_ON_WINDOWS.test(word) ? word : `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`),
};

/** Words that need no quotes: letters and figures of any script, and marks that no shell treats specially within a word. */
const PLAIN = /^[\p{L}\p{N}_./:+-]+$/u;
const PLAIN_ON_WINDOWS = /^[\p{L}\p{N}_./:+\\-]+$/u;
