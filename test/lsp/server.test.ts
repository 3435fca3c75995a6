import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { CodeAction, CompletionList, Diagnostic, DocumentSymbol, Hover, InitializeResult } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nodeHost } from '../../src/host/node/index.ts';
import { serve } from '../../src/lsp/index.ts';

/** Drives the real process, and the server in this one, by the client of the protocol's own library. */
const root = join(import.meta.dirname, '..', '..');
const work = realpathSync(mkdtempSync(join(tmpdir(), 'bulletin-lsp-')));
const home = join(work, '刊 物');
const item = join(home, 'issue-12', '01-yuexi.md');
const uri = pathToFileURL(item).href;
let original: string;

beforeAll(() => {
  cpSync(join(root, 'examples'), home, { recursive: true, filter: (path) => !path.endsWith('dist') });
  original = readFileSync(item, 'utf8');
});
afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 10 }));

/** A server to talk to. */
interface Server {
  readonly output: Readable;
  readonly input: Writable;
  /** Resolves to the exit code once the server was told to exit. */
  exited(): Promise<number | null>;
}

/** The real process; what it writes to standard error is shown to the user. */
function startProcess(shown: string[]): Server {
  const child = spawn(process.execPath, [join(root, 'bin', 'bulletin.js'), 'lsp', '--lang', 'en', '--stdio'], { cwd: work });
  child.stderr.on('data', (data) => shown.push(String(data)));
  return { output: child.stdout, input: child.stdin, exited: () => new Promise((done) => child.on('exit', done)) };
}

/** The server in this process, which `npm run coverage` counts. It ends its process, so that is only noted. */
function startHere(): Server {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never);
  serve({ ...nodeHost(), cwd: work, openStdio: () => ({ input, output }) }, 'en');
  const exited = async () => {
    await vi.waitFor(() => expect(exit).toHaveBeenCalled());
    const [code] = exit.mock.calls[0] ?? [];
    exit.mockRestore();
    return Number(code);
  };
  return { input, output, exited };
}

describe.each([
  ['in a process of its own', startProcess],
  ['in this process', startHere],
])('bulletin lsp, %s', (_, start) => {
  let server: Server;
  let client: MessageConnection;
  const published = new Map<string, readonly Diagnostic[]>();
  const shown: string[] = [];
  let version = 0;

  beforeAll(async () => {
    server = start(shown);
    client = createMessageConnection(new StreamMessageReader(server.output), new StreamMessageWriter(server.input));
    client.onNotification('textDocument/publishDiagnostics', (found) => {
      published.set(found.uri, found.diagnostics);
    });
    client.onNotification('window/showMessage', ({ message }) => {
      shown.push(message);
    });
    client.onNotification('window/logMessage', ({ message }) => {
      shown.push(message);
    });
    client.listen();
    const { capabilities } = await client.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    expect(capabilities).toMatchObject({ hoverProvider: true, documentSymbolProvider: true });
    await client.sendNotification('initialized', {});
  });
  afterAll(async () => {
    await client.sendRequest('shutdown');
    const ended = server.exited();
    await client.sendNotification('exit');
    expect(await ended).toBe(0);
    client.dispose();
  });

  let opened: string[] = [];
  afterEach(async () => {
    for (const address of opened) await client.sendNotification('textDocument/didClose', { textDocument: { uri: address } });
    opened = [];
  });

  const open = (text: string, address = uri) => {
    opened.push(address);
    const textDocument = { uri: address, languageId: 'markdown', version: ++version, text };
    return client.sendNotification('textDocument/didOpen', { textDocument });
  };
  const change = (text: string) =>
    client.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ text }] });
  const findings = (check: (codes: readonly unknown[]) => void, address = uri) =>
    vi.waitFor(() => check((published.get(address) ?? []).map(({ code }) => code)), { timeout: 20_000, interval: 20 });
  /** The position of the cursor, marked by ‸ in a text. */
  const cursorIn = (text: string) => TextDocument.create('', '', 0, text.replace('‸', '')).positionAt(text.indexOf('‸'));
  const faulty = () => original.replace('source: 岳西县委组织部', 'source: 岳西县委组职部').replace('。', '。。');

  it('publishes the findings of unsaved text, and clears them', async () => {
    await open(faulty());
    await findings((codes) => expect(codes).toEqual(expect.arrayContaining(['source-known', 'marks-single'])));
    const found = published.get(uri)?.find(({ code }) => code === 'source-known');
    const line = faulty().split('\n').indexOf('source: 岳西县委组职部');
    expect(found).toMatchObject({
      source: 'bulletin',
      severity: 1,
      range: { start: { line, character: 8 }, end: { line, character: 15 } },
      message: expect.stringContaining('岳西县委组职部'),
    });
    await change(original);
    await findings((codes) => expect(codes).not.toContain('source-known'));
    expect(readFileSync(item, 'utf8')).toBe(original);
  });

  it('offers certain fixes as preferred, suggestions as not, and all safe fixes at once', async () => {
    const text = faulty();
    await open(text);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const ask = (only?: string[]) =>
      client.sendRequest<CodeAction[]>('textDocument/codeAction', {
        ...{ textDocument: { uri }, range },
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });
    const actions = await ask();
    const source = actions.find(({ title }) => title === 'Change to “岳西县委组织部”');
    expect(source).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'source-known' }] });
    expect(source?.isPreferred).toBeUndefined();
    const apply = (action: CodeAction | undefined) =>
      TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), action?.edit?.changes?.[uri] ?? []);
    expect(apply(source)).toBe(text.replace('岳西县委组职部', '岳西县委组织部'));
    const marks = actions.find(({ title }) => title === 'Fix: marks-single');
    expect(marks?.isPreferred).toBe(true);
    expect(apply(marks)).toBe(text.replace('。。', '。'));
    const [all, ...others] = await ask(['source.fixAll']);
    expect([all?.kind, others]).toEqual(['source.fixAll.bulletin', []]);
    expect(apply(all)).toBe(text.replace('。。', '。'));
    expect((await ask(['quickfix'])).map(({ kind }) => kind)).not.toContain('source.fixAll.bulletin');
    expect(await ask(['refactor'])).toEqual([]);
  });

  it.each([
    ['a source by name', 'source: 岳西‸', '岳西县委组织部'],
    ['a source by pinyin', 'source: yxx‸', '岳西县委组织部'],
    ['a source by pinyin, with the Chinese key', '来源: yxx‸', '岳西县委组织部'],
    ['a category', 'category: 市‸', '市内信息'],
    ['a category where nothing is typed', '类别: ‸', '市内信息'],
  ])('completes %s', async (_, line, expected) => {
    const marked = original.replace(/^(?:source|来源|category|类别):.*$/m, line);
    await open(marked.replace('‸', ''));
    const { items } = await client.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: cursorIn(marked),
    });
    expect(items.map(({ label }) => label)).toContain(expected);
    const edit = items.find(({ label }) => label === expected)?.textEdit;
    const done = TextDocument.applyEdits(
      TextDocument.create(uri, '', 0, marked.replace('‸', '')),
      edit === undefined ? [] : [edit as never],
    );
    expect(done).toContain(`${line.split(' ')[0]} ${expected}\n`);
  });

  it.each([
    ['in the body', (text: string) => `${text}\nsource: ‸`],
    ['in a key', (text: string) => text.replace(/^source/m, 'sour‸ce')],
    ['in a field that is free text', (text: string) => text.replace(/^title: /m, 'title: ‸')],
  ])('completes nothing %s', async (_, edit) => {
    const marked = edit(original);
    await open(marked.replace('‸', ''));
    expect(await client.sendRequest('textDocument/completion', { textDocument: { uri }, position: cursorIn(marked) })).toMatchObject(
      _.endsWith('free text') ? { items: [] } : (null as never),
    );
  });

  it('explains a finding under the cursor', async () => {
    await open(faulty());
    const line = faulty().split('\n').indexOf('source: 岳西县委组职部');
    const ask = (character: number) =>
      client.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line, character } });
    expect(await ask(9)).toMatchObject({ contents: { kind: 'markdown', value: expect.stringContaining('### source-known') } });
    expect(await ask(2)).toBeNull();
  });

  it('outlines an item by its title and headings', async () => {
    await open(
      `${original.slice(0, original.indexOf('\n---\n', 4))}\n---\n引言。\n\n# 一、甲\n\n文。\n\n## （一）乙\n\n文。\n\n# 二、丙\n\n文。\n`,
    );
    const [item] = await client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    const names = ({ name, children = [] }: DocumentSymbol): unknown => [name, ...children.map(names)];
    expect(item && names(item)).toEqual([expect.stringContaining('经济课堂'), ['一、甲', ['（一）乙']], ['二、丙']]);
  });

  it('checks every issue again when bulletin.yaml is edited', async () => {
    await open(original);
    await findings((codes) => expect(codes).toBeDefined());
    const publication = join(home, 'bulletin.yaml');
    await open(readFileSync(publication, 'utf8').replaceAll('岳西县委组织部', '岳西县委老干部局'), pathToFileURL(publication).href);
    await findings((codes) => expect(codes).toContain('source-known'));
  });

  it('publishes nothing for a file outside any issue, or an untitled one', async () => {
    const addresses = [pathToFileURL(join(work, 'x.md')).href, 'untitled:Untitled-1', 'http://example.org/a.md'];
    for (const address of addresses) {
      await open(faulty(), address);
      expect(
        await client.sendRequest('textDocument/hover', { textDocument: { uri: address }, position: { line: 0, character: 0 } }),
      ).toBeNull();
      expect(published.has(address)).toBe(false);
    }
    expect(shown).toEqual([]);
  });

  it('reports why an issue cannot be read, and writes nothing', async () => {
    const lost = join(work, 'lost', 'issue-1');
    cpSync(join(home, 'issue-12'), lost, { recursive: true });
    const before = readdirSync(work, { recursive: true });
    await open(original, pathToFileURL(join(lost, '01-yuexi.md')).href);
    await vi.waitFor(() => expect(shown.join()).toContain('There is no bulletin.yaml'), { timeout: 10_000 });
    expect(readdirSync(work, { recursive: true })).toEqual(before);
  });
});
