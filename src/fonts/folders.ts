import { posix, win32 } from 'node:path';
import type { Host } from '../host/host.ts';

/** The folders where a system keeps its fonts, those of the user included; they need not exist. */
export function listFontFolders(host: Pick<Host, 'platform' | 'home' | 'env'>): readonly string[] {
  const { home, env } = host;
  switch (host.platform) {
    case 'win32': {
      const local = env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local');
      return [
        win32.join(env.SystemRoot ?? env.windir ?? 'C:\\Windows', 'Fonts'),
        // Fonts a user installs without being an administrator, since Windows 10.
        win32.join(local, 'Microsoft', 'Windows', 'Fonts'),
      ];
    }
    case 'darwin':
      return [
        '/System/Library/Fonts',
        '/Library/Fonts',
        posix.join(home, 'Library/Fonts'),
        // Office for Mac keeps 仿宋 and 楷体 to itself.
        '/Applications/Microsoft Word.app/Contents/Resources/DFonts',
      ];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        posix.join(env.XDG_DATA_HOME ?? posix.join(home, '.local/share'), 'fonts'),
        posix.join(home, '.fonts'),
        // TeX Live of Debian brings FandolFang here.
        '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
        '/usr/share/texmf/fonts/opentype/public/fandol',
      ];
  }
}

/** Joins a folder and a name as the host's system writes paths. Neither needs tidying, which would take longer than to list the folder. */
export function joinPath(platform: Host['platform'], folder: string, name: string): string {
  return `${folder}${platform === 'win32' ? win32.sep : posix.sep}${name}`;
}
