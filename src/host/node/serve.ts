import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HttpAnswer, HttpRequest, HttpServer } from '../host.ts';

/** Most connections that have not yet had a request answered successfully; a browser opens six at a time. */
const MAX_UNPROVEN = 64;

/** See `Host.serve`. */
export async function serve(port: number | null, answer: (request: HttpRequest) => Promise<HttpAnswer>): Promise<HttpServer> {
  const unproven = new Set<Socket>();
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    // Discard the body.
    request.resume();
    const { method = '', url = '', headers } = request;
    answer({ method, target: url, headers })
      .then((given) => {
        if (given.status < 400) unproven.delete(request.socket);
        else response.shouldKeepAlive = false;
        sendAnswer(given, method === 'HEAD', response);
      })
      .catch(() => response.destroy());
  });
  // Drop the oldest connection that has proven nothing, so that idle ones cannot lock out the browser.
  server.on('connection', (socket) => {
    unproven.add(socket);
    socket.once('close', () => unproven.delete(socket));
    const [oldest] = unproven;
    if (unproven.size > MAX_UNPROVEN) oldest?.destroy();
  });
  // Do not answer what is not HTTP.
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: port ?? 0, host: '127.0.0.1', exclusive: true }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendAnswer({ status, headers, body }: HttpAnswer, headOnly: boolean, response: ServerResponse): void {
  response.writeHead(status, headers);
  if (headOnly) response.end();
  else if (typeof body !== 'function') response.end(body);
  else {
    const onClose = body((text) => response.write(text));
    response.once('close', onClose);
  }
}
