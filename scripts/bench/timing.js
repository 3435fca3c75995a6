/** @param {() => void} job @returns {number} milliseconds */
export function timed(job) {
  const start = process.hrtime.bigint();
  job();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** @param {readonly number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Median and spread: `138 ms [131–150]`. */
export function spread(values) {
  return `${median(values).toFixed(0)} ms [${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}]`;
}

/**
 * Times two jobs alternately (A B A B …), so that changes in the speed of the machine affect both.
 *
 * @returns {{ ours: number[], theirs: number[], ratio: number }} milliseconds of each run, and the median of the ratios of adjacent runs
 */
export function inTurn(ours, theirs, runs) {
  ours();
  theirs();
  const times = { ours: [], theirs: [] };
  for (let run = 0; run < runs; run += 1) {
    times.ours.push(timed(ours));
    times.theirs.push(timed(theirs));
  }
  return { ...times, ratio: median(times.ours.map((time, run) => time / times.theirs[run])) };
}
