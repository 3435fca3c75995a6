import type { Host } from '../host/host.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import { Budget } from './budget.ts';
import { readItem } from './item.ts';

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
