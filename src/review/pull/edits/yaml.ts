import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Source } from '../../../model/source.ts';
import type { Change } from '../changes/changes.ts';

/** Ways to change a value of YAML: within its quotes, or the whole of it quoted anew where it could not be read otherwise. */
export function fieldEdits({ unit, start, end, text }: Extract<Change, { kind: 'replace' }>, source: Source): readonly (readonly Edit[])[] {
  const { span } = unit.holder;
  const quote = source.text.charAt(span.start);
  const before = (start > 0 ? unit.ends[start - 1] : unit.starts[0]) as number;
  const [from, to] = end > start ? ([unit.starts[start], unit.ends[end - 1]] as [number, number]) : [before, before];
  const whole = unit.text.slice(0, start) + text + unit.text.slice(end);
  const inside = quote === "'" ? text.replaceAll("'", "''") : quote === '"' ? JSON.stringify(text).slice(1, -1) : text;
  return [
    [{ start: from, end: to, text: inside }],
    ...(quote === "'" ? [[{ ...span, text: `'${whole.replaceAll("'", "''")}'` }]] : []),
    [{ ...span, text: JSON.stringify(whole) }],
  ];
}
