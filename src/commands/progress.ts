import type { Language } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { formatDuration } from '../report/words.ts';

/** Least time between two redraws, in milliseconds. */
const PAUSE = 100;

/** Where nobody watches, a line is printed after so many milliseconds, or so many issues that were not up to date. */
const EVERY = { milliseconds: 10_000, issues: 100 };

/** The rate is that of the last seconds: issues that are up to date take no time and come first. */
const WINDOW = { milliseconds: 1_000, samples: 10 };

/** Width of the bar, in characters. */
const WIDTH = 24;

/** Tells how far a run over many issues is. */
export interface Progress {
  /**
   * @param done how many issues are done
   * @param made how many of them were not up to date
   */
  show(done: number, made: number): void;
  /** Prints lines without harm to the bar, which stays on the line below them. */
  print(work: () => void): void;
  /** Erases the bar. */
  end(): void;
}

/** A bar at the foot of a terminal; elsewhere, such as in CI, a line now and then. */
export function createProgress({ host, language }: { readonly host: Host; readonly language: Language }, total: number): Progress {
  if (total < 2) return createSilence();
  const measure = createMeter(host, total, language);
  return host.stderr.isTerminal ? createBar(host, total, measure) : createLines(host, measure);
}

/** For a run that tells nothing of its progress. */
export function createSilence(): Progress {
  return { show: () => {}, print: (work) => work(), end: () => {} };
}

type Measure = (done: number) => string;

function createBar({ stderr, elapsed }: Host, total: number, measure: Measure): Progress {
  let bar: string | null = null;
  let drawn = 0;
  const draw = () => {
    if (bar !== null) stderr.write(`\r\u001b[K${bar}`);
  };
  const clear = () => {
    if (bar !== null) stderr.write('\r\u001b[K');
  };
  return {
    show: (done) => {
      const now = elapsed();
      const text = measure(done);
      if (done < total && bar !== null && now - drawn < PAUSE) return;
      [bar, drawn] = [text, now];
      draw();
    },
    print: (work) => {
      clear();
      work();
      draw();
    },
    end: () => {
      clear();
      bar = null;
    },
  };
}

function createLines({ stderr, elapsed }: Host, measure: Measure): Progress {
  let last = { at: elapsed(), made: 0 };
  return {
    ...createSilence(),
    show: (done, made) => {
      const text = measure(done);
      const now = elapsed();
      if (now - last.at < EVERY.milliseconds && made - last.made < EVERY.issues) return;
      last = { at: now, made };
      stderr.write(`${text}\n`);
    },
  };
}

/** Creates the function that says how many are done, at which rate, and how long the rest will take. */
function createMeter({ elapsed }: Host, total: number, language: Language): Measure {
  const samples = [{ at: elapsed(), done: 0 }];
  return (done) => {
    const at = elapsed();
    const [first = { at, done: 0 }] = samples;
    const text = formatProgress(done, total, { done: done - first.done, milliseconds: at - first.at }, language);
    if (at - (samples.at(-1)?.at ?? 0) >= WINDOW.milliseconds) samples.push({ at, done });
    if (samples.length > WINDOW.samples) samples.shift();
    return text;
  };
}

/**
 * `[#####-----] 123/1000  每秒 8.1 期  还要 1 分 48 秒`
 *
 * @param recent how many were done in the last milliseconds
 */
export function formatProgress(
  done: number,
  total: number,
  recent: { readonly done: number; readonly milliseconds: number },
  language: Language,
): string {
  const filled = Math.floor((WIDTH * done) / total);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${done}/${total}`;
  if (recent.done <= 0 || recent.milliseconds <= 0) return bar;
  const rate = (recent.done / recent.milliseconds) * 1000;
  const left = formatDuration(((total - done) / rate) * 1000, language);
  const digits = rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
  return language === 'zh' ? `${bar}  每秒 ${digits} 期  还要 ${left}` : `${bar}  ${digits} issues/s  ${left} left`;
}
