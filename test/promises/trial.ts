import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Promised, Trial } from './promise.ts';

/**
 * Runs a promise in a folder of its own; its figure, and what it left out.
 *
 * @param share the part of the whole run's counts that is tried, at least as many as in the small cut
 */
export async function tried(promised: Promised, scale: 'whole' | 'small', share = 1): Promise<{ figure: string; leftOut: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), `bulletin-promise-${promised.number}-`));
  const leftOut: string[] = [];
  const trial: Trial = {
    // Where the small cut is the larger number, it is which of how many are tried, and the whole run tries all.
    of: (whole, small) => (scale === 'small' ? small : whole < small ? whole : Math.max(small, Math.round(whole * share))),
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
