import type { Block } from '../src/model/body.ts';
import type { Issue } from '../src/model/issue.ts';
import type { ItemFields } from '../src/model/item.ts';
import type { Draft, ItemDraft, Manuscript } from '../src/model/manuscript.ts';
import { toFileStart } from '../src/model/place.ts';
import { type Publication, publicationSchema } from '../src/model/publication.ts';

/** Manuscripts made by hand, for tests that begin after reading. */

/** A paragraph of one run. */
export function paragraph(value: string, strong = false): Block {
  const place = toFileStart('test.md');
  return { type: 'paragraph', children: [{ type: 'text', value, strong, place }], place };
}

/** An item with what the test cares for; the rest is filled in. */
export function item(name: string, values: Partial<ItemFields> = {}, body: readonly Block[] = [paragraph('正文。')]): ItemDraft {
  const whole = { title: `${name}的标题`, source: '甲县', category: '动态', date: '2026-03-01', ...values };
  return { ...draft(name, whole), name, body, notes: [], passages: [] };
}

/** A publication with two sections and three sources, changed as the test needs. */
export function publication(changes: Partial<Record<keyof Publication, unknown>> = {}): Publication {
  return publicationSchema.parse({
    name: '测试简报',
    publisher: '测试办公室',
    sections: [{ title: '动态' }, { title: '经验', attribution: 'lead', mark: '' }],
    sources: [{ name: '甲县', aliases: ['甲'] }, { name: '乙县' }, { name: '丙县' }],
    ...changes,
  });
}

export function manuscript(
  items: readonly ItemDraft[],
  options: { publication?: Publication; issue?: Partial<Issue>; folder?: string } = {},
): Manuscript {
  return {
    publication: draft('bulletin.yaml', options.publication ?? publication()),
    issue: draft('issue-3/issue.yaml', options.issue ?? { date: '2026-03-10' }),
    folder: options.folder ?? '/work/issue-3',
    items,
    passages: [],
    reviewRemarks: [],
    siblings: [],
  };
}

function draft<T>(file: string, values: Partial<T>): Draft<T> {
  return { file, text: '', values, broken: new Set(), place: () => toFileStart(file) };
}
