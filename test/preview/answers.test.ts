import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { createResponder, type Resources } from '../../src/preview/answers.ts';

/** Requests over the machine's network card, as a browser or an attacker would send them. */

const HASH = 'a'.repeat(64);
const SECRET = '0123456789abcdef0123456789abcdef0123456789abcdef';
let hungUp = 0;
const tickets = new Set<string>();

const offer: Resources = {
  files: new Map([
    ['', { type: 'text/html; charset=utf-8', body: '<!doctype html>' }],
    ['page.js', { type: 'text/javascript; charset=utf-8', body: 'start();' }],
  ]),
  page: (hash) => (hash === HASH ? '<svg/>' : null),
  download: async (format) => (format === 'pdf' ? { file: "安庆'信息(1).pdf", data: new Uint8Array([37, 80, 68, 70]) } : null),
  fix: null,
  events: (send) => {
    send('data: {}\n\n');
    return () => {
      hungUp += 1;
    };
  },
};

let served: HttpServer;
beforeAll(async () => {
  served = await nodeHost().serve(null, (asked) =>
    createResponder(offer, { port: served.port, secret: SECRET, redeem: (word) => tickets.delete(word) })(asked),
  );
});
afterAll(() => served.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function ask(path: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port: served.port, path, method, headers }, (answer) => {
      let body = '';
      answer.on('data', (text) => {
        body += text;
        // A stream of events never ends by itself.
        if (answer.headers['content-type']?.startsWith('text/event-stream')) sent.destroy();
      });
      answer.on('close', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      answer.on('error', () => {});
    });
    sent.on('error', (error) => failed(error));
    sent.end();
  });
}

const home = `/${SECRET}/`;

describe('the preview’s server', () => {
  it('answers the user’s own browser, under names of this machine only', async () => {
    expect(await ask(home)).toMatchObject({ status: 200, body: '<!doctype html>' });
    const { port } = served;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      expect((await ask(home, { headers: { host, origin: `http://${host.toLowerCase()}`, 'sec-fetch-site': 'same-origin' } })).status).toBe(
        200,
      );
    }
  });

  it('refuses every other host', async () => {
    const { port } = served;
    const hosts = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1:${port}.evil.example`,
      `[::1]:${port}`,
    ];
    for (const host of hosts) expect([host, (await ask(home, { headers: { host } })).status]).toEqual([host, 403]);
  });

  it('refuses every other origin, and requests that the browser marks as cross-site', async () => {
    const { port } = served;
    for (const origin of ['https://evil.example', 'null', `https://127.0.0.1:${port}`, `http://localhost:${port}`, 'http://127.0.0.1']) {
      expect([origin, (await ask(home, { headers: { origin } })).status]).toEqual([origin, 403]);
    }
    for (const site of ['cross-site', 'same-site', 'x']) {
      expect([site, (await ask(home, { headers: { 'sec-fetch-site': site } })).status]).toEqual([site, 403]);
    }
    for (const site of ['same-origin', 'none']) expect((await ask(home, { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  it('fixes on POST with Origin only, and only if that was allowed', async () => {
    const asked: string[] = [];
    const respond = createResponder(
      {
        ...offer,
        fix: async (id) => {
          asked.push(id);
          return id === HASH;
        },
      },
      { port: 1, secret: SECRET, redeem: () => false },
    );
    const post = async (name: string, headers: Record<string, string> = { origin: 'http://127.0.0.1:1' }) =>
      (await respond({ method: 'POST', target: `/${SECRET}/${name}`, headers: { host: '127.0.0.1:1', ...headers } })).status;
    expect(await post(`fix/${HASH}`)).toBe(200);
    expect(await post(`fix/${'b'.repeat(64)}`)).toBe(409);
    expect([await post('fix/../x'), await post('page.js'), await post('')]).toEqual([404, 404, 404]);
    expect(await post(`fix/${HASH}`, {})).toBe(403);
    expect(await post(`fix/${HASH}`, { origin: 'http://elsewhere.invalid' })).toBe(403);
    expect(
      (await respond({ method: 'POST', target: `/x/fix/${HASH}`, headers: { host: '127.0.0.1:1', origin: 'http://127.0.0.1:1' } })).status,
    ).toBe(404);
    expect(asked).toEqual([HASH, 'b'.repeat(64)]);
    expect((await ask(`${home}fix/${HASH}`)).status).toBe(404);
  });

  it('reads and never writes by default', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
      const answer = await ask(home, { method });
      expect([method, answer.status, answer.headers['access-control-allow-origin']]).toEqual([method, 405, undefined]);
    }
    expect(await ask(home, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it('gives nothing without the secret, and no file of the disk with it', async () => {
    const paths = [
      '/',
      '/favicon.ico',
      `/${SECRET}`,
      `/${SECRET.slice(1)}/`,
      `/${SECRET}0/`,
      `/${SECRET.toUpperCase()}/`,
      `//${SECRET}/`,
      `${home}../${SECRET}/`,
      `${home}../../../../etc/passwd`,
      `${home}..%2f..%2fetc%2fpasswd`,
      `${home}pages/../page.js`,
      `${home}pages/${HASH}.svg/`,
      `${home}pages/${'b'.repeat(64)}.svg`,
      `${home}download/docx`,
      `${home}download/exe`,
      `${home}constructor`,
      `http://127.0.0.1/${SECRET}/`,
    ];
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 404]);
    expect((await ask(`${home}?x=1`)).status).toBe(200);
  });

  it('redirects a ticket to the secret, once', async () => {
    tickets.add('ticket');
    for (const path of ['/ticket/', '/ticket/page.js']) expect((await ask(path)).status).toBe(404);
    expect((await ask('/ticket', { method: 'HEAD' })).status).toBe(404);
    expect((await ask('/ticket', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect(await ask('/ticket')).toMatchObject({ status: 303, headers: { location: home } });
    expect((await ask('/ticket')).status).toBe(404);
  });

  it('sends the policy with every answer, also with refusals', async () => {
    for (const path of [home, `${home}page.js`, `${home}download/pdf`, `${home}events`, '/', `${home}pages/${HASH}.svg`]) {
      const { headers } = await ask(path);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; /);
      for (const part of ["frame-ancestors 'none'", "base-uri 'none'"]) expect(policy).toContain(part);
    }
    const policy = String((await ask(home)).headers['content-security-policy']);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect((await ask(`${home}pages/${HASH}.svg`)).headers['content-security-policy']).toMatch(/; sandbox$/);
  });

  it('names a download in every script, with its type', async () => {
    const { headers, body } = await ask(`${home}download/pdf`);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="bulletin.pdf"; filename*=UTF-8''%E5%AE%89%E5%BA%86%27%E4%BF%A1%E6%81%AF%281%29.pdf`,
    });
    expect(body).toBe('%PDF');
  });

  it('sends events until the browser disconnects', async () => {
    const before = hungUp;
    expect(await ask(`${home}events`)).toMatchObject({ status: 200, body: 'data: {}\n\n' });
    await expect.poll(() => hungUp).toBe(before + 1);
  });

  it('answers the browser while others hold idle connections, and keeps its event stream', async () => {
    const events = await fetch(`http://127.0.0.1:${served.port}${home}events`);
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const idle = await Promise.all(
      Array.from({ length: 80 }, async () => {
        const socket = connect(served.port, '127.0.0.1').on('error', () => {});
        await once(socket, 'connect');
        return socket;
      }),
    );
    expect((await ask(home)).status).toBe(200);
    const next = reader.read();
    expect(await Promise.race([next.then(() => 'ended'), new Promise((done) => setImmediate(done, 'open'))])).toBe('open');
    await reader.cancel();
    for (const socket of idle) socket.destroy();
  });

  it('frees its port when it is closed, even with open connections', async () => {
    const other = await nodeHost().serve(null, (asked) =>
      createResponder(offer, { port: other.port, secret: SECRET, redeem: () => false })(asked),
    );
    const ended = fetch(`http://127.0.0.1:${other.port}${home}events`).then((answer) => answer.text().catch(() => 'hung up'));
    await expect.poll(() => fetch(`http://127.0.0.1:${other.port}${home}`).then(({ status }) => status)).toBe(200);
    await other.close();
    expect(await ended).toBe('hung up');
    const again = await nodeHost().serve(other.port, async () => ({ status: 204, headers: {}, body: '' }));
    expect(again.port).toBe(other.port);
    await again.close();
  });
});
