# Completion of bulletin for bash 3.2 and later. In ~/.bashrc: source <(bulletin completion bash)
# `bulletin complete` says what may stand at the cursor: a first line (none, folders, files), then one candidate a line, quoted here.

_bulletin() {
  local current="${COMP_WORDS[COMP_CWORD]}" line kind='' value
  # bash parts words at "=": what stands before the cursor is then the sign alone.
  [ "$current" = '=' ] && current=''
  COMPREPLY=()
  while IFS= read -r line; do
    if [ -z "$kind" ]; then
      kind=$line
      continue
    fi
    value=${line%%$'\t'*}
    case "${COMP_WORDS[COMP_CWORD]}" in
      \'*) value=${value//\'/\'\\\'\'} ;;
      \"*)
        value=${value//\\/\\\\}
        value=${value//\"/\\\"}
        value=${value//\$/\\\$}
        value=${value//\`/\\\`}
        ;;
      *) value=$(printf '%q' "$value") ;;
    esac
    COMPREPLY+=("$value")
  done < <(bulletin complete --shell bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
  [ ${#COMPREPLY[@]} -eq 0 ] || return
  local action
  case "$kind" in
    folders) action=-d ;;
    files) action=-f ;;
    *) return ;;
  esac
  # With this bash quotes what it completes and puts a slash behind folders.
  type compopt > /dev/null 2>&1 && compopt -o filenames
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$action" -- "$current")
}

complete -F _bulletin bulletin
