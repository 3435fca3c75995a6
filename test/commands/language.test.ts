import { expect, it } from 'vitest';
import { detectLanguage } from '../../src/cli.ts';

it.each([
  [[], {}, 'zh'],
  [[], { LANG: 'C' }, 'zh'],
  [[], { LANG: 'C.UTF-8' }, 'zh'],
  [[], { LANG: 'POSIX' }, 'zh'],
  [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [[], { LANG: 'en_US.UTF-8' }, 'en'],
  [[], { LANG: 'de_DE.UTF-8' }, 'en'],
  [[], { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  [[], { LC_MESSAGES: 'zh_CN', LANG: 'en_US' }, 'zh'],
  [[], { LC_ALL: '', LANG: 'en_US' }, 'en'],
  [['--lang', 'en'], {}, 'en'],
  [['build', 'x', '--lang=zh'], { LANG: 'en_US' }, 'zh'],
  [['--lang', 'fr'], { LANG: 'en_US' }, 'en'],
  [['build', '--', '--lang', 'en'], {}, 'zh'],
] as const)('%j with %j gives messages in %s', (argv, env, language) => {
  expect(detectLanguage(argv, env)).toBe(language);
});
