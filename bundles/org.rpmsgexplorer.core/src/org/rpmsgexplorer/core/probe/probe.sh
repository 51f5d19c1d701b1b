# SPDX-License-Identifier: EPL-2.0
# Follows folders.sh; needs $hash of the agent, $need of it in KiB. Says what deployment must know: machine, Java, the
# agent's folder.

# Says version, machine, C library and loader ("-" where unknown) of the Javas given; true if one is 17 or newer. Every
# process costs milliseconds on a small board, so one reads the files "release" of all, and the shell does the rest.
say_javas() {
    for java do
        shift
        set -- "$@" "${java%/bin/*}/release"
    done
    facts=$(grep -E '^(JAVA_VERSION|OS_ARCH|LIBC)="' "$@" /dev/null 2>/dev/null)
    fits=1
    for release do
        java=${release%/release}/bin/java
        fact JAVA_VERSION
        version=$value
        fact OS_ARCH
        machine=$value
        fact LIBC
        libc=$value
        # Starting a JVM takes long, so only where there is no such file.
        [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | sed 1q)
        # The loader tells all; on ARM nothing else tells the floating point.
        loader=
        case $libc,$machine in
            ?*,[!a]* | ?*,aarch64 | ?*,amd64) ;;
            *) loader=$(loader_of "$java") ;;
        esac
        say java "${version:--}" "${machine:--}" "${libc:--}" "${loader:--}" "$java"
        feature=${version#1.}
        feature=${feature%%[!0-9]*}
        [ "${feature:-0}" -lt 17 ] || fits=0
    done
    return $fits
}

# usage: fact KEY; takes its $value of $release, a word, from $facts.
fact() {
    value=${facts#*"$release:$1=\""}
    if [ "$value" = "$facts" ]; then
        value=
    else
        value=${value%%\"*}
        value=${value%%[ 	]*}
    fi
}

javas() {
    set --
    for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" /usr/lib/jvm/*/bin/java /usr/lib64/jvm/*/bin/java \
            /usr/java/*/bin/java /usr/local/*/bin/java /opt/*/bin/java /opt/*/*/bin/java "${HOME:-}"/*/bin/java \
            "${HOME:-}"/.jdks/*/bin/java \
            "${HOME:-}"/.sdkman/candidates/java/*/bin/java "$(command -v java)"; do
        if [ ! -f "$java" ] || [ ! -x "$java" ]; then
            continue
        fi
        for other do
            # Not in all shells; without it, one is said twice.
            # shellcheck disable=SC3013
            if [ "$java" -ef "$other" ] 2>/dev/null; then
                continue 2
            fi
        done
        # What is on the PATH is often a link.
        case $java in
            */bin/java) [ ! -L "$java" ] || java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java") ;;
        esac
        set -- "$@" "$java"
    done
    [ $# -eq 0 ] || ! say_javas "$@" || return
    # What a login would set is not set for a command; reading the files starts nothing of the user's.
    set --
    # shellcheck disable=SC2013 # words are wanted
    for java in $(grep -hs 'JAVA_HOME=' /etc/environment /etc/profile /etc/profile.d/*.sh "${HOME:-}/.profile" \
            "${HOME:-}/.bash_profile" "${HOME:-}/.bashrc" |
            sed -n "s/^[ 	]*\\(export[ 	]*\\)*JAVA_HOME=[\"']*\\(\\/[^\"' 	;]*\\).*/\\2/p"); do
        if [ -f "$java/bin/java" ] && [ -x "$java/bin/java" ]; then
            set -- "$@" "$java/bin/java"
        fi
    done
    [ $# -eq 0 ] || say_javas "$@"
}

# Says the folder if the agent is in it, whole as far as a checksum or else the sizes tell.
installed() {
    # -x fails on a file system that is mounted noexec.
    [ -f "$1/$hash/agent.jar" ] && [ -x "$1/$hash/libjnidispatch.so" ] && private "$1" || return 1
    cd "$1/$hash" || return 1
    say installed "$1/$hash"
    sums=$(sha256sum agent.jar libjnidispatch.so 2>/dev/null) || sums=$(wc -c agent.jar libjnidispatch.so)
    # shellcheck disable=SC2086 # words are wanted
    say sums $sums
}

# Says whether a new folder can be made there, and how many KiB are free; leaves nothing there.
try() {
    state=ok made=''
    if [ ! -d "$1" ] && [ ! -L "$1" ]; then
        # Of what is above only ~/.cache is ours to make.
        if [ "$1" = "${HOME:-}/.cache/rpmsg-explorer" ] && mkdir "$HOME/.cache" 2>/dev/null; then
            made=$HOME/.cache
        fi
        if [ ! -d "${1%/*}" ] && [ ! -d "${1%/*/*}" ]; then
            state=missing
        elif ! mkdir "$1" 2>/dev/null; then
            state=unwritable
        fi
    fi
    free=$(free_at "$1")
    if [ $state = ok ] && ! private "$1"; then
        state=foreign
    elif [ $state = ok ]; then
        if ! { printf '#!/bin/sh\nexit 0\n' >"$1/try.$$"; } 2>/dev/null; then
            state=unwritable
        elif ! chmod 700 "$1/try.$$" || ! "$1/try.$$" 2>/dev/null; then
            state=noexec
        elif [ "${free:-$need}" -lt "$need" ]; then
            state=full
        fi
        rm -f "$1/try.$$"
    fi
    if [ $state = unwritable ] && [ "$free" = 0 ]; then
        state=full
    fi
    ! private "$1" || rmdir "$1" 2>/dev/null
    [ -z "$made" ] || rmdir "$made" 2>/dev/null
    say place "$state" "${free:--}" "$1"
    [ $state = ok ]
}

main() {
    say system "$(uname -rm)"
    javas
    each_place installed || each_place try
    say end
}

main </dev/null
