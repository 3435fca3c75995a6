import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Block } from '../model/body.ts';
import type { Bulletin, BulletinItem } from '../model/bulletin.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import type { PublicSettings } from '../model/publication.ts';

/** A bulletin without what stays inside, and what was left out. */
export interface Cleared {
  readonly bulletin: Bulletin;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Clears a bulletin for anyone to read. Only what is named here leaves the house: the items of public sections, and of masthead and imprint
 * what tells which issue it is. Nothing of a file's name is kept: items are counted, and pictures have no path.
 */
export function clearBulletin(manuscript: Manuscript, bulletin: Bulletin, settings: PublicSettings): Cleared {
  const { masthead, imprint, properties } = bulletin;
  const drafts = new Map(manuscript.items.map((item) => [item.name, item]));
  const diagnostics: Diagnostic[] = [];
  const ids = new Map<string, string>();

  const clearItem = (item: BulletinItem, section: string): BulletinItem[] => {
    const draft = drafts.get(item.id);
    if (draft === undefined) throw new Error('An item of the bulletin is not in the manuscript');
    const title = toExcerpt(draft.values.title ?? item.title);
    const at = (field: string) => draft.place(field) ?? draft.place('category') ?? toFileStart(draft.file);
    const held = draft.values.public === false ? null : settings.sections.includes(section) ? undefined : toExcerpt(section);
    if (held !== undefined) {
      diagnostics.push(createDiagnostic('item-public', at('public'), { title, section: held }));
      return [];
    }
    if (item.note !== null && !settings.notes) diagnostics.push(createDiagnostic('editors-note-public', at('note'), {}));
    const id = String(ids.size + 1);
    ids.set(item.id, id);
    return [{ ...item, id, note: settings.notes ? item.note : null, body: item.body.map(clearBlock) }];
  };

  const sections = bulletin.sections.flatMap(({ title, items }) => {
    const cleared = items.flatMap((item) => clearItem(item, title));
    return cleared.length === 0 ? [] : [{ title, items: cleared }];
  });
  if (bulletin.note !== null && !settings.notes) {
    const { issue } = manuscript;
    diagnostics.push(createDiagnostic('editors-note-public', issue.place('note') ?? toFileStart(issue.file), {}));
  }
  const listed = bulletin.contents?.sections.map(({ title, entries }) => ({
    title,
    entries: entries.flatMap((entry) => {
      const item = ids.get(entry.item);
      return item === undefined ? [] : [{ title: entry.title, item }];
    }),
  }));
  const { above, name, number, total, revision, period, publisher, date } = masthead;
  return {
    bulletin: {
      masthead: {
        ...(above === undefined ? {} : { above }),
        ...(period === undefined ? {} : { period }),
        ...{ name, number, total, revision, publisher, date },
        ...{ preprinted: false, notice: null, copy: null, signer: null },
      },
      contents:
        bulletin.contents === null || listed === undefined
          ? null
          : { title: bulletin.contents.title, sections: listed.filter(({ entries }) => entries.length > 0) },
      start: bulletin.start,
      numbering: bulletin.numbering,
      note: settings.notes ? bulletin.note : null,
      sections,
      imprint: { distribution: [], copies: null, issuer: imprint.issuer, doubleSided: imprint.doubleSided },
      properties,
    },
    diagnostics,
  };
}

/** Pictures stand in the body itself; lists and cells hold none. */
function clearBlock(block: Block): Block {
  return block.type === 'image' ? { ...block, path: '' } : block;
}
