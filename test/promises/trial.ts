import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Promised, Trial } from './promise.ts';

/** Runs a promise in a folder of its own; its figure, and what it left out. */
export async function tried(promised: Promised, scale: 'whole' | 'small'): Promise<{ figure: string; leftOut: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), `bulletin-promise-${promised.number}-`));
  const leftOut: string[] = [];
  const trial: Trial = {
    of: (whole, small) => (scale === 'whole' ? whole : small),
    whole: scale === 'whole',
    folder,
    leaveOut: (what) => void leftOut.push(what),
  };
  try {
    return { figure: await promised.run(trial), leftOut };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
