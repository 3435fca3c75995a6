import type { PreviewDiagnostic, PreviewState } from '../state.ts';
import { byId, make, reveal } from './elements.ts';
import type { Words } from './words.ts';

/** The list of diagnostics, of which one can be selected. */
export class Findings {
  readonly #words: Words;
  readonly #list = byId('findings');
  readonly #counts = byId('counts');
  readonly #onSelect: (found: PreviewDiagnostic | null, seek: boolean) => void;
  #all: readonly PreviewDiagnostic[] = [];
  #selected: PreviewDiagnostic | null = null;

  /** @param onSelect receives the selected diagnostic, null for none, and whether to scroll to its place */
  constructor(words: Words, onSelect: (found: PreviewDiagnostic | null, seek: boolean) => void) {
    this.#words = words;
    this.#onSelect = onSelect;
  }

  show({ diagnostics, failure }: PreviewState): void {
    const before = this.#all;
    this.#all = diagnostics;
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { severity } of diagnostics) counts[severity] += 1;
    const isEmpty = diagnostics.length === 0 && failure === null;
    this.#counts.textContent = isEmpty ? this.#words.none : this.#words.counts(counts);
    document.body.classList.toggle('clean', isEmpty);
    const focused = [...this.#list.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
    this.#list.replaceChildren(
      ...(failure === null
        ? []
        : [make('li', { class: 'failure' }, make('p', {}, failure.message), make('p', { class: 'hint' }, failure.hint ?? ''))]),
      ...diagnostics.map((found) => this.#entry(found)),
    );
    this.#list.querySelectorAll('button').item(focused)?.focus({ preventScroll: true });
    this.#select(this.#selected && findAgain(this.#selected, before, diagnostics), false);
  }

  /** Selects the next or previous diagnostic, wrapping at the ends. */
  step(direction: 1 | -1): void {
    const at = this.#selected === null ? (direction === 1 ? -1 : 0) : this.#all.indexOf(this.#selected);
    const found = this.#all.at((at + direction) % this.#all.length);
    if (found === undefined) return;
    this.#select(found, true);
    this.#buttons()[this.#all.indexOf(found)]?.focus({ preventScroll: true });
  }

  clear(): void {
    this.#select(null, false);
  }

  #select(found: PreviewDiagnostic | null, seek: boolean): void {
    this.#selected = found;
    const buttons = this.#buttons();
    for (const [index, button] of buttons.entries()) {
      const isSelected = found !== null && this.#all[index] === found;
      button.setAttribute('aria-pressed', String(isSelected));
      if (isSelected && seek) reveal(button, 'nearest');
    }
    this.#onSelect(found, seek);
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.#list.querySelectorAll<HTMLButtonElement>('button.finding')];
  }

  #entry(found: PreviewDiagnostic): HTMLElement {
    const { severity, message, hint, suggestions, spots, code } = found;
    const place = formatPlace(found);
    const page = spots[0] === undefined ? this.#words.notOnPage : this.#words.onPage(spots[0].page);
    const advice = [...(hint === null ? [] : [hint]), ...this.#formatSuggestions(suggestions)];
    const button = make(
      'button',
      { type: 'button', class: `finding ${severity}`, 'aria-pressed': 'false' },
      make('span', { class: 'severity' }, this.#words.severity[severity], make('span', { class: 'where' }, page)),
      make('span', { class: 'message' }, message),
      ...advice.map((line) => make('span', { class: 'hint' }, line)),
    );
    button.addEventListener('click', () => this.#select(found, true));
    const remedy = suggestions.find((each) => each !== '') ?? hint;
    const foot = [
      this.#copyButton('place', place, place, this.#words.copy(place)),
      ...(remedy === null ? [] : [this.#copyButton('remedy', this.#words.copyRemedy, remedy, this.#words.copy(remedy))]),
      ...(found.fixId === null ? [] : [this.#fixButton(found.fixId)]),
      make('span', { class: 'code' }, code),
    ];
    return make('li', {}, button, make('div', { class: 'foot' }, ...foot));
  }

  #formatSuggestions(suggestions: readonly string[]): string[] {
    if (suggestions.length === 0) return [];
    const quoted = suggestions.map((each) => (each === '' ? this.#words.remove : `“${each}”`));
    return [`${this.#words.suggestions} ${quoted.join(' ')}`];
  }

  #fixButton(id: string): HTMLButtonElement {
    const button = make('button', { type: 'button', class: 'fix' }, this.#words.fix);
    button.addEventListener('click', () => this.#fix(button, id));
    return button;
  }

  /** Asks the server to fix; the next state no longer has the diagnostic. */
  async #fix(button: HTMLButtonElement, id: string): Promise<void> {
    button.disabled = true;
    const isDone = await fetch(`fix/${id}`, { method: 'POST' }).then(
      ({ ok }) => ok,
      () => false,
    );
    button.textContent = isDone ? this.#words.fixed : this.#words.notFixed;
  }

  /** @param name accessible name of the button, also its tooltip */
  #copyButton(kind: string, label: string, text: string, name: string): HTMLButtonElement {
    const button = make('button', { type: 'button', class: kind, 'aria-label': name, title: name }, label);
    button.addEventListener('click', () => this.#copy(button, text, label));
    return button;
  }

  async #copy(button: HTMLElement, text: string, label: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // If the browser refuses, select the text so that the reader can copy it.
      button.textContent = text;
      getSelection()?.selectAllChildren(button);
      return;
    }
    button.textContent = this.#words.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 1200);
  }
}

/** Formats a place the way editors and terminals do: file:line:column. */
function formatPlace({ file, line, column }: PreviewDiagnostic): string {
  return `${file}:${line}:${column}`;
}

/**
 * Finds a diagnostic again after a change; null when it is gone. Lines move but messages rarely change. Of several with the same message it
 * is the one at the same index, or the nearest line if their number has changed.
 */
function findAgain(
  found: PreviewDiagnostic,
  before: readonly PreviewDiagnostic[],
  after: readonly PreviewDiagnostic[],
): PreviewDiagnostic | null {
  const { code, file, message, line } = found;
  const isSame = (other: PreviewDiagnostic) => other.code === code && other.file === file && other.message === message;
  const [old, now] = [before.filter(isSame), after.filter(isSame)];
  const [nearest = null] = now.toSorted((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
  return (old.length === now.length && now[old.indexOf(found)]) || nearest;
}
