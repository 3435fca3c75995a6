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
    of: (whole, small) => (scale === 'whole' ? Math.max(small, Math.round(whole * share)) : small),
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
