import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { COMMANDS, counting, createDesk, LOOKING, WRITING } from './desk.ts';
import type { Promised } from './promise.ts';

const SAVED = '---\ntitle: 第一篇\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n编辑刚刚存盘,正文。\n';

export const secondHand: Promised = {
  number: 13,
  zh: '别人正在改的文件不会被覆盖',
  en: 'A second hand is safe',
  run: async ({ of, folder }) => {
    const desk = await createDesk(folder);
    const kinds = [...LOOKING, ...WRITING];
    let saves = 0;
    let told = 0;
    for (const { command, file } of [
      { command: ['check', 'issue-1', '--fix'], file: 'issue-1/1.md' },
      { command: ['check', 'issue-1', '--fix'], file: 'issue-1/2.md' },
      { command: COMMANDS[6] ?? [], file: 'issue-1/03-甲县.md' },
      { command: COMMANDS[8] ?? [], file: 'issue-1/03-甲县.md' },
    ]) {
      desk.reset();
      let total = 0;
      await desk.run(command, (host) =>
        counting(host, kinds, (count) => {
          total = count;
        }),
      );
      for (let at = 1; at <= total; at += of(1, 9)) {
        desk.reset();
        let isSaved = false;
        const { exit, said } = await desk.run(command, (host) =>
          counting(host, kinds, (count) => {
            if (count !== at) return;
            writeFileSync(desk.path(file), SAVED);
            isSaved = true;
          }),
        );
        if (!isSaved) continue;
        saves += 1;
        const found = readFileSync(desk.path(file), 'utf8');
        // Saved before it was read, it is mended as it was saved.
        expect([SAVED, SAVED.replace('存盘,', '存盘，')], `${command.join(' ')}: ${file} saved at step ${at}\n${said}`).toContain(found);
        expect([0, 1, 2, 3], said).toContain(exit);
        if (exit === 3) told += 1;
        expect(Object.keys(desk.held()).filter((name) => /\.bulletin\.(?!yaml\.swp|mine\.md)/.test(name))).toEqual([]);
      }
    }
    for (const command of COMMANDS) {
      desk.reset();
      await desk.run(command);
      for (const name of ['issue-1/.bulletin.yaml.swp', 'issue-1/.bulletin.mine.md']) {
        expect(existsSync(desk.path(name)), `${name} after ${command.join(' ')}`).toBe(true);
      }
    }
    return `${saves} saves, one at every step of check --fix, new and import (${told} told as conflicts): none lost; files that only look like ours survive ${COMMANDS.length} commands`;
  },
};
