import { expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { version } from '../../src/version.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

async function doctor(argv: readonly string[], files: Files = {}) {
  const host = packagedHost(files);
  const exit = await main(['doctor', ...argv], host);
  return { exit, out: host.stdout.text, err: host.stderr.text };
}

it('reports for each part of the page its face, what would be better and where to get it', async () => {
  const { exit, out, err } = await doctor([]);
  expect([exit, err]).toEqual([0, '']);
  expect(out).toContain(`bulletin ${version}  Node in memory\n提示语言：中文`);
  for (const part of ['小标宋（刊名）', '仿宋（正文）', '黑体（标题）', '楷体（二级标题）', '西文（字母、数字）'])
    expect(out).toMatch(new RegExp(`^  ${part}：.*（随包字体）\\n {6}.*fonts.*\\.ttf$`, 'm'));
  expect(out).toMatch(/^ {6}更合适的：.*方正.*，本机没有$/m);
  expect(out).toMatch(/^ {6}建议安装 .*，装好即生效$/m);
});

it('reports in English', async () => {
  const { out } = await doctor(['--lang', 'en']);
  expect(out).toContain('Messages: English (change with --lang)\n');
  expect(out).toMatch(/^ {2}FangSong \(body text\): .* \(bundled\)$/m);
  expect(out).toMatch(/^ {6}Better: .*; not on this machine$/m);
  expect(out).toMatch(/^ {6}Recommended: .* \(.*\); takes effect once installed$/m);
});

it('names a font file that cannot be read', async () => {
  const broken = { '/usr/share/fonts/simfang.ttf': 'no font' };
  expect((await doctor([], broken)).out).toContain('读不出来的字体文件：/usr/share/fonts/simfang.ttf\n');
  expect((await doctor(['--lang', 'en'], broken)).out).toContain('Unreadable font file: /usr/share/fonts/simfang.ttf\n');
});

it('reports as JSON', async () => {
  const { exit, out } = await doctor(['--json', '--lang', 'en']);
  const value = JSON.parse(out);
  expect([exit, value.version, value.bulletin, value.language, value.unreadable]).toEqual([0, 1, version, 'en', []]);
  expect(value.fonts.map(({ role, origin }: { role: string; origin: string }) => [role, origin])).toEqual(
    ['xiaobiaosong', 'fangsong', 'heiti', 'kaiti', 'song', 'latin'].map((role) => [role, 'bundled']),
  );
  expect(value.fonts[1].passedOver[0].reason).toBe('not-found');
});

it('says what the DOCX looks like in Word, WPS and LibreOffice', async () => {
  const { out } = await doctor([]);
  expect(out).toMatch(/^ {2}仿宋_GB2312：本机没有；Word 用仿宋代替$/m);
  expect(out).toMatch(/WPS 提示缺失字体，LibreOffice 自选别的字体/);
  expect((await doctor(['--lang', 'en'])).out).toMatch(/^ {2}楷体_GB2312: not installed; Word uses 楷体 instead$/m);
  const { docx } = JSON.parse((await doctor(['--json'])).out);
  expect(docx[1]).toEqual({ role: 'fangsong', name: '仿宋_GB2312', installed: false, inWord: '仿宋' });
});

it('prints a fontconfig file with an alias for each role', async () => {
  const { exit, out } = await doctor(['--fontconfig']);
  expect(exit).toBe(0);
  expect(out).toContain('<family>仿宋_GB2312</family><accept><family>Bulletin FangSong</family></accept>');
  expect(out.match(/<alias /g)).toHaveLength(6);
  expect(out).toMatch(/^<\?xml.*<fontconfig>.*<dir>[^<]+<\/dir>.*<\/fontconfig>\n$/s);
});
