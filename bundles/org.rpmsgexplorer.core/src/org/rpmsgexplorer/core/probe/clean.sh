# SPDX-License-Identifier: EPL-2.0
# Follows folders.sh; needs $force (yes or no). Removes what is ours: the agent's folders of all versions in all places.
# On a desktop that is its own board, ~/.cache/rpmsg-explorer holds other things too, so only what has our names goes.

busy() {
    private "$1" || return 1
    for pid in $(agents_in "$1"); do
        say running "$pid" "$1"
        busy=yes
    done
    # Where an agent was killed, its journal is all that tells its nodes from those of others.
    for journal in "$1"/*/journal-*; do
        for node in /sys/class/rpmsg/rpmsg[0-9]*; do
            if [ -f "$journal" ] && [ -d "$node" ]; then
                say journal "$journal"
                busy=yes
                break
            fi
        done
    done
    return 1
}

remove() {
    private "$1" || return 1
    for entry in "$1"/*; do
        ours "$entry" || continue
        bytes=$(find "$entry" -type f -exec ls -ln {} + 2>/dev/null | {
            total=0
            while read -r _ _ _ _ size _; do
                total=$((total + size))
            done
            echo $total
        })
        if rm -rf "$entry"; then
            say removed "$bytes" "$entry"
        else
            say kept "$bytes" "$entry"
        fi
    done
    if rmdir "$1" 2>/dev/null && [ "$1" = "${HOME:-}/.cache/rpmsg-explorer" ]; then
        # Fails where somebody else has something there.
        rmdir "$HOME/.cache" 2>/dev/null
    fi
    return 1
}

main() {
    busy=no
    each_place busy
    if [ $busy = no ] || [ "$force" = yes ]; then
        each_place remove
    fi
    say end
}

main </dev/null
