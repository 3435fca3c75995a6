import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { type PulledChanges, pullIssue, writePulled } from '../../src/review/pull-issue.ts';
import { recoverFolder } from '../../src/write/recover.ts';
import { type MemoryHost, memoryHost } from '../memory-host.ts';
import { commented, DOCX, front, ISSUE, issueOf, reworded, textsOf } from './pulling.ts';

/** Someone else saves, or the process is killed, while `review pull` writes. */

const OLD = {
  'a.md': `${front()}\n设置课程表，每月考核一次。\n`,
  'b.md': `${front({ title: '乙县开展比武', source: '乙县' })}\n乙县组织部开展岗位比武。\n`,
  'c.md': `${front({ title: '甲县推进试点' })}\n甲县选取三个村试点。\n`,
};
const SAVED = `${OLD['b.md']}\n编辑刚加的一段。\n`;

const WRITING = ['create', 'rename', 'replace', 'removeIf', 'keep', 'remove'] as const;
const ALL = [...WRITING, 'list', 'stat', 'readFile', 'realPath', 'digest', 'makeFolder'] as const;

let pulled: PulledChanges;
let changed: Record<string, string>;
let disk: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const { host, document } = await issueOf(OLD);
  const edits = [reworded('每月', '每季'), reworded('岗位比武', '岗位大比武'), reworded('三个村', '五个村')];
  const edited = edits.reduce((bytes, edit) => edit(bytes), document);
  host.files.set(DOCX, commented(edited, [{ author: '王五', text: '核实数字', on: '五个村' }]));
  pulled = await pullIssue(host, DOCX, { issue: ISSUE });
  expect(pulled.files.map(({ name }) => name).sort()).toEqual(['a.md', 'b.md', 'c.md', 'c.remarks.yaml']);
  disk = new Map(host.files);
  await writePulled(host, pulled);
  changed = textsOf(host);
});

function newHost(): MemoryHost {
  return memoryHost(Object.fromEntries(disk));
}

/** A host that calls `before` with the number of each call, before it is made. */
function intercept(host: MemoryHost, kinds: readonly (keyof Host)[], before: (count: number) => void): Host {
  let count = 0;
  const wrap =
    (kind: keyof Host) =>
    async (...args: unknown[]) => {
      count += 1;
      before(count);
      return (host[kind] as (...args: unknown[]) => unknown)(...args);
    };
  return { ...host, ...Object.fromEntries(kinds.map((kind) => [kind, wrap(kind)])) };
}

async function countCalls(kinds: readonly (keyof Host)[]): Promise<number> {
  let calls = 0;
  await writePulled(
    intercept(newHost(), kinds, (count) => {
      calls = count;
    }),
    pulled,
  );
  return calls;
}

function listLeftovers(host: MemoryHost): readonly string[] {
  return [...host.files.keys()].filter((path) => path.startsWith(`${ISSUE}/.bulletin.`));
}

describe('a save while review pull writes', () => {
  it('is never lost, and the other files change all or none', async () => {
    const calls = await countCalls(ALL);
    expect(calls).toBeGreaterThan(40);
    const outcomes = new Set<string>();
    for (let at = 1; at <= calls; at += 1) {
      const host = newHost();
      const editor = intercept(host, ALL, (count) => {
        if (count === at) host.files.set(`${ISSUE}/b.md`, new TextEncoder().encode(SAVED));
      });
      const outcome = await writePulled(editor, pulled).then(
        () => 'written',
        () => 'refused',
      );
      const texts = textsOf(host);
      const expected = outcome === 'written' ? changed : { ...changed, ...OLD };
      if (outcome === 'refused') delete (expected as Record<string, string>)['c.remarks.yaml'];
      expect(texts, `saved before call ${at}`).toEqual({ ...expected, 'b.md': SAVED });
      expect(listLeftovers(host)).toEqual([]);
      outcomes.add(outcome);
    }
    expect([...outcomes].sort()).toEqual(['refused', 'written']);
  });
});

describe('review pull killed while it writes', () => {
  it('is finished or undone by the next command, with nothing left over', async () => {
    const calls = await countCalls(WRITING);
    expect(calls).toBeGreaterThan(15);
    const outcomes = new Set<string>();
    for (let at = 1; at <= calls; at += 1) {
      const host = newHost();
      const mortal = intercept(host, WRITING, (count) => {
        if (count >= at) throw new Error('killed');
      });
      await expect(writePulled(mortal, pulled)).rejects.toThrow();
      const next = { ...host, owner: { ...host.owner, pid: 101 }, isRunning: (pid: number) => pid === 101 };
      await recoverFolder(next, ISSUE);
      const texts = textsOf(host);
      const isNew = 'c.remarks.yaml' in texts;
      expect(texts, `killed at call ${at}`).toEqual(isNew ? changed : expect.objectContaining(OLD));
      expect(listLeftovers(host)).toEqual([]);
      outcomes.add(isNew ? 'finished' : 'undone');
    }
    expect([...outcomes].sort()).toEqual(['finished', 'undone']);
  });
});
