import { resolve } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { createResponder } from './answers.ts';
import { readPageFiles } from './document.ts';
import { followChanges } from './live.ts';
import { createPreviewSession, type PreviewOptions } from './session.ts';

export interface PreviewCommand extends PreviewOptions {
  /** Null for any free port. */
  readonly port: number | null;
}

/** A running preview. */
export interface Preview {
  /** URL with the secret: http://127.0.0.1:40123/…/ */
  readonly url: string;
  /** Creates a URL that gives access once. For command lines, which every user of the machine can read. */
  ticket(): string;
  /** Number of pages at the start. */
  readonly pages: number;
  close(): Promise<void>;
}

/** Tokens in a secret: eight hexadecimal digits each, 192 bits in all. */
const TOKENS = 6;

/**
 * Serves an issue's pages to a browser on this machine and updates them on every change. Writes nothing to the disk.
 *
 * @throws Failure when the issue does not exist or the port is in use
 */
export async function preview(host: Host, { port, ...options }: PreviewCommand): Promise<Preview> {
  const { folder } = await locateIssue(host, options.issue);
  const session = createPreviewSession(host, { ...options, issue: folder });
  const files = await readPageFiles(host, options.language);
  const listeners = new Set<(text: string) => void>();
  const broadcast = () => {
    for (const send of listeners) send(formatEvent(session.state));
  };

  const createToken = () => Array.from({ length: TOKENS }, () => host.token()).join('');
  const secret = createToken();
  const tickets = new Set<string>();
  let respond: ReturnType<typeof createResponder> | null = null;
  const served = await host
    .serve(port, async (request) => {
      // The responder needs the port, which is known once the server listens.
      respond ??= createResponder(
        {
          files,
          page: session.page,
          fix: options.allowFixes === true ? session.fix : null,
          download: session.download,
          events: (send) => {
            listeners.add(send);
            send(`retry: 1000\n${formatEvent(session.state)}`);
            return () => listeners.delete(send);
          },
        },
        { port: served.port, secret, redeem: (ticket) => tickets.delete(ticket) },
      );
      return respond(request);
    })
    .catch((error) => {
      throw cannotServe(port, error as NodeJS.ErrnoException);
    });
  const stop = await followChanges(host, resolve(folder), {
    others: () => session.folders,
    refresh: async () => {
      if (await session.refresh()) broadcast();
    },
  });
  return {
    url: `http://127.0.0.1:${served.port}/${secret}/`,
    ticket: () => {
      const ticket = createToken();
      tickets.add(ticket);
      return `http://127.0.0.1:${served.port}/${ticket}`;
    },
    pages: session.state.pages.length,
    close: async () => {
      stop();
      await served.close();
    },
  };
}

/** Formats an event of `text/event-stream`. JSON contains no line ends. */
function formatEvent(state: object): string {
  return `data: ${JSON.stringify(state)}\n\n`;
}

function cannotServe(port: number | null, { code }: NodeJS.ErrnoException): Failure {
  if (code === 'EADDRINUSE') {
    return new Failure(
      'environment',
      { zh: `端口 ${port} 已被占用`, en: `Port ${port} is in use` },
      { zh: '请换一个端口，或不写 --port', en: 'Choose another port, or omit --port' },
    );
  }
  return new Failure('environment', { zh: `无法在本机启动预览服务（${code}）`, en: `Cannot start a local server (${code})` });
}
