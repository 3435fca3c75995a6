import { dirname, join } from 'node:path';
import type { Host } from '../host.ts';
import { issueNumber } from '../model/derive.ts';
import { issueSchema } from '../model/issue.ts';
import type { Sibling } from '../model/manuscript.ts';
import { inBatches } from './batches.ts';
import { insideFolder } from './inside.ts';
import { readYamlFile } from './yaml-file.ts';

/**
 * The issues of a folder, by folder name: every folder in it that holds an `issue.yaml`, with the number, series and date that file
 * gives. What is wrong in them is not said here: they are not what is being built.
 *
 * @param parent absolute
 * @throws NodeJS.ErrnoException when the folder or a file in it cannot be read
 */
export async function readSiblings(host: Host, parent: string): Promise<readonly Sibling[]> {
  const names = (await host.list(parent)).filter((entry) => entry.kind === 'folder').map((entry) => entry.name);
  const found = await inBatches(names.sort(), (name) => readSibling(host, join(parent, name)));
  return found.filter((sibling) => sibling !== null);
}

/**
 * The issue in a folder as its siblings see it; null when there is no `issue.yaml` in it.
 *
 * @param folder absolute
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function readSibling(host: Host, folder: string): Promise<Sibling | null> {
  const path = join(folder, 'issue.yaml');
  const found = await insideFolder(host, folder, path);
  if (found === null || found === 'outside') return null;
  const { file, values } = await readYamlFile(host, path, issueSchema, () => {});
  return { file, number: issueNumber(values, dirname(path)), supplement: values.supplement ?? false, date: values.date };
}
