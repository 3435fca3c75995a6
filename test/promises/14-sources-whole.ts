import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { start } from '../build/whole-processes.ts';
import { edited } from '../pull/pulling.ts';
import { COMMANDS, counting, createDesk, type Desk, WRITING } from './desk.ts';
import type { Promised, Trial } from './promise.ts';

/** Every command that changes sources, but for `review pull`. */
const CHANGING = [['check', 'issue-1', '--fix'], COMMANDS[6] ?? [], COMMANDS[7] ?? [], COMMANDS[8] ?? []];
const PULL = ['review', 'pull', 'returned.docx', 'issue-1', '--yes'];

export const sourcesWhole: Promised = {
  number: 14,
  zh: '稿件要么全改，要么不改',
  en: 'Sources are changed whole',
  run: async (trial) => {
    const desk = await createDesk(trial.folder);
    return `${await simulated(trial, desk)}; ${await killed(trial, desk)}; no file of ours left`;
  },
};

/** Every call that changes the disk fails, in this process. */
async function simulated({ of }: Trial, desk: Desk): Promise<string> {
  // No process has this number, so that its locks are dead.
  const dying = (host: Host): Host => ({ ...host, owner: { ...host.owner, pid: 2 ** 22 + 7 } });
  const seen = { old: 0, new: 0, said: 0 };
  for (const command of CHANGING) {
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
      await recovered(desk, [before, after], `${command.join(' ')}, failing at ${at}`, seen);
    }
  }
  if (of(1, 0) === 1) expect(Math.min(seen.old, seen.new, seen.said)).toBeGreaterThan(0);
  return `${seen.old + seen.new} calls that fail, one at every change of the disk by check --fix, new and import: ${seen.old} old, ${seen.new} new after the next command`;
}

/** `kill -9` of a real process right before every change of the disk; then of the command that recovers, amid its work. */
async function killed({ of }: Trial, desk: Desk): Promise<string> {
  const seen = { old: 0, new: 0, said: 0 };
  const dies = async (argv: readonly string[], at: number) => {
    const { code, out, err } = await start(desk.path(''), argv, {
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'kill-at.cjs')}`,
      KILL_AT: String(at),
    }).ended;
    expect([null, 0, 1], out + err).toContain(code);
    return code === null;
  };
  const returned = editBuilt(desk);
  for (const command of of(1, 9) === 1 ? [...CHANGING, PULL] : [PULL]) {
    const begin = () => {
      desk.reset();
      if (command === PULL) writeFileSync(desk.path('returned.docx'), returned);
    };
    begin();
    const before = desk.held();
    await desk.run(command);
    const after = desk.held();
    expect(after, command.join(' ')).not.toEqual(before);
    for (let at = of(1, 12); ; at += of(1, 20)) {
      begin();
      if (!(await dies(command, at))) break;
      await dies(['ls'], 1 + (at % 9));
      await recovered(desk, [before, after], `${command.join(' ')}, killed at ${at}`, seen);
    }
  }
  if (of(1, 0) === 1) expect(Math.min(seen.old, seen.new, seen.said)).toBeGreaterThan(0);
  return `${seen.old + seen.new} × kill -9 at a rename, link, removal or write of check --fix, new, import and review pull, and again of the recovery: ${seen.old} old, ${seen.new} new, told ${seen.said} times`;
}

/** Runs the next command, and expects the old sources or the new. */
async function recovered(desk: Desk, either: readonly unknown[], what: string, seen: { old: number; new: number; said: number }) {
  const { said } = await desk.run(['ls']);
  const found = desk.held();
  expect(either, `${what}\n${said}`).toContainEqual(found);
  seen[JSON.stringify(found) === JSON.stringify(either[0]) ? 'old' : 'new'] += 1;
  if (/没有做完/.test(said)) seen.said += 1;
}

/** The DOCX with two words changed, as it comes back from a reviewer. */
function editBuilt(desk: Desk): Uint8Array {
  desk.reset();
  const dist = desk.path('issue-1/dist');
  const name = readdirSync(dist).find((each) => each.endsWith('.docx')) ?? '';
  return edited(readFileSync(join(dist, name)), (xml) => xml.replace('又一段', '另一段').replace('第一篇', '头一篇'));
}
