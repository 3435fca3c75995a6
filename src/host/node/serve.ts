import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer, HttpRequest, HttpServer } from '../host.ts';

/** A browser opens six connections to a server, and one stays open for each page that is shown. */
const MAX_CONNECTIONS = 64;

/** See `Host.serve`. */
export async function serve(port: number | null, answer: (request: HttpRequest) => Promise<HttpAnswer>): Promise<HttpServer> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    // Discard the body.
    request.resume();
    const { method = '', url = '', headers } = request;
    answer({ method, target: url, headers })
      .then((given) => sendAnswer(given, method === 'HEAD', response))
      .catch(() => response.destroy());
  });
  server.maxConnections = MAX_CONNECTIONS;
  // No answer to what is not HTTP.
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
