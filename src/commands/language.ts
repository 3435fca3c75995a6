import { type Language, languages } from '../diagnostics/terms.ts';
import type { Host } from '../host/host.ts';

/**
 * The language of messages: `--lang` when given, else the locale's, after POSIX's order of precedence. Chinese where the locale says
 * nothing (unset, C, POSIX); English for every other language than Chinese.
 */
export function detectLanguage(argv: readonly string[], env: Host['env']): Language {
  const wanted = option(argv);
  const named = languages.find((language) => language === wanted);
  if (named !== undefined) return named;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale === '' || /^(C|POSIX|zh)\b/i.test(locale.replace(/_.*/, '')) ? 'zh' : 'en';
}

/** The value of `--lang` before the command line is parsed: help and complaints about the command line itself must be in it already. */
function option(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.lastIndexOf('--lang');
  return at === -1 ? options.findLast((word) => word.startsWith('--lang='))?.slice('--lang='.length) : options[at + 1];
}
