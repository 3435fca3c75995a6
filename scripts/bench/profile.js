import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const bulletin = join(root, 'bin', 'bulletin.js');
const RUNS = 5;

/** Parts of the program and the functions that stand for them. A sample counts for the innermost of these functions on its stack. */
const PARTS = [
  ['reading YAML', ['parseYaml', 'readTree', 'validated']],
  ['reading Markdown', ['parseMarkdown']],
  ['reading, the rest', ['readIssue', 'readTemplate', 'readSiblings', 'findPublication', 'siblingsIn']],
  ['rules', ['runRules']],
  ['lines and pages', ['typeset', 'assemble']],
  ['faces and glyphs', ['findFaces', 'missingGlyphs']],
  ['PDF: making the compiler', ['compilerWith']],
  ['PDF: compiling', ['compilePdf', 'renderPdf']],
  ['PDF: writing it', ['exportPdf']],
  ['DOCX: zipping', ['packed']],
  ['DOCX: the document', ['renderDocx']],
  ['hashes', ['sha256', 'digest']],
  ['writing files', ['writeOutputs', 'locked']],
  ['reports', ['textReport', 'checkSummary', 'buildReport']],
];
const partOf = new Map(PARTS.flatMap(([part, names]) => names.map((name) => [name, part])));

/**
 * @param {string} work a scratch folder
 * @param {string} node path of the Node binary
 * @param {readonly (readonly string[])[]} commands of the program
 * @returns {string[]} a table in Markdown for each
 */
export function profilesOf(work, node, commands) {
  return commands.map((argv) => profileOf(work, node, argv));
}

function profileOf(work, node, argv) {
  const folder = join(work, `profile-${argv[0]}`);
  mkdirSync(folder, { recursive: true });
  const spent = new Map();
  for (let run = 0; run < RUNS; run += 1) {
    spawnSync(node, ['--cpu-prof', '--cpu-prof-interval', '150', '--cpu-prof-dir', folder, bulletin, ...argv], {
      stdio: 'ignore',
    });
  }
  for (const name of readdirSync(folder)) add(JSON.parse(readFileSync(join(folder, name), 'utf8')), spent);
  rmSync(folder, { recursive: true });
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0);
  const lines = [...spent]
    .sort(([, a], [, b]) => b - a)
    .map(([part, time]) => `| ${part} | ${(time / RUNS).toFixed(1)} | ${((100 * time) / total).toFixed(0)} % |`);
  return [
    `Where the time of \`bulletin ${argv[0]}\` goes (4 items; milliseconds on Node 24 under V8’s profiler, which slows everything down):`,
    '',
    '| part | ms | share |',
    '| --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function add({ nodes, samples, timeDeltas }, spent) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map();
  const part = (id) => {
    if (!known.has(id)) known.set(id, find(id, byId, parents));
    return known.get(id);
  };
  for (const [at, id] of samples.entries()) spent.set(part(id), (spent.get(part(id)) ?? 0) + timeDeltas[at] / 1000);
}

function find(id, byId, parents) {
  const own = byId.get(id)?.callFrame.functionName;
  if (own === '(garbage collector)') return 'collecting garbage';
  let isOurs = false;
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { functionName, url } = byId.get(at).callFrame;
    const found = partOf.get(functionName);
    if (found !== undefined && url !== '') return found;
    isOurs ||= url.includes('bulletin');
  }
  return isOurs ? 'the rest of the program' : 'Node itself';
}
