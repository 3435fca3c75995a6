import { resolve } from 'node:path';
import { type CheckResult, check } from '../check/check.ts';
import type { MendResult } from '../check/mend.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import { createSession } from '../issue/session.ts';
import type { Progress } from './progress.ts';
import { toFailureOrThrow } from './shared.ts';

/** The check of one issue as it is done. */
export interface Checked {
  readonly issue: string;
  readonly result: CheckResult | Failure;
  readonly mended: MendResult | null;
}

/** Checks issues in turn, and fixes them if asked. Throws what is not a failure of one of them. */
export async function checkIssues(
  host: Host,
  issues: readonly string[],
  fix: 'none' | 'write' | 'dry-run',
  { progress, take }: { readonly progress: Progress; readonly take: (checked: Checked) => void },
): Promise<void> {
  const mending = fix === 'none' ? null : await import('../check/mend.ts');
  const drafts = new Map<string, Uint8Array>();
  // One issue reads its few siblings sooner without; fixing changes what a session would keep.
  const session = mending === null && issues.length > 1 ? createSession(host) : undefined;
  let interrupted = false;
  // A single issue may be given up.
  const unsubscribe =
    issues.length > 1
      ? host.onInterrupt(() => {
          interrupted = true;
        })
      : () => {};
  try {
    for (const [at, issue] of issues.entries()) {
      if (interrupted) break;
      const mended = (await mending?.mend(host, issue, drafts, fix === 'write').catch(toFailureOrThrow)) ?? null;
      if (mended instanceof Failure) take({ issue, result: mended, mended: null });
      else {
        const result = mended?.result ?? (await check(host, issue, false, session).catch(toFailureOrThrow));
        take({ issue, result, mended });
      }
      progress.show(at + 1, at + 1);
      // Signals are delivered between turns of the event loop.
      if (issues.length > 1) await host.sleep(0);
    }
  } finally {
    unsubscribe();
  }
}

/** Creates the function that drops findings that another issue had as well: the issues of a publication share its `bulletin.yaml`. */
export function createDeduplicator(host: Pick<Host, 'cwd'>) {
  const known = new Set<string>();
  return (issue: string, { diagnostics, texts }: Pick<CheckResult, 'diagnostics' | 'texts'>) => {
    const own = `${fileName(host, resolve(host.cwd, issue))}/`;
    const dropped: Diagnostic[] = [];
    const kept = diagnostics.filter((one) => {
      if (one.place.file.startsWith(own)) return true;
      const key = JSON.stringify([one.code, one.place, one.message]);
      if (known.has(key)) dropped.push(one);
      known.add(key);
      return dropped.at(-1) !== one;
    });
    // Personal data is masked by its finding; without it, the line is not shown.
    const hidden = new Set(dropped.filter(({ secret }) => secret === true).map(({ place }) => place.file));
    return { kept, texts: hidden.size === 0 ? texts : new Map([...texts].filter(([file]) => !hidden.has(file))) };
  };
}
