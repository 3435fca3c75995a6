import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver/node';
import type { Inline } from '../model/body.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { toRange } from './findings.ts';

/** The outline of an item: its title, and below it the headings by level. */
export function outlineItem({ values, place, body, text, file }: ItemDraft): readonly DocumentSymbol[] {
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
