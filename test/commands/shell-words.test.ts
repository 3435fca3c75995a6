import { describe, expect, it } from 'vitest';
import { formatCommand, formatPath } from '../../src/commands/shell-words.ts';

const shells = {
  sh: { platform: 'linux', env: { SHELL: '/bin/bash' } },
  'Git Bash': { platform: 'win32', env: { MSYSTEM: 'MINGW64', PROMPT: '$P$G' } },
  cmd: { platform: 'win32', env: { PROMPT: '$P$G' } },
  PowerShell: { platform: 'win32', env: {} },
  'PowerShell on Linux': { platform: 'linux', env: { POWERSHELL_DISTRIBUTION_CHANNEL: 'PSDocker' } },
} as const;

describe('a printed command', () => {
  it.each<[keyof typeof shells, string, string]>([
    ['sh', '刊物/issue-1', '刊物/issue-1'],
    ['sh', '2026年 简报/issue-1', "'2026年 简报/issue-1'"],
    ['sh', '$HOME`id`', "'$HOME`id`'"],
    ['sh', "it's", "'it'\\''s'"],
    ['sh', 'C:\\简报', "'C:'\\\\'简报'"],
    ['sh', '', "''"],
    ['Git Bash', '简报（一）', "'简报（一）'"],
    ['cmd', 'C:\\简报', 'C:\\简报'],
    ['cmd', '2026年 简报/issue-1', '"2026年 简报/issue-1"'],
    ['cmd', 'a&b', '"a&b"'],
    ['cmd', '%PATH%', '""^%"PATH"^%""'],
    ['PowerShell', '2026年 简报', "'2026年 简报'"],
    ['PowerShell', '“经济课堂”', "'“经济课堂”'"],
    ['PowerShell', "it's ‘x’", "'it''s ‘‘x’’'"],
    ['PowerShell on Linux', '$x', "'$x'"],
    ['sh', 'a\u001b[31mb', "'a⟨U+001B⟩[31mb'"],
  ])('in %s, quotes %s as %s', (shell, word, expected) => {
    expect(formatCommand(shells[shell], ['bulletin', 'build', word])).toBe(`bulletin build ${expected}`);
  });

  it.each([
    ['-x/issue-1', './-x/issue-1'],
    ['issue-1', 'issue-1'],
    ['../x', '../x'],
  ])('does not take a path for an option: %s', (path, expected) => expect(formatPath(path)).toBe(expected));
});
