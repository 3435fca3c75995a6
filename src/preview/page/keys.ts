/** A command of the page. */
export type Action =
  | 'next-page'
  | 'previous-page'
  | 'first-page'
  | 'last-page'
  | 'larger'
  | 'smaller'
  | 'fit-width'
  | 'fit-page'
  | 'actual-size'
  | 'facing'
  | 'next-finding'
  | 'previous-finding'
  | 'clear'
  | 'help';

const actions = new Map<string, Action>(
  Object.entries({
    ArrowRight: 'next-page',
    PageDown: 'next-page',
    ArrowLeft: 'previous-page',
    PageUp: 'previous-page',
    Home: 'first-page',
    End: 'last-page',
    '+': 'larger',
    '=': 'larger',
    '-': 'smaller',
    '0': 'fit-width',
    '9': 'fit-page',
    '1': 'actual-size',
    f: 'facing',
    F: 'facing',
    d: 'next-finding',
    D: 'previous-finding',
    Escape: 'clear',
    '?': 'help',
    '？': 'help',
  } as const),
);

/** Returns the action of a key; null for a key without one, and for shortcuts of the browser. */
export function findAction(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): Action | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return actions.get(event.key) ?? null;
}
