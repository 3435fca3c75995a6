import { packagedPath } from '../../package-root.ts';

/** Environment variable with the path of fontconfig's settings (Linux, BSD), which name the font folders. */
const CONFIG_VARIABLE = 'FONTCONFIG_FILE';

/** See `Host.withoutMachineFonts`. Without effect on Windows and macOS, whose font folders are fixed. */
export async function withoutMachineFonts<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env[CONFIG_VARIABLE];
  hideMachineFonts();
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[CONFIG_VARIABLE];
    else process.env[CONFIG_VARIABLE] = before;
  }
}

/** Hides them for the whole process. Call it in the main thread: native code does not see the environment of a worker, which is a copy. */
export function hideMachineFonts(): void {
  process.env[CONFIG_VARIABLE] = packagedPath('templates/no-fonts.conf');
}
