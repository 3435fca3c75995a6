import { expect, it } from 'vitest';
import { joinPath, listFontFolders } from '../../src/fonts/folders.ts';

it('finds Windows fonts of the system and of the user', () => {
  const windows = { platform: 'win32', home: 'C:\\Users\\li' };
  expect(listFontFolders({ ...windows, env: { SystemRoot: 'D:\\Win', LOCALAPPDATA: 'E:\\Local' } })).toEqual([
    'D:\\Win\\Fonts',
    'E:\\Local\\Microsoft\\Windows\\Fonts',
  ]);
  expect(listFontFolders({ ...windows, env: { windir: 'F:\\Win' } })[0]).toBe('F:\\Win\\Fonts');
  expect(listFontFolders({ ...windows, env: {} })).toEqual([
    'C:\\Windows\\Fonts',
    'C:\\Users\\li\\AppData\\Local\\Microsoft\\Windows\\Fonts',
  ]);
  expect(joinPath('win32', 'C:\\Windows\\Fonts', 'simfang.ttf')).toBe('C:\\Windows\\Fonts\\simfang.ttf');
});

it('finds macOS fonts, Word’s own included', () => {
  const folders = listFontFolders({ platform: 'darwin', home: '/Users/li', env: {} });
  expect(folders).toContain('/Users/li/Library/Fonts');
  expect(folders.at(-1)).toBe('/Applications/Microsoft Word.app/Contents/Resources/DFonts');
});

it('finds Linux fonts, the user’s under XDG included', () => {
  expect(listFontFolders({ platform: 'linux', home: '/home/li', env: {} })).toContain('/home/li/.local/share/fonts');
  expect(listFontFolders({ platform: 'linux', home: '/home/li', env: { XDG_DATA_HOME: '/data' } })).toContain('/data/fonts');
  expect(joinPath('linux', '/usr/share/fonts', 'a.ttf')).toBe('/usr/share/fonts/a.ttf');
});

it('ignores relative folders of the environment, which would lead into the issue', () => {
  for (const path of ['', 'fonts', '..', './a']) {
    expect(listFontFolders({ platform: 'linux', home: '/home/li', env: { XDG_DATA_HOME: path } })).toContain('/home/li/.local/share/fonts');
    expect(
      listFontFolders({ platform: 'win32', home: 'C:\\Users\\li', env: { SystemRoot: path, windir: path, LOCALAPPDATA: path } }),
    ).toEqual(['C:\\Windows\\Fonts', 'C:\\Users\\li\\AppData\\Local\\Microsoft\\Windows\\Fonts']);
  }
});
