# SPDX-License-Identifier: EPL-2.0
# Follows folders.sh; needs $place, $fresh within it, and $hash. Makes what is in $fresh the agent's folder, file by
# file, so that two desktops may do it at the same time and other files there stay; then removes what nobody has used
# for long.

main() {
    folder=$place/$hash
    if ! { [ -d "$folder" ] || mkdir "$folder" || [ -d "$folder" ]; } ||
            ! mv -f "$fresh/libjnidispatch.so" "$folder/" || ! mv -f "$fresh/agent.jar" "$folder/"; then
        rm -rf "$fresh"
        exit 1
    fi
    rmdir "$fresh"
    for entry in "$place"/*; do
        # A journal of nodes that a killed agent has left is for the next agent, of any version.
        for journal in "$entry"/journal-*; do
            [ ! -e "$journal" ] || continue 2
        done
        case ${entry##*/} in
            "$hash") continue ;;
            # Of an upload that was broken off together with the board.
            *.part*) days=0 ;;
            *) days=30 ;;
        esac
        if ours "$entry" && [ -n "$(find "$entry" -prune -mtime "+$days" 2>/dev/null)" ] &&
                [ -z "$(agents_in "$entry")" ]; then
            rm -rf "$entry"
        fi
    done
    say installed "$folder"
}

main </dev/null
