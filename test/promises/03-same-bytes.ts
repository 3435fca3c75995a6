import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeArchive } from '../build/generate.ts';
import { hashesIn, outputsOf, run } from '../build/whole-processes.ts';
import type { Promised, Trial } from './promise.ts';

const BUILD = ['build', '--fonts', 'bundled'];
const ZONES = ['Asia/Shanghai', 'Pacific/Kiritimati', 'America/Los_Angeles'];
const FOLDERS = ['短', '很长的文件夹/2021/刊物'];
const LANGUAGES = ['zh_CN.UTF-8', 'C', 'tr_TR.UTF-8', 'de_DE.UTF-8'];

export const sameBytes: Promised = {
  number: 3,
  zh: '同样的稿件，同样的字节',
  en: 'Same input, same bytes',
  run: async (trial) => {
    const parts = [await builds(trial)];
    if (trial.whole) parts.push(await archives(trial), await dated(trial));
    return parts.join('; ');
  },
};

interface Surroundings {
  readonly zone: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Every time zone with every folder, each in another language. */
function surroundings(zones: number): Surroundings[] {
  return ZONES.slice(0, zones).flatMap((zone, at) =>
    FOLDERS.map((folder, index) => {
      const language = LANGUAGES[(at * FOLDERS.length + index) % LANGUAGES.length] ?? 'C';
      return { zone, folder: `${zone.replace('/', '-')}/${folder}`, env: { TZ: zone, LANG: language, LC_ALL: language } };
    }),
  );
}

/** One issue, built again and again by processes of their own. */
async function builds({ folder, of }: Trial): Promise<string> {
  const home = join(folder, 'builds');
  const [issue = ''] = makeArchive(join(home, 'made'), { issues: 1, seed: 3 });
  const places = surroundings(of(3, 1));
  const times = of(20, 1);
  const found = new Map<string, Set<string>>();
  for (const { folder: name, env } of places) {
    const publication = join(home, name);
    cpSync(join(home, 'made'), publication, { recursive: true });
    for (let time = 0; time < times; time += 1) {
      const { code, err } = await run(publication, [...BUILD, issue, '--force'], env);
      expect(code, err).toBe(0);
      for (const [file, hash] of Object.entries(hashesIn(join(publication, issue, 'dist')))) {
        found.set(file, new Set([...(found.get(file) ?? []), hash]));
      }
    }
  }
  expect(found.size).toBe(3);
  expect([...found].filter(([, hashes]) => hashes.size !== 1)).toEqual([]);
  return `${times} builds × ${new Set(places.map(({ zone }) => zone)).size} time zones × ${FOLDERS.length} folders, one SHA-256 a file`;
}

/** A whole archive, by one worker and by two. */
async function archives({ folder }: Trial): Promise<string> {
  const home = join(folder, 'archives');
  const issues = makeArchive(join(home, 'made'), { issues: 12, seed: 4 });
  const runs = surroundings(3).flatMap((place) => [1, 2].map((workers) => ({ ...place, workers })));
  let expected: ReturnType<typeof outputsOf> | undefined;
  for (const { folder: name, env, workers } of runs) {
    const publication = join(home, `${workers}`, name);
    cpSync(join(home, 'made'), publication, { recursive: true });
    const { code, err } = await run(publication, [...BUILD, '--all', '-j', String(workers)], env);
    expect(code, err).toBe(0);
    const outputs = outputsOf(publication, issues);
    expected ??= outputs;
    expect(outputs).toEqual(expected);
  }
  const files = Object.values(expected ?? {}).flatMap((each) => Object.keys(each));
  expect(files).toHaveLength(3 * issues.length);
  return `${files.length} files of an archive alike from 1 and 2 workers`;
}

/** SOURCE_DATE_EPOCH dates the document, alike in every time zone; another gives other bytes. */
async function dated({ folder }: Trial): Promise<string> {
  const home = join(folder, 'dated');
  const [issue = ''] = makeArchive(home, { issues: 1, seed: 5 });
  const builtAt = async (SOURCE_DATE_EPOCH: string, TZ: string) => {
    const { code, err } = await run(home, [...BUILD, issue, '--force'], { SOURCE_DATE_EPOCH, TZ });
    expect(code, err).toBe(0);
    return JSON.stringify(hashesIn(join(home, issue, 'dist')));
  };
  const plain = await builtAt('', 'UTC');
  const epochs = ['1000000000', '1600000000'];
  for (const epoch of epochs) {
    const hashes = new Set(await each(ZONES, (zone) => builtAt(epoch, zone)));
    expect(hashes.size).toBe(1);
    expect(hashes).not.toContain(plain);
  }
  return `SOURCE_DATE_EPOCH heeded (${epochs.length} dates)`;
}

async function each<T, R>(list: readonly T[], work: (of: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of list) results.push(await work(one));
  return results;
}
