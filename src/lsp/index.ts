import { basename, resolve } from 'node:path';
import {
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type DocumentSymbol,
  type InitializeResult,
  MessageType,
  type Range,
  ShowMessageNotification,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { explain } from '../check/explain.ts';
import type { Diagnostic, Language } from '../diagnostics/diagnostic.ts';
import { formatTrace } from '../failures.ts';
import type { Host } from '../host/host.ts';
import type { Inline } from '../model/body.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { formatSection } from '../report/explanation.ts';
import { makeLinesVisible } from '../report/visible.ts';
import { version } from '../version.ts';
import { FIX_ALL, groupFindings, listActions, overlaps, toEditorDiagnostic, toRange } from './findings.ts';
import { completeValue, findTypedValue } from './front-matter.ts';
import { type CheckedIssue, createWorkspace, toPath, toUri } from './workspace.ts';

/**
 * Serves the Language Server Protocol 3.17 on standard input and output: diagnostics while typing, fixes, completion of sources and categories,
 * explanations, and outlines. Reads what `check` reads and writes nothing. The process ends when the editor says so, or goes away.
 */
export function serve(host: Host, language: Language): void {
  const { input, output } = host.openStdio();
  const connection = createConnection(input as NodeJS.ReadableStream, output as NodeJS.WritableStream);
  const documents = new TextDocuments(TextDocument);
  const listOpen = () => documents.all().map((document) => ({ uri: document.uri, text: document.getText() }));
  const publish = createPublisher(connection, host, listOpen, language);
  const workspace = createWorkspace(host, { listOpen, onChecked: publish });

  /** Logs what is a defect of ours; the server goes on. */
  const reportDefect = (error: unknown) => connection.console.error(makeLinesVisible(formatTrace(error)));
  const refresh = async (uri: string) => {
    const folder = await findIssue(uri);
    if (folder !== null) await workspace.refresh(folder);
  };
  const findIssue = async (uri: string) => {
    const path = toPath(uri);
    return path === null ? null : workspace.issueOf(path);
  };
  const refreshAll = () => Promise.all(workspace.folders.map(workspace.refresh)).catch(reportDefect);

  /** A file of an issue as checked with what is typed now; null if it belongs to none. */
  const look = async (uri: string) => {
    const folder = await findIssue(uri);
    const path = toPath(uri);
    if (folder === null || path === null) return null;
    const checked = await workspace.current(folder);
    const findings = groupFindings(host.cwd, checked).get(path) ?? [];
    return { path, findings, prepared: checked.prepared };
  };

  let canWatch = false;
  connection.onInitialize(({ capabilities }): InitializeResult => {
    canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'bulletin', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
        completionProvider: { triggerCharacters: [':', '：', ' '] },
        hoverProvider: true,
        documentSymbolProvider: true,
      },
    };
  });
  connection.onInitialized(() => {
    if (!canWatch) return;
    const watchers = [{ globPattern: '**/*.{md,yaml,png,jpg,jpeg,svg}' }];
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(reportDefect);
  });
  connection.onDidChangeWatchedFiles(() => void refreshAll());
  documents.onDidChangeContent(({ document }) => void refresh(document.uri).catch(reportDefect));
  documents.onDidSave(({ document }) => void refresh(document.uri).catch(reportDefect));
  documents.onDidClose(({ document }) => void refresh(document.uri).catch(reportDefect));

  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
    const seen = await look(uri);
    if (seen?.prepared == null) return [];
    const text = findText(seen.prepared.texts, host, seen.path);
    const actions = listActions(seen.findings, { text, uri, range, language });
    return actions.filter(({ kind = '' }) => only === undefined || only.some((wanted) => `${kind}.`.startsWith(`${wanted}.`)));
  });
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const here = (await look(uri))?.findings.filter(({ place }) => overlaps(toRange(place), { start: position, end: position })) ?? [];
    return here.length === 0 ? null : { contents: { kind: 'markdown' as const, value: explainFindings(here, language) } };
  });
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const document = documents.get(uri);
    const value = document === undefined || !/\.md$/i.test(uri) ? null : findTypedValue(document.getText(), position);
    const seen = value === null ? null : await look(uri);
    if (value === null || seen?.prepared == null) return null;
    const { publication, items } = seen.prepared.manuscript;
    const source = items.find(({ file }) => resolve(host.cwd, file) === seen.path)?.values.source;
    const found = await completeValue(value, position.line, publication.values, source, language);
    return { isIncomplete: true, items: [...found] };
  });
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const seen = await look(uri);
    const item = seen?.prepared?.manuscript.items.find(({ file }) => resolve(host.cwd, file) === seen.path);
    return item === undefined ? [] : [...outlineItem(item)];
  });

  documents.listen(connection);
  connection.listen();
}

/** Sends the findings of an issue to the editor, and clears those of files that have none any more. */
function createPublisher(
  connection: Connection,
  host: Host,
  listOpen: () => readonly { readonly uri: string; readonly text: string }[],
  language: Language,
) {
  const published = new Map<string, ReadonlySet<string>>();
  return (checked: CheckedIssue) => {
    const open = listOpen();
    const found = new Map([...groupFindings(host.cwd, checked)].map(([path, findings]) => [toUri(path, open), findings]));
    const cleared = [...(published.get(checked.folder) ?? [])].filter((uri) => !found.has(uri));
    published.set(checked.folder, new Set(found.keys()));
    for (const uri of cleared) void connection.sendDiagnostics({ uri, diagnostics: [] });
    for (const [uri, findings] of found) {
      void connection.sendDiagnostics({ uri, diagnostics: findings.map((one) => toEditorDiagnostic(one, language)) });
    }
    if (checked.failure !== null) {
      const { found, todo } = checked.failure;
      const message = [basename(checked.folder), found[language], todo?.[language] ?? ''].filter((part) => part !== '').join('　');
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    }
  };
}

function findText(texts: ReadonlyMap<string, string>, host: Host, path: string): string {
  return [...texts].find(([file]) => resolve(host.cwd, file) === path)?.[1] ?? '';
}

/** The explanation of each code, once, in Markdown. */
function explainFindings(findings: readonly Diagnostic[], language: Language): string {
  const pages = [...new Set(findings.map(({ code }) => code))].flatMap((code) => {
    const page = explain(code);
    return 'nearest' in page ? [] : [formatSection(page, language)];
  });
  return pages.join('\n---\n\n');
}

/** The outline of an item: its title, and below it the headings by level. */
function outlineItem({ values, place, body, text, file }: ItemDraft): readonly DocumentSymbol[] {
  const lines = text.split('\n');
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const headings = body.flatMap((block) => (block.type === 'heading' ? [block] : []));
  const root: Entry = {
    level: 0,
    symbol: toSymbol(values.title ?? file, SymbolKind.File, { start: { line: 0, character: 0 }, end }, place('title')),
  };
  const open = [root];
  for (const [at, heading] of headings.entries()) {
    const next = headings.slice(at + 1).find(({ level }) => level <= heading.level);
    const range = { start: toRange(heading.place).start, end: next === undefined ? end : toRange(next.place).start };
    const entry = { level: heading.level, symbol: toSymbol(toText(heading.children), SymbolKind.String, range, heading.place) };
    while ((open.at(-1) as Entry).level >= entry.level) open.pop();
    (open.at(-1) as Entry).symbol.children?.push(entry.symbol);
    open.push(entry);
  }
  return [root.symbol];
}

interface Entry {
  /** 0 for the title. */
  readonly level: number;
  readonly symbol: DocumentSymbol;
}

function toSymbol(name: string, kind: SymbolKind, range: Range, place: Place | undefined): DocumentSymbol {
  return {
    name,
    kind,
    range,
    selectionRange: place === undefined ? { start: range.start, end: range.start } : toRange(place),
    children: [],
  };
}

function toText(children: readonly Inline[]): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('') || '—';
}
