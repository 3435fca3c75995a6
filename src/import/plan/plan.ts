import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Failure } from '../../failures.ts';
import type { Host } from '../../host/host.ts';
import { readHead } from '../../issue/new-files.ts';
import { chooseOriginalName, findNextNumber, formatItemName, padNumber } from '../../issue/new-names.ts';
import { classificationSchema, type Issue, issueSchema } from '../../model/issue.ts';
import { distributionEntrySchema } from '../../model/publication/imprint.ts';
import type * as z from '../../model/zod.ts';
import { toChineseKey } from '../../read/spellings.ts';
import type { Draft, ItemDraft } from '../index.ts';
import { formatItemFile, ORIGINAL_PREFIX } from '../item-file.ts';
import { writeBody } from '../markdown/write.ts';
import { type Remark, Remarks } from '../remarks.ts';
import { shapeBlocks } from '../shape.ts';
import type { Submission } from '../submission.ts';

/** Subfolders of an issue: originals as submitted, and pictures extracted from them. */
const ORIGINALS = 'originals';
const IMAGES = 'images';
/** SHA-256 of the originals, in the format of `sha256sum -c`. */
const SUMS = 'SHA256SUMS';

/** Contents of an issue's folder that matter to an import. */
export interface ExistingFiles {
  readonly names: readonly string[];
  readonly images: readonly string[];
  readonly originals: readonly string[];
  /** File names of originals by SHA-256. */
  readonly sums: ReadonlyMap<string, string>;
  /** Item names by the path of their original. */
  readonly itemsOf: ReadonlyMap<string, readonly string[]>;
}

/** Where a submitted file is stored. */
export interface Original {
  /** Relative to the issue's folder. */
  readonly path: string;
  readonly sha256: string;
  /** Items of an earlier import. */
  readonly items: readonly string[];
  /** Whether the same bytes were imported before. */
  readonly known: boolean;
}

export interface PlannedItem {
  /** File name in the issue's folder. */
  readonly name: string;
  readonly draft: ItemDraft;
  readonly remarks: readonly Remark[];
}

/**
 * Lists what an import must not overwrite and what earlier imports left.
 *
 * @throws Failure if a link or file is in place of a subfolder, since nothing may be written outside the issue
 */
export async function readExistingFiles(host: Host, folder: string): Promise<ExistingFiles> {
  const list = async (name: string) =>
    (await host.stat(join(folder, name)))?.kind === 'folder' ? (await host.list(join(folder, name))).map((entry) => entry.name) : [];
  const entries = (await host.stat(folder)) === null ? [] : await host.list(folder);
  for (const { name, kind } of entries) {
    if ((name === ORIGINALS || name === IMAGES) && kind !== 'folder') throw createFolderFailure(join(folder, name));
  }
  const names = entries.map((entry) => entry.name);
  const itemsOf = new Map<string, string[]>();
  for (const name of names.filter((each) => /\.md$/i.test(each))) {
    const head = await readHead(host, join(folder, name));
    const line = head.split('\n').find((each) => each.startsWith(ORIGINAL_PREFIX));
    if (line === undefined) continue;
    const original = line.slice(ORIGINAL_PREFIX.length).trim();
    itemsOf.set(original, [...(itemsOf.get(original) ?? []), name].sort());
  }
  const originals = await list(ORIGINALS);
  const sums = originals.includes(SUMS) ? new TextDecoder().decode(await host.readFile(join(folder, ORIGINALS, SUMS))) : '';
  return {
    names,
    images: await list(IMAGES),
    originals: originals.filter((name) => name !== SUMS),
    sums: new Map([...sums.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, sum = '', name = '']) => [sum, name])),
    itemsOf,
  };
}

function createFolderFailure(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”不是文件夹`, en: `“${path}” is not a folder` },
    { zh: '请移走它，原件和图片要放在本期文件夹里', en: 'Move it: originals and pictures lie in the issue’s own folder' },
  );
}

/** Collects the files that an import writes, so that everything is known before anything is written. */
export class Plan {
  /** By path relative to the issue's folder. */
  readonly files = new Map<string, Uint8Array>();
  readonly #existing: ExistingFiles;
  readonly #overwrite: boolean;
  readonly #originals: Set<string>;
  readonly #sums: Map<string, string>;
  #next: number;

  constructor(existing: ExistingFiles, overwrite: boolean) {
    this.#existing = existing;
    this.#overwrite = overwrite;
    this.#next = findNextNumber(existing.names);
    this.#originals = new Set(existing.originals.map((name) => name.toLowerCase()));
    this.#sums = new Map([...existing.sums].map(([sum, name]) => [name, sum]));
  }

  /** Chooses where to store a file. Known bytes, or with `overwrite` a known name, keep their place. */
  original({ name, bytes }: Submission): Original {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const before = [...this.#sums].find(([, sum]) => sum === sha256)?.[0];
    const plain = chooseOriginalName(name, new Set());
    const again = before ?? (this.#overwrite && this.#originals.has(plain.toLowerCase()) ? plain : undefined);
    const kept = again ?? chooseOriginalName(name, this.#originals);
    const path = `${ORIGINALS}/${kept}`;
    return { path, sha256, items: this.#existing.itemsOf.get(path) ?? [], known: before !== undefined };
  }

  /** Adds a file and its items. */
  add(submission: Submission, original: Original, draft: Draft): readonly PlannedItem[] {
    const kept = original.path.slice(ORIGINALS.length + 1);
    this.#originals.add(kept.toLowerCase());
    this.#sums.set(kept, original.sha256);
    this.files.set(original.path, submission.bytes);
    const items = draft.items.map((item, index) => this.#item(item, draft, original, index));
    if (draft.issue !== null && (this.#overwrite || !this.#existing.names.includes('issue.yaml'))) {
      this.files.set('issue.yaml', encode(formatIssueFile(draft.issue.values, original.path, draft.issue.unknown)));
    }
    this.files.set(`${ORIGINALS}/${SUMS}`, encode(formatSums(this.#sums)));
    return items;
  }

  #item(item: ItemDraft, { document, issue }: Draft, original: Original, index: number): PlannedItem {
    const before = this.#overwrite ? original.items[index] : undefined;
    const words = nameWords(item, issue !== null) ?? describeSubmission(original.path);
    const number = before === undefined ? this.#next : Number(/^\d+/.exec(before)?.[0] ?? this.#next);
    const name = before ?? formatItemName(number, words);
    if (before === undefined) this.#next += 1;
    const shaped = shapeBlocks(item.blocks);
    const prefix = this.#imagePrefix(number, before !== undefined);
    const written = writeBody(shaped.blocks, {
      notes: document.notes,
      pictures: document.pictures,
      picturePath: (picture, format) => `${IMAGES}/${prefix}-${picture}.${format === 'jpeg' ? 'jpg' : format}`,
    });
    for (const [path, data] of written.pictures) this.files.set(path, data);
    this.files.set(
      name,
      encode(
        formatItemFile({ fields: item.fields, extra: item.extra, original: original.path, aside: item.aside, body: written.markdown }),
      ),
    );
    const remarks = new Remarks();
    remarks.addAll(shaped.remarks);
    remarks.addAll(written.remarks);
    return { name, draft: item, remarks: remarks.list() };
  }

  /** Prefix of picture names: the item's number, plus a letter if other pictures use it already. */
  #imagePrefix(number: number, again: boolean): string {
    const taken = (prefix: string) => this.#existing.images.some((name) => name.toLowerCase().startsWith(`${prefix}-`));
    const plain = padNumber(number);
    if (again || !taken(plain)) return plain;
    let letter = 'a';
    while (taken(plain + letter)) letter = String.fromCharCode(letter.charCodeAt(0) + 1);
    return plain + letter;
  }
}

/** Whether an existing `issue.yaml` is kept. */
export function keepsIssueFile(existing: ExistingFiles, overwrite: boolean): boolean {
  return !overwrite && existing.names.includes('issue.yaml');
}

/** Words that distinguish an item: the title of an item from a bulletin, the source of a single submission. */
function nameWords({ fields: { title, source } }: ItemDraft, isSplit: boolean): string | undefined {
  const words = title.clue?.value ?? (isSplit ? title.others[0]?.value : undefined);
  return isSplit ? (words ?? source.clue?.value) : (source.clue?.value ?? words);
}

function describeSubmission(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}

function formatSums(sums: ReadonlyMap<string, string>): string {
  return [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join('');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Formats the `issue.yaml` of an issue that was split, with Chinese keys; values without a key become comments. */
function formatIssueFile(issue: Partial<Issue>, original: string, unknown: readonly string[]): string {
  const { distribution, classification, ...plain } = issue;
  const entries = {
    ...toChineseKeys(issueSchema, plain),
    ...(classification === undefined
      ? {}
      : toChineseKeys(issueSchema, { classification: toChineseKeys(classificationSchema, classification) })),
    ...(distribution === undefined
      ? {}
      : toChineseKeys(issueSchema, { distribution: distribution.map((entry) => toChineseKeys(distributionEntrySchema, entry)) })),
  };
  const comments = [`# 原件: ${original}`, ...unknown.map((line) => `# 没有用上：${line.replace(/\s+/g, ' ')}`)];
  const yaml = Object.keys(entries).length === 0 ? '' : stringify(entries, { lineWidth: 0 });
  return `${comments.join('\n')}\n${yaml}`;
}

/** Converts the defined values of an object to Chinese keys, in the order of the schema. */
function toChineseKeys(schema: z.ZodMiniObject, values: object): Record<string, unknown> {
  const given = values as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(schema.shape)
      .filter((key) => given[key] !== undefined)
      .map((key) => [toChineseKey(schema, key), given[key]]),
  );
}
