import { packaged } from '../../package-root.ts';

/** What names the file of settings in which a font library looks for folders, where there is fontconfig (Linux, BSD). */
const SETTINGS = 'FONTCONFIG_FILE';

/** See `Host.withoutMachineFonts`. Under Windows and macOS, where the folders are fixed, they are still looked at. */
export async function withoutMachineFonts<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env[SETTINGS];
  hideMachineFonts();
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[SETTINGS];
    else process.env[SETTINGS] = before;
  }
}

/** Hides them from the whole process, its threads among it, whose own environment is a copy that native code does not see. */
export function hideMachineFonts(): void {
  process.env[SETTINGS] = packaged('templates/no-fonts.conf');
}
