import { resolve } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { answering } from './answers.ts';
import { pageFiles } from './document.ts';
import { following } from './live.ts';
import { newPreview, type PreviewOptions } from './session.ts';

export interface PreviewCommand extends PreviewOptions {
  /** Null for any that is free. */
  readonly port: number | null;
}

/** A preview at work. */
export interface Preview {
  /** The address only the user knows: http://127.0.0.1:40123/…/ */
  readonly url: string;
  /** Another address that leads to it once, for a command line, which every user of a machine can read. */
  ticket(): string;
  /** Whether there are pages to be seen at once. */
  readonly pages: number;
  close(): Promise<void>;
}

/** Of eight hexadecimal digits each: 192 bits. */
const TOKENS = 6;

/**
 * Shows an issue's pages in a browser of this machine, and follows what changes. Nothing is written to the disk. Throws a Failure when the
 * path is no issue or the port is taken.
 */
export async function preview(host: Host, { port, ...options }: PreviewCommand): Promise<Preview> {
  const { folder } = await locateIssue(host, options.issue);
  const session = newPreview(host, { ...options, issue: folder });
  const files = await pageFiles(host, options.language);
  const listeners = new Set<(text: string) => void>();
  const tell = () => {
    for (const send of listeners) send(event(session.state));
  };

  const draw = () => Array.from({ length: TOKENS }, () => host.token()).join('');
  const secret = draw();
  const tickets = new Set<string>();
  let answer: ReturnType<typeof answering> | null = null;
  const served = await host
    .serve(port, async (request) => {
      // The port is in what is answered, and it is known when the server listens.
      answer ??= answering(
        {
          files,
          page: session.page,
          download: session.download,
          events: (send) => {
            listeners.add(send);
            send(`retry: 1000\n${event(session.state)}`);
            return () => listeners.delete(send);
          },
        },
        { port: served.port, secret, redeem: (word) => tickets.delete(word) },
      );
      return answer(request);
    })
    .catch((error) => {
      throw unservable(port, error as NodeJS.ErrnoException);
    });
  const stop = await following(host, resolve(folder), {
    others: () => session.folders,
    refresh: async () => {
      if (await session.refresh()) tell();
    },
  });
  return {
    url: `http://127.0.0.1:${served.port}/${secret}/`,
    ticket: () => {
      const word = draw();
      tickets.add(word);
      return `http://127.0.0.1:${served.port}/${word}`;
    },
    pages: session.state.pages.length,
    close: async () => {
      stop();
      await served.close();
    },
  };
}

/** One event of `text/event-stream`; JSON has no line end in it. */
function event(state: object): string {
  return `data: ${JSON.stringify(state)}\n\n`;
}

function unservable(port: number | null, { code }: NodeJS.ErrnoException): Failure {
  if (code === 'EADDRINUSE') {
    return new Failure(
      'surroundings',
      { zh: `端口 ${port} 已被占用`, en: `Port ${port} is in use` },
      { zh: '请换一个端口，或不写 --port', en: 'Choose another one, or leave out --port' },
    );
  }
  return new Failure('surroundings', { zh: `不能在本机开预览服务（${code}）`, en: `Cannot serve on this machine (${code})` });
}
