"""`completion`: the script that makes a shell complete planner's words, and the words for it.

The scripts know nothing by themselves: each press of tab asks the planner that is installed, so they never
go stale. What a shell is told is data to it, and is never run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.candidates import FILES, FOLDERS, Candidate, candidates
from planner.commandline.patience import TooSlow, within
from planner.store.errors import PlannerError

_SECONDS = 3.0
"""How long a disk may take before nothing is offered: a shell waits for it with every tab."""

_MOST = 65_536
"""Bytes of what was typed that are read."""

_BASH = r"""# planner in bash: source this file.
_planner() {
  local word about quoted='' current="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  case $current in [\"\']*) quoted=yes ;; =) current='' ;; esac
  while IFS=$'\t' read -r word about; do
    case $word in
      :files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
      :folders) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
      *)
        if [ -z "$quoted" ]; then COMPREPLY+=("$(printf %q "$word")")
        elif [[ $word != *[\"\'\$\`\\\!]* ]]; then COMPREPLY+=("$word"); fi ;;
    esac
  done < <(printf '%s\0' "${COMP_WORDS[@]:1:COMP_CWORD}" |
    command planner completion bash --words 2>/dev/null)
}
complete -F _planner planner
"""

_ZSH = r"""#compdef planner
# planner in zsh: source this file after compinit, or put it into a folder of $fpath as _planner.
_planner() {
  local word about
  local -a found shown
  while IFS=$'\t' read -r word about; do
    case $word in
      :files) compset -P '--*='; _files ;;
      :folders) compset -P '--*='; _files -/ ;;
      *) found+=("$word"); shown+=("$word${about:+  -- $about}") ;;
    esac
  done < <(printf '%s\0' "${(@)words[2,CURRENT]}" | command planner completion zsh --words 2>/dev/null)
  (( $#found )) && compadd -l -d shown -a found
}
if [[ $funcstack[1] == _planner ]]; then _planner "$@"; else compdef _planner planner; fi
"""

_FISH = r"""# planner in fish: put this file into ~/.config/fish/completions as planner.fish.
function __planner_words
    set -l typed (commandline -opc) (commandline -ct)
    for line in (string join0 -- $typed[2..] | command planner completion fish --words 2>/dev/null)
        switch $line
            case :files
                complete -C "'' "(commandline -ct)
            case :folders
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c planner -f -a '(__planner_words)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script of each shell."""

_ASKS = {FILES: ":files", FOLDERS: ":folders"}


def show(call: Call) -> int:
    """`planner completion SHELL`: its script; with `--words` a line for each word that may stand last.

    The words so far come from the input, each ended by a NUL: as arguments they would be options. A line is a
    word, a tab and its help; `:files` and `:folders` leave it to the shell. Whatever is wrong with a home is
    no matter here: then there is less to offer, and nothing is said of it.
    """
    if not call.args.words:
        output.say_bytes(SCRIPTS[call.args.shell].encode())
        return 0
    typed = sys.stdin.buffer.read(_MOST).decode(errors="replace").split("\0")[:-1] if sys.stdin else []
    try:
        found = within(_SECONDS, lambda: candidates(typed, call.clock.now()))
    except (TooSlow, PlannerError, OSError):
        found = ()
    output.say_bytes(_lines(found).encode(errors="replace"))
    return 0


def _lines(found: Iterable[Candidate]) -> str:
    return "".join(f"{_ASKS.get(one.word) or one.word}\t{one.about}".rstrip("\t") + "\n" for one in found)
