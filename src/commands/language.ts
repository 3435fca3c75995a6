import { type Language, languages } from '../diagnostics/terms.ts';
import type { Host } from '../host/host.ts';

/**
 * The language of messages: that of `--lang`, else of the locale in POSIX's order of precedence. Chinese when the locale is unset, C or POSIX;
 * English for any language other than Chinese.
 */
export function detectLanguage(argv: readonly string[], env: Host['env']): Language {
  const wanted = readLangOption(argv);
  const named = languages.find((language) => language === wanted);
  if (named !== undefined) return named;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale === '' || /^(C|POSIX|zh)\b/i.test(locale.replace(/_.*/, '')) ? 'zh' : 'en';
}

/** Reads `--lang` before the command line is parsed, as help and usage errors need it. */
function readLangOption(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.lastIndexOf('--lang');
  return at === -1 ? options.findLast((word) => word.startsWith('--lang='))?.slice('--lang='.length) : options[at + 1];
}
