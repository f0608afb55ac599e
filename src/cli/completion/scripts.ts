import type { SHELLS } from './complete.ts';

/*
 * What the shells run when Tab is pressed. They ask `suance __complete` and show what it says; where it fails, or is not
 * there, files are completed as for any command.
 */

/** A script as it stands here, `@{` for the dollar and brace that would be TypeScript's own. */
function script(text: TemplateStringsArray): string {
  return text.raw[0]!.replaceAll('@{', '${');
}

const bash = script`# suance: completion for bash. In ~/.bashrc: source <(suance completion bash)
_suance() {
  local line answer kind prefix
  COMPREPLY=()
  answer=$("$1" __complete --line "@{COMP_LINE:0:COMP_POINT}" 2>/dev/null) || {
    compopt -o default 2>/dev/null
    return 0
  }
  kind=@{answer%%$'\n'*}
  case $kind in
    :files) compopt -o default 2>/dev/null; return 0 ;;
    :directories) compopt -o dirnames 2>/dev/null; return 0 ;;
    :open) compopt -o nospace 2>/dev/null ;;
  esac
  compopt -o nosort 2>/dev/null
  # Readline breaks words at = and :, and puts in only what stands behind the last of them.
  prefix=@{COMP_LINE:0:COMP_POINT}
  prefix=@{prefix##*[[:space:]]}
  prefix=@{prefix#[\"\']}
  if [[ $prefix == *[=:]* && $COMP_WORDBREAKS == *[=:]* ]]; then
    prefix=@{prefix%"@{prefix##*[=:]}"}
  else
    prefix=
  fi
  while IFS= read -r line; do
    [[ $line == :* || -z $line ]] && continue
    line=@{line%%$'\t'*}
    COMPREPLY+=("@{line#"$prefix"}")
  done <<< "$answer"
  return 0
}
complete -F _suance suance
`;

const zsh = script`#compdef suance
# suance: completion for zsh. In ~/.zshrc, after compinit: source <(suance completion zsh)
_suance() {
  local answer line kind
  local -a texts shown
  answer=$("@{(Q)words[1]}" __complete -- "@{(@Q)words[2,CURRENT-1]}" "@{(Q)PREFIX}" 2>/dev/null) || {
    _files
    return
  }
  kind=@{answer%%$'\n'*}
  case $kind in
    :files) _files; return ;;
    :directories) _files -/; return ;;
  esac
  for line in "@{(@f)answer}"; do
    [[ $line == :* || -z $line ]] && continue
    texts+=("@{line%%$'\t'*}")
    if [[ $line == *$'\t'* ]]; then
      shown+=("@{line%%$'\t'*}  -- @{line#*$'\t'}")
    else
      shown+=("$line")
    fi
  done
  (( @{#texts} )) || return 1
  if [[ $kind == :open ]]; then
    compadd -V suance -l -S '' -d shown -a texts
  else
    compadd -V suance -l -d shown -a texts
  fi
}
if [[ @{funcstack[1]} == _suance ]]; then
  _suance "$@"
elif (( @{+functions[compdef]} )); then
  compdef _suance suance
fi
`;

const fish = script`# suance: completion for fish. In ~/.config/fish/config.fish: suance completion fish | source
function __suance_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    if not type -q $program
        __fish_complete_path "$current"
        return
    end
    set -l answer ($program __complete -- $words "$current" 2>/dev/null)
    or set answer :files
    switch "$answer[1]"
        case :files
            __fish_complete_path "$current"
        case :directories
            __fish_complete_directories "$current" ''
        case '*'
            for line in $answer[2..-1]
                echo $line
            end
    end
end
complete -k -c suance -f -a '(__suance_complete)'
`;

/** The script that a shell is to read. */
export const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = { bash, zsh, fish };
