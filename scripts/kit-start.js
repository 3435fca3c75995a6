/**
 * The files of a kit that start the program, by name: `bulletin`, and one to double-click that opens a terminal in which it can be typed.
 *
 * @param {string} system `win-x64`, `linux-x64` …
 * @returns {Record<string, string>}
 */
export function startFiles(system) {
  if (system.startsWith('win')) return { 'bulletin.cmd': windows(WINDOWS_PROGRAM), '开始.cmd': windows(WINDOWS_START) };
  const start = system.startsWith('darwin') ? { '开始.command': MAC_START } : { '开始.desktop': DESKTOP_START };
  return { bulletin: PROGRAM, 'start.sh': START, ...start };
}

/** The shell finds the folder by itself: there may be no PATH, and no `dirname`. */
const PROGRAM = `#!/bin/sh
folder=\${0%/*}
[ "$folder" = "$0" ] && folder=.
exec "$folder/node" "$folder/app/bin/bulletin.js" "$@"
`;

/**
 * Opens the menu, in Chinese, and then leaves a shell open in which \`bulletin\` is a command. It works in the folder around the kit, where
 * publications stay when the kit is replaced by a newer one.
 */
const START = `#!/bin/sh
cd "\${0%/*}" || exit 1
PATH="$PWD:$PATH"
export PATH
cd ..
bulletin --lang zh
exec "\${SHELL:-/bin/sh}"
`;

const MAC_START = `#!/bin/sh
exec /bin/sh "\${0%/*}/start.sh"
`;

/** %k is the path of this file. A value of a desktop entry is unescaped twice: as a string, then as a quoted argument. */
const DESKTOP_START = `[Desktop Entry]
Type=Application
Version=1.0
Name=简报
Name[en]=bulletin
Comment=打开终端，编排简报
Exec=sh -c "exec sh \\\\"\\\\\${1%/*}/start.sh\\\\"" sh %k
Terminal=true
Categories=Office;
`;

/** 65001 is UTF-8. %~dp0 is the folder of the file. */
const WINDOWS_PROGRAM = `@echo off
"%~dp0node.exe" "%~dp0app\\bin\\bulletin.js" %*
`;

const WINDOWS_START = `@echo off
chcp 65001 > nul
title bulletin
cd /d "%~dp0.."
set "PATH=%~dp0;%PATH%"
call bulletin.cmd --lang zh
cmd /k
`;

/** cmd.exe reads files with CRLF line ends reliably, and others not. */
function windows(text) {
  return text.replaceAll('\n', '\r\n');
}
