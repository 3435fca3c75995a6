import type { Edit } from '../diagnostics/diagnostic.ts';
import type { Source } from '../model/source.ts';
import type { Change } from './changes.ts';

/** Ways to change a value of YAML: within its quotes, or the whole of it quoted anew where it could not be read otherwise. */
export function fieldEdits({ unit, start, end, text }: Extract<Change, { kind: 'replace' }>, source: Source): readonly (readonly Edit[])[] {
  if (unit.holder.kind !== 'field') return [];
  const { span } = unit.holder;
  const quote = source.text[span.start] ?? '';
  const before = unit.ends[start - 1] ?? unit.starts[start] ?? span.start;
  const from = end > start ? (unit.starts[start] ?? before) : before;
  const to = end > start ? (unit.ends[end - 1] ?? from) : from;
  const whole = unit.text.slice(0, start) + text + unit.text.slice(end);
  const inside = quote === "'" ? text.replaceAll("'", "''") : quote === '"' ? JSON.stringify(text).slice(1, -1) : text;
  return [
    [{ start: from, end: to, text: inside }],
    ...(quote === "'" ? [[{ ...span, text: `'${whole.replaceAll("'", "''")}'` }]] : []),
    [{ ...span, text: JSON.stringify(whole) }],
  ];
}
