import type { Files } from './memory-host.ts';

/** Paths in an issue's text that would lead out of its folder on some system. */
export const pathAttacks: readonly string[] = [
  '../secret.png',
  'images/../../secret.png',
  './../secret.png',
  '%2e%2e/secret.png',
  '%2E%2E%2Fsecret.png',
  '..%2fsecret.png',
  '%2e./secret.png',
  '.. /secret.png',
  '.../secret.png',
  '/work/secret.png',
  '%2fwork/secret.png',
  '//server/share/a.png',
  '\\\\\\\\server\\\\share\\\\a.png',
  '..\\\\secret.png',
  '%5c%5cserver%5cshare',
  'C:/secret.png',
  'c:secret.png',
  'C%3A/secret.png',
  'file:///work/secret.png',
  'http://a.cn/a.png',
  'HTTPS://a.cn/a.png',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'a.png:stream',
  'a%00.png',
  'a%0a.png',
  '&#46;&#46;/secret.png',
  '&period;&period;/secret.png',
  `${'a/'.repeat(300)}a.png`,
  `${'a'.repeat(300)}.png`,
  'link-out.png',
  'link-folder/secret.png',
  'link-chain.png',
  '',
];

/** Links beside the items that some of the paths use. */
export const linksOut: Files = {
  'link-out.png': { link: '../secret.png' },
  'link-folder': { link: '..' },
  'link-chain.png': { link: 'link-out.png' },
};
