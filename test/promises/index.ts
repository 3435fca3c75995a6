import { validDocx } from './01-valid-docx.ts';
import { validPdf } from './02-valid-pdf.ts';
import { sameBytes } from './03-same-bytes.ts';
import { noTextLost } from './04-no-text-lost.ts';
import { contentNeverRuns } from './05-content-never-runs.ts';
import { nothingOutside } from './06-nothing-outside.ts';
import { oldOrNew } from './07-old-or-new.ts';
import { bounded } from './08-bounded.ts';
import { officeEncodings } from './09-office-encodings.ts';
import { cleanTerminal } from './10-clean-terminal.ts';
import { warmAsFresh } from './11-warm-as-fresh.ts';
import { hostileFolder } from './12-hostile-folder.ts';
import { secondHand } from './13-second-hand.ts';
import { sourcesWhole } from './14-sources-whole.ts';
import type { Promised } from './promise.ts';

/** What is promised, in the order of docs/promises.md. */
export const promises: readonly Promised[] = [
  validDocx,
  validPdf,
  sameBytes,
  noTextLost,
  contentNeverRuns,
  nothingOutside,
  oldOrNew,
  bounded,
  officeEncodings,
  cleanTerminal,
  warmAsFresh,
  hostileFolder,
  secondHand,
  sourcesWhole,
];
