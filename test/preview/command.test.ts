import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { disk } from '../build/publication.ts';

const there = disk();

/** A host whose user presses Ctrl-C after the first output, having looked at the page. */
function untilSaid(look: (url: string) => Promise<void>, more: Partial<Host> = {}): Partial<Host> {
  let interrupt = () => {};
  return {
    onInterrupt: (callback) => {
      interrupt = callback;
      return () => {};
    },
    stdout: {
      isTerminal: false,
      write: (text) => {
        void look(text.trim()).then(interrupt, interrupt);
      },
    },
    ...more,
  };
}

describe('bulletin preview', () => {
  it('prints only the address on standard output, serves the page there, and exits with 0', async () => {
    const seen: { url?: string; status?: number; type?: string | null; event?: string } = {};
    const { exit, err } = await there.run(
      ['preview', 'issue-1', '--fonts', 'bundled'],
      untilSaid(async (url) => {
        const answer = await fetch(url);
        const events = await fetch(`${url}events`);
        const { value } = (await events.body?.getReader().read()) ?? {};
        Object.assign(seen, {
          url,
          status: answer.status,
          type: answer.headers.get('content-type'),
          event: new TextDecoder().decode(value),
        });
      }),
    );
    expect([exit, seen.status, seen.type]).toEqual([0, 200, 'text/html; charset=utf-8']);
    expect(seen.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{48}\/$/);
    expect(seen.event).toMatch(/^retry: 1000\ndata: \{"title":"测试简报第1期",/);
    expect(err).toMatch(/^预览已就绪.*\n保存稿件后.*\n预览已结束。\n$/);
    await expect(fetch(seen.url ?? '')).rejects.toThrow();
  });

  it('opens the browser with --open and reports a failure to do so', async () => {
    const opened: string[] = [];
    const seen: string[] = [];
    const openBrowser = async (url: string) => {
      opened.push(url);
      seen.push((await fetch(url)).url, String((await fetch(url)).status));
      return false;
    };
    const quiet = await there.run(
      ['preview', 'issue-1', '--fonts', 'bundled'],
      untilSaid(async () => {}, { openBrowser }),
    );
    expect([quiet.exit, opened]).toEqual([0, []]);
    const { err } = await there.run(
      ['preview', 'issue-1', '--open', '--lang', 'en', '--fonts', 'bundled'],
      untilSaid(async () => {}, { openBrowser }),
    );
    expect(opened).toHaveLength(1);
    // Other users can read a command line, so it contains a ticket for one use, not the address.
    expect(opened[0]).toMatch(/\/[0-9a-f]{48}$/);
    expect(seen).toEqual([expect.stringMatching(/\/[0-9a-f]{48}\/$/), '404']);
    expect(seen[0]).not.toContain(opened[0]);
    expect(err).toContain('Could not open a browser');
  });

  it.each([
    [[], true, 1, '预览已在浏览器里打开。'],
    [['--no-open'], true, 0, '预览已就绪'],
    [[], false, 0, '预览已就绪'],
  ])('with %j at a terminal (%s) opens %i browsers', async (options, isTerminal, count, said) => {
    let opened = 0;
    const openBrowser = async () => {
      opened += 1;
      return true;
    };
    const outside = untilSaid(async () => {}, { openBrowser });
    const stdout = { isTerminal, write: (text: string) => outside.stdout?.write(text) };
    const { err } = await there.run(['preview', 'issue-1', '--fonts', 'bundled', ...options], { ...outside, stdout } as Partial<Host>);
    expect([opened, err]).toEqual([count, expect.stringContaining(said)]);
  });

  it('shows an issue with errors', async () => {
    there.put('issue-1/1.md', '---\ntitle: 甲\n---\n');
    let event = '';
    const { exit } = await there.run(
      ['preview', 'issue-1', '--fonts', 'bundled'],
      untilSaid(async (url) => {
        const { value } = (await (await fetch(`${url}events`)).body?.getReader().read()) ?? {};
        event = new TextDecoder().decode(value);
      }),
    );
    expect([exit, event.includes('"faulty":true'), event.includes('"severity":"error"')]).toEqual([0, true, true]);
  });

  it('rejects a path that is not an issue, an invalid port, and a port in use', async () => {
    expect(await there.run(['preview', 'nowhere'])).toMatchObject({ exit: 2, err: expect.stringContaining('找不到“nowhere”') });
    expect(await there.run(['preview', 'issue-1', '--port', '70000'])).toMatchObject({ exit: 2 });
    let second: { exit: number; err: string } | null = null;
    await there.run(
      ['preview', 'issue-1', '--fonts', 'bundled'],
      untilSaid(async (url) => {
        second = await there.run(['preview', 'issue-1', '--port', new URL(url).port], { onInterrupt: () => () => {} });
      }),
    );
    expect(second).toMatchObject({ exit: 3, err: expect.stringContaining('已被占用') });
    const forbidden = { serve: () => Promise.reject(Object.assign(new Error('forbidden'), { code: 'EACCES' })) };
    expect(await there.run(['preview', 'issue-1', '--fonts', 'bundled'], forbidden)).toMatchObject({
      exit: 3,
      err: expect.stringContaining('无法在本机启动预览服务（EACCES）'),
    });
  });
});
