import { posix, win32 } from 'node:path';
import type { Host } from '../host/host.ts';

/** The system's font folders, the user's included; they need not exist. */
export function listFontFolders(host: Pick<Host, 'platform' | 'home' | 'env'>): readonly string[] {
  const { home, env } = host;
  switch (host.platform) {
    case 'win32': {
      const local = keepAbsolute(win32, env.LOCALAPPDATA) ?? win32.join(home, 'AppData', 'Local');
      return [
        win32.join(keepAbsolute(win32, env.SystemRoot) ?? keepAbsolute(win32, env.windir) ?? 'C:\\Windows', 'Fonts'),
        // Fonts installed by a user without administrator rights, since Windows 10.
        win32.join(local, 'Microsoft', 'Windows', 'Fonts'),
      ];
    }
    case 'darwin':
      return [
        '/System/Library/Fonts',
        '/Library/Fonts',
        posix.join(home, 'Library/Fonts'),
        // Office for Mac keeps 仿宋 and 楷体 in its own folder.
        '/Applications/Microsoft Word.app/Contents/Resources/DFonts',
      ];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        posix.join(keepAbsolute(posix, env.XDG_DATA_HOME) ?? posix.join(home, '.local/share'), 'fonts'),
        posix.join(home, '.fonts'),
        // FandolFang, from Debian's TeX Live.
        '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
        '/usr/share/texmf/fonts/opentype/public/fandol',
      ];
  }
}

/** A path of the environment, unless it is relative: it would lead into the folder of the issue. */
function keepAbsolute({ isAbsolute }: typeof posix, path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** Joins a folder and a name with the host's separator. No normalisation: it would take longer than listing the folder. */
export function joinPath(platform: Host['platform'], folder: string, name: string): string {
  return `${folder}${platform === 'win32' ? win32.sep : posix.sep}${name}`;
}
