import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and Ubuntu put Chromium. */
const CHROMIUM = '/usr/bin/chromium';

/** A name that leads to this machine. */
export const REBOUND = 'rebound.test';

/** Prevents network requests of its own, and lets it run as root, as containers do. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // As an attacker's name server would have it.
  `--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`,
];

/** Whether Chromium is installed; logs what is left out if not. */
export function hasChromium(): boolean {
  const isHere = existsSync(CHROMIUM) && spawnSync(CHROMIUM, ['--version'], { stdio: 'ignore' }).status === 0;
  if (!isHere) console.warn('LEFT OUT: the preview in a browser, which needs Chromium (Debian package chromium)');
  return isHere;
}

/** A browser with a temporary profile. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
