/** Characters that mean something to Markdown anywhere in a line. */
const ANYWHERE = /[\\`*_[\]<|~]/g;
/** What begins a character reference. */
const REFERENCE = /&(?=#?[A-Za-z0-9])/g;

/** Text as Markdown that says just these characters, wherever in a line it stands. */
export function escaped(text: string): string {
  return text.replace(ANYWHERE, '\\$&').replace(REFERENCE, '\\&');
}

/** A line of Markdown whose first characters would begin a heading, a list, a quote or a rule, with these escaped. */
export function lineStartEscaped(line: string): string {
  return line.replace(/^(?=#{1,6}(?:\s|$)|>|=|[-+](?:[-\s]|$))/, '\\').replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}
