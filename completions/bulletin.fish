# Completion of bulletin for fish. In ~/.config/fish/config.fish: bulletin completion fish | source
# `bulletin complete` says what may stand at the cursor: a first line (none, folders, files), then a candidate and what it is on each line.

function __bulletin_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (bulletin complete --shell fish -- $typed[2..] "$current" 2>/dev/null)
    if test (count $lines) -gt 1
        printf '%s\n' $lines[2..]
        return
    end
    switch "$lines[1]"
        case folders
            __fish_complete_directories "$current" ''
        case files
            __fish_complete_path "$current" ''
    end
end

complete -c bulletin -f -a '(__bulletin_complete)'
