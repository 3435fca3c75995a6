/**
 * The layers of `src`: each room and the rooms that it may import, beside itself. A room is a folder (without the rooms listed inside it) or
 * a loose file. `npm run lint` checks it, and `test/house.test.ts` plants every import that is not allowed.
 */
export const layers = {
  // The ground: data, sentences, the outside.
  model: [],
  version: [],
  'package-root': [],
  diagnostics: ['model'],
  failures: ['diagnostics'],
  host: [],
  'host/node': ['host', 'failures', 'package-root'],

  // The phases of a build, in order. None imports another.
  read: ['host', 'diagnostics', 'model'],
  rules: ['diagnostics', 'model'],
  assemble: ['model'],
  typeset: ['diagnostics', 'model'],
  fonts: ['host', 'model'],
  publish: ['diagnostics', 'model'],
  render: ['render/docx', 'render/pdf', 'render/ofd', 'render/html', 'render/text', 'render/wechat', 'render/eml', 'host', 'model'],
  'render/docx': ['render', 'model'],
  'render/pdf': ['render', 'host', 'model'],
  'render/ofd': ['render', 'render/pdf', 'fonts', 'model'],
  'render/web': ['render', 'model'],
  'render/html': ['render/web', 'render', 'model'],
  'render/text': ['report', 'render', 'model'],
  'render/wechat': ['render/web', 'render', 'model'],
  'render/eml': ['render/web', 'render/text', 'render', 'model'],
  write: ['host', 'failures', 'model'],

  // Pure work beside the phases.
  fix: ['diagnostics'],
  import: ['read', 'diagnostics', 'model'],
  'review/compare': ['import', 'render/docx', 'model'],
  'review/pull': ['import', 'read', 'diagnostics', 'model'],
  report: ['diagnostics', 'model', 'version'],

  // The use cases: what a command does, without its options and its words.
  issue: ['read', 'rules', 'assemble', 'typeset', 'fonts', 'write', 'host', 'failures', 'diagnostics', 'model', 'version', 'package-root'],
  build: ['issue', 'publish', 'render', 'write', 'host', 'failures', 'diagnostics', 'model', 'version', 'package-root'],
  'build/many': ['build', 'issue', 'host', 'failures', 'model'],
  check: ['issue', 'read', 'rules', 'typeset', 'fix', 'write', 'host', 'failures', 'diagnostics', 'model'],
  create: ['check', 'issue', 'read', 'fonts', 'write', 'host', 'failures', 'diagnostics', 'model', 'package-root'],
  'import/plan': ['check', 'issue', 'import', 'read', 'write', 'host', 'failures', 'diagnostics', 'model'],
  review: [
    'review/compare',
    'review/pull',
    'build',
    'issue',
    'import',
    'fix',
    'read',
    'rules',
    'assemble',
    'fonts',
    'render',
    'render/docx',
    'render/pdf',
    'write',
    'host',
    'failures',
    'diagnostics',
    'model',
    'package-root',
  ],
  statistics: ['build', 'issue', 'read', 'rules', 'write', 'host', 'failures', 'diagnostics', 'model'],
  'statistics/outputs': ['statistics', 'diagnostics', 'model'],
  preview: [
    'preview/page',
    'build',
    'publish',
    'issue',
    'read',
    'fix',
    'render',
    'render/pdf',
    'report',
    'write',
    'host',
    'failures',
    'diagnostics',
    'model',
    'package-root',
  ],
  'preview/page': ['preview', 'diagnostics'],
  lsp: ['check', 'create', 'issue', 'read', 'fix', 'report', 'host', 'failures', 'diagnostics', 'model', 'version'],

  // The faces of the program.
  commands: [
    'lsp',
    'build/many',
    'build',
    'check',
    'create',
    'import/plan',
    'import',
    'review',
    'statistics',
    'statistics/outputs',
    'preview',
    'issue',
    'read',
    'fonts',
    'render',
    'write',
    'report',
    'host',
    'failures',
    'diagnostics',
    'model',
    'version',
    'package-root',
  ],
  index: [
    'build',
    'build/many',
    'check',
    'import/plan',
    'issue',
    'review',
    'statistics',
    'render',
    'write',
    'host',
    'host/node',
    'failures',
    'diagnostics',
    'model',
  ],
  cli: ['commands', 'build/many', 'render/pdf', 'report', 'host', 'host/node', 'failures', 'diagnostics', 'version'],
};

/** Modules of Node that any room may use: they reach nothing outside the program. */
const harmless = ['path', 'buffer', 'crypto', 'util'];
/** Rooms that may use more. `module` is there to load native code and WebAssembly. */
export const modules = { 'host/node': '.*', 'package-root': 'url', lsp: 'url', render: 'module', 'render/pdf': 'module' };

const rooms = Object.keys(layers);
const loose = new Set(['version', 'package-root', 'failures', 'index', 'cli']);

/** Whether a room is a file directly in `src`. */
export function isLoose(room) {
  return loose.has(room);
}

/** Matches the files of a room, and none of a room inside it. */
export function pathOf(room) {
  if (isLoose(room)) return `^src/${room}\\.ts$`;
  const inner = rooms.filter((other) => other.startsWith(`${room}/`)).map((other) => other.slice(room.length + 1));
  return `^src/${room}/${inner.length > 0 ? `(?!(?:${inner.join('|')})/)` : ''}`;
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    { name: 'no-file-outside-the-table', severity: 'error', from: {}, to: { path: '^src/', pathNot: rooms.map(pathOf) } },
    ...rooms.map((room) => ({
      name: `${room}-imports-its-layers`,
      severity: 'error',
      from: { path: pathOf(room) },
      to: { path: '^src/', pathNot: [room, ...layers[room]].map(pathOf) },
    })),
    ...rooms.map((room) => ({
      name: `${room}-stays-inside`,
      severity: 'error',
      from: { path: pathOf(room) },
      to: { dependencyTypes: ['core'], pathNot: `^(?:node:)?(?:${[...harmless, ...(modules[room] ? [modules[room]] : [])].join('|')})$` },
    })),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
