import { join } from 'node:path';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { fileName, type Host } from '../host/host.ts';
import { isPrinted } from '../model/derive.ts';
import { itemSchema } from '../model/item.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { readBody } from './body/index.ts';
import { reportFieldMarkup } from './body/near-markup.ts';
import { ITEM_BYTES, isMarkdownBounded } from './bounds.ts';
import { Budget } from './budget.ts';
import { findUnprintable, formatCodePoint } from './characters.ts';
import { createBrokenDraft } from './draft.ts';
import { readText } from './files.ts';
import { readFrontMatter } from './front-matter.ts';
import { loadImage } from './image/index.ts';
import { resolveInside } from './inside.ts';
import { createFieldPassages } from './origin.ts';
import type { Report } from './source.ts';

/** State shared by the items of an issue while they are read. */
interface ItemReading {
  readonly budget: Budget;
  readonly report: Report;
  readonly fieldsOnly: boolean;
}

/**
 * Reads an item: front matter and, unless it is held or rejected, the body. A body that is not printed is not checked.
 *
 * @param folder the folder, absolute
 * @param name file name in it
 * @param reading `budget` counts what the items hold in all; `fieldsOnly` leaves every body unread
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function readItem(host: Host, folder: string, name: string, { budget, report, fieldsOnly }: ItemReading): Promise<ItemDraft> {
  const path = join(folder, name);
  const file = fileName(host, path);
  const nothing = { name, body: [], notes: [], bodyBroken: true, passages: [] };
  const unread: ItemDraft = { ...createBrokenDraft(file, itemSchema), ...nothing };
  // The name goes into every output; a bidirectional control would show it as another.
  const character = findUnprintable(name)[0]?.character ?? /[\t\r\n\p{Cf}]/u.exec(name)?.[0];
  if (character !== undefined)
    report(createDiagnostic('file-name-printable', toFileStart(file), { codePoint: formatCodePoint(character) }));
  const found = await resolveInside(host, folder, path);
  if (found === null || found === 'outside') {
    report(createDiagnostic('file-inside', toFileStart(file), {}));
    return unread;
  }
  const source = await readText(host, path, ITEM_BYTES, report);
  if (source === null) return unread;

  const { fields, body } = readFrontMatter(source, report);
  const words = createFieldPassages(fields, source, { title: 'title', note: 'editors-note', people: 'person' });
  const draft: ItemDraft = { ...fields, ...nothing, passages: words };
  if (fieldsOnly || !isPrinted(fields.values)) return draft;
  for (const passage of words) reportFieldMarkup(passage, report);
  if (body === null) return draft;
  if (!isMarkdownBounded(source, body, report) || !budget.text(source.text, toFileStart(file))) return draft;
  let broken = false;
  const { blocks, notes, passages } = await readBody({
    source,
    start: body,
    report: (found: Parameters<Report>[0]) => {
      broken ||= found.severity === 'error';
      report(found);
    },
    loadImage: (reference: Parameters<typeof loadImage>[2], report: Report) => loadImage(host, folder, reference, budget, report),
  });
  return { ...draft, body: blocks, notes, passages: [...words, ...passages], bodyBroken: broken };
}

/**
 * Reads one item on its own, without the budget of its issue; null when it has an error.
 *
 * @param folder the folder, absolute
 * @param name file name in it
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function readItemAlone(host: Host, folder: string, name: string): Promise<ItemDraft | null> {
  let broken = false;
  const draft = await readItem(host, folder, name, {
    budget: new Budget(),
    fieldsOnly: false,
    report: ({ severity }) => {
      broken ||= severity === 'error';
    },
  });
  return broken ? null : draft;
}
