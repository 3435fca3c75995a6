import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '../../src/version.ts';
import { ended, hasTmux, openWindow, type Window } from './window.ts';

const BODY = '**制定计划。**设置“课程表”，邀请专家授课，每月一次，持续提升干部的经济工作能力。\n';

/** What is on the screen, step by step, in each language. */
const words = {
  zh: {
    menu: '做什么',
    folder: '放在哪个文件夹',
    kind: '哪种简报',
    name: '刊名',
    last: '发给谁',
    confirm: '现在新建',
    created: '刊物建好了',
    source: '来源单位',
    title: '标题',
    written: '稿件建好了',
    placeholder: 'placeholders-replaced',
    clean: '没有发现问题',
    built: '2 个文件',
    preview: '按 Ctrl-C 结束',
    stopped: '预览已结束',
    file: '改过的 DOCX 文件',
    write: '写入 1 个文件',
    pulled: '已写入 1 个文件',
    issue: '哪一期',
    second: '第2期',
    counted: '100.0%',
    home: '简报',
  },
  en: {
    menu: 'What would you like to do',
    folder: 'In which folder',
    kind: 'Kind of bulletin',
    name: 'Name of the bulletin',
    last: 'subordinate offices',
    confirm: 'now?',
    created: 'Publication created',
    source: 'Source',
    title: 'Title',
    written: 'Item created',
    placeholder: 'placeholders-replaced',
    clean: 'no problems',
    built: '2 files',
    preview: 'Press Ctrl-C to stop',
    stopped: 'Preview stopped',
    file: 'Edited DOCX',
    write: 'Write these changes to 1 file',
    pulled: 'Wrote 1 file',
    issue: 'Which issue',
    second: 'issue 2',
    counted: '100.0%',
    home: 'bulletin',
  },
} as const;

/** An editor's first hour at a terminal of 80 columns, from the kit: menu, publication, item, check, build, preview, and out. */
export function describeFirstHour(kit: () => string): void {
  const work = mkdtempSync(join(tmpdir(), 'bulletin-hour-'));
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  describe.runIf(hasTmux())('the first hour', () => {
    let window: Window;
    let here: string;
    beforeEach(() => {
      here = mkdtempSync(join(work, 'office-'));
      const tools = join(here, '.tools');
      mkdirSync(tools);
      symlinkSync('/bin/sh', join(tools, 'sh'));
    });
    afterEach(() => window.close());

    it.each(['zh', 'en'] as const)(
      'goes from the menu to a printed issue: %s',
      async (language) => {
        const say = words[language];
        const env = { PATH: join(here, '.tools'), TERM: 'screen-256color', HOME: here, SHELL: '/bin/sh', LANG: 'C.UTF-8' };
        window = openWindow(`hour-${language}-${process.pid}`, here, env, [join(kit(), 'bulletin'), '--lang', language]);
        const screens: string[] = [];
        const see = async (text: string) => screens.push(...(await window.until(text)));
        /** Goes down the menu and takes an entry. */
        const choose = async (downs: number) => {
          await see(`◆  ${say.menu}`);
          window.press(...Array<string>(downs).fill('Down'), 'Enter');
        };

        await choose(0);
        await see(say.folder);
        window.press('Enter');
        await see(say.kind);
        window.press('Enter');
        await see(say.name);
        window.press(...Array<string>(7).fill('Enter'));
        await see(say.confirm);
        window.press('Enter');
        await see(say.created);
        await see(`bulletin build ${say.home}/issue-1`);
        const issue = join(here, say.home, 'issue-1');

        await choose(6);
        await see(`◆  ${say.source}`);
        window.press('Enter');
        await see(`◆  ${say.title}`);
        window.type('云州市开展经济课堂');
        window.press('Enter');
        await see(say.written);

        await choose(0);
        await see(say.placeholder);

        // Beside the terminal: the text is written, the sample deleted, the office named.
        const names = readdirSync(issue).filter((name) => name.endsWith('.md'));
        const [sample = '', item = ''] = names.sort((one, other) => Number(other.includes('示例')) - Number(one.includes('示例')));
        rmSync(join(issue, sample));
        writeFileSync(join(issue, item), `${readFileSync(join(issue, item), 'utf8').trimEnd()}\n${BODY}`);
        const settings = join(dirname(issue), 'bulletin.yaml');
        writeFileSync(settings, readFileSync(settings, 'utf8').replace('某某单位办公室', '云州市委办公室'));

        await choose(0);
        await see(say.clean);
        await choose(2);
        await see(say.built);
        expect(readdirSync(join(issue, 'dist')).filter((name) => /\.(?:docx|pdf)$/.test(name))).toHaveLength(2);

        await choose(1);
        await see(say.preview);
        window.press('C-c');
        await see(say.stopped);

        // The draft goes out, comes back with a word changed, and the item has the word.
        await choose(3);
        await see(say.built);
        const sent = readdirSync(join(issue, 'dist')).find((name) => name.endsWith('送审稿.docx')) ?? '';
        writeFileSync(join(here, 'back.docx'), editDocx(readFileSync(join(issue, 'dist', sent)), '每月一次', '每月两次'));
        await choose(4);
        await see(say.file);
        window.type(join(here, 'back.docx'));
        window.press('Enter');
        await see(say.write);
        window.press('Enter');
        await see(say.pulled);
        expect(readFileSync(join(issue, item), 'utf8')).toContain('每月两次');

        // The next issue is numbered after this one; where there are two, the menu asks which.
        await choose(7);
        await see(say.second);
        await choose(0);
        await see(say.issue);
        window.press('Escape');
        await choose(8);
        await see(say.counted);

        await see(`◆  ${say.menu}`);
        window.press('Escape');
        await see(ended(0));

        expect(screens.filter((line) => /^\s*[。，；：、）”]/.test(line))).toEqual([]);
        if (language === 'en') expect(screens.filter((line) => /[\u4e00-\u9fff]/.test(line) && !MEANT.test(line))).toEqual([]);
      },
      300_000,
    );

    it('leaves a shell in which bulletin is a command, when it was started by double click', async () => {
      const env = { PATH: join(here, '.tools'), TERM: 'screen-256color', HOME: here, SHELL: '/bin/sh', LANG: 'C.UTF-8' };
      window = openWindow(`click-${process.pid}`, here, env, ['/bin/sh', join(kit(), 'start.sh')]);
      await window.until('做什么');
      window.press('Escape');
      window.press('Enter');
      window.type('bulletin --version');
      window.press('Enter');
      await window.until(`\n${version}\n`);
    });
  });
}

/** A DOCX with words of its text replaced, as a reader who edits it would. */
function editDocx(docx: Uint8Array, from: string, to: string): Uint8Array {
  const files = unzipSync(docx);
  const text = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain(from);
  return zipSync({ ...files, 'word/document.xml': strToU8(text.replace(from, to)) });
}

/** Chinese that is content: names, file names, lines of a file, and examples of what to print. */
const MEANT = /^ +\d+ \| |示例|工作|办公室|云州|领导|科室|报|送|发|简报|制定|某某/;
