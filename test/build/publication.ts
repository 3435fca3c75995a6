import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';

export const BULLETIN = `name: 测试简报
publisher: 测试办公室
sections: [{ title: 动态 }]
sources: [{ name: 甲县 }]
`;

/** An item of that publication. */
export function item(title: string, body = '正文。'): string {
  return `---\ntitle: ${title}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n${body}\n`;
}

/** A publication on a real disk, created anew for each test of a file, with issue-1 in it. */
export interface Disk {
  readonly home: string;
  put(path: string, content: string | Uint8Array): void;
  /** Runs a command line there. */
  run(argv: readonly string[], host?: Partial<Host>): Promise<{ readonly exit: number; readonly out: string; readonly err: string }>;
}

export function disk(): Disk {
  let home = '';
  const put: Disk['put'] = (path, content) => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'bulletin-archive-'));
    put('bulletin.yaml', BULLETIN);
    put('issue-1/issue.yaml', 'date: 2026-03-02\n');
    put('issue-1/1.md', item('第一篇'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  return {
    get home() {
      return home;
    },
    put,
    run: async (argv, host = {}) => {
      const said = { out: '', err: '' };
      const stream = (key: 'out' | 'err') => ({
        isTerminal: false,
        write: (text: string) => {
          said[key] += text;
        },
      });
      const outside = { ...nodeHost(), cwd: home, env: {}, stdout: stream('out'), stderr: stream('err'), ...host };
      return { exit: await main(argv, outside), ...said };
    },
  };
}
