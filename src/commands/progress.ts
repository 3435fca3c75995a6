import type { Language } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { formatDuration } from '../report/words.ts';

/** Least time between two redraws, in milliseconds. */
const PAUSE = 100;

/** Width of the bar, in characters. */
const WIDTH = 24;

/** A progress bar on a terminal; does nothing elsewhere. */
export interface Progress {
  show(done: number): void;
  /** Erases the bar so that other lines can be printed; the next `show` redraws it. */
  clear(): void;
}

export function createProgress({ host, language }: { readonly host: Host; readonly language: Language }, total: number): Progress {
  const { stderr } = host;
  if (!stderr.isTerminal || total < 2) return { show: () => {}, clear: () => {} };
  const start = host.elapsed();
  let shown: number | null = null;
  return {
    show: (done) => {
      const now = host.elapsed();
      if (done < total && shown !== null && now - shown < PAUSE) return;
      shown = now;
      stderr.write(`\r\u001b[K${formatBar(done, total, now - start, language)}`);
    },
    clear: () => {
      if (shown !== null) stderr.write('\r\u001b[K');
      shown = null;
    },
  };
}

/** `[#####-----] 123/1000  8.1 期/秒  还要 1 分 48 秒` */
export function formatBar(done: number, total: number, milliseconds: number, language: Language): string {
  const filled = Math.floor((WIDTH * done) / total);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${done}/${total}`;
  if (done === 0 || milliseconds <= 0) return bar;
  const rate = (done / milliseconds) * 1000;
  const left = formatDuration(((total - done) / rate) * 1000, language);
  const digits = rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
  return language === 'zh' ? `${bar}  每秒 ${digits} 期  还要 ${left}` : `${bar}  ${digits} issues/s  ${left} left`;
}
