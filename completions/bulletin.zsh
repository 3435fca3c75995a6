#compdef bulletin
# Completion of bulletin for zsh. In ~/.zshrc, after compinit: source <(bulletin completion zsh)
# `bulletin complete` says what may stand at the cursor: a first line (none, folders, files), then a candidate and what it is on each line.

_bulletin() {
  local line kind
  local -a lines values shown
  lines=("${(@f)$(bulletin complete --shell zsh -- "${(@)words[2,CURRENT]}" 2> /dev/null)}")
  kind=$lines[1]
  for line in "${(@)lines[2,-1]}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  }")
  done
  # -U: what was typed may be an alias or pinyin, which the candidate does not begin with. compadd quotes.
  if (( $#values )); then
    compadd -U -l -d shown -a values
    return
  fi
  case $kind in
    folders) _files -/ ;;
    files) _files ;;
  esac
}

if [[ $funcstack[1] = _bulletin ]]; then _bulletin; else compdef _bulletin bulletin; fi
