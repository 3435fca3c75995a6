import { expect } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { COMMANDS, counting, createDesk, WRITING } from './desk.ts';
import type { Promised } from './promise.ts';

export const sourcesWhole: Promised = {
  number: 14,
  zh: '稿件要么全改，要么不改',
  en: 'Sources are changed whole',
  run: async ({ of, folder }) => {
    const desk = await createDesk(folder);
    // No process has this number, so that its locks are dead.
    const dying = (host: Host): Host => ({ ...host, owner: { ...host.owner, pid: 2 ** 22 + 7 } });
    const seen = { old: 0, new: 0, said: 0 };
    let kills = 0;
    for (const command of [['check', 'issue-1', '--fix'], COMMANDS[6] ?? [], COMMANDS[7] ?? [], COMMANDS[8] ?? []]) {
      desk.reset();
      const before = desk.held();
      let total = 0;
      await desk.run(command, (host) =>
        counting(host, WRITING, (count) => {
          total = count;
        }),
      );
      const after = desk.held();
      expect(total, command.join(' ')).toBeGreaterThan(5);
      for (let at = 1; at <= total; at += of(1, 5)) {
        desk.reset();
        await desk.run(command, (host) =>
          counting(dying(host), WRITING, (count) => {
            if (count >= at) throw new Error('killed');
          }),
        );
        const { said } = await desk.run(['ls']);
        const found = desk.held();
        expect([before, after], `${command.join(' ')}, killed at ${at}\n${said}`).toContainEqual(found);
        const isNew = JSON.stringify(found) !== JSON.stringify(before);
        seen[isNew ? 'new' : 'old'] += 1;
        if (/没有做完/.test(said)) seen.said += 1;
        kills += 1;
      }
    }
    if (of(1, 0) === 1) expect(Math.min(seen.old, seen.new, seen.said)).toBeGreaterThan(0);
    return `${kills} kills, one at every change of the disk by check --fix, new and import: ${seen.old} old, ${seen.new} new after the next command, which told ${seen.said} times; no file of ours left`;
  },
};
