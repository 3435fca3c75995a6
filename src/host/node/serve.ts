import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer, HttpRequest, Served } from '../host.ts';

/** Connections at most: a browser opens six to a server, and one stays open for each page that is shown. */
const CONNECTIONS = 64;

/** See `Host.serve`. */
export async function serve(port: number | null, answer: (request: HttpRequest) => Promise<HttpAnswer>): Promise<Served> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    // Whatever is sent along is let run off unread.
    request.resume();
    const { method = '', url = '', headers } = request;
    answer({ method, target: url, headers })
      .then((given) => send(given, method === 'HEAD', response))
      .catch(() => response.destroy());
  });
  server.maxConnections = CONNECTIONS;
  // What is no HTTP gets no answer.
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen({ port: port ?? 0, host: '127.0.0.1', exclusive: true }, listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function send({ status, headers, body }: HttpAnswer, headOnly: boolean, response: ServerResponse): void {
  response.writeHead(status, headers);
  if (headOnly) response.end();
  else if (typeof body !== 'function') response.end(body);
  else {
    const hungUp = body((text) => response.write(text));
    response.once('close', hungUp);
  }
}
