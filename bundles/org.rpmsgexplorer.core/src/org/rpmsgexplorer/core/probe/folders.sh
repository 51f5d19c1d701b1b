# SPDX-License-Identifier: EPL-2.0
# What our scripts on the board begin with: POSIX sh with no more than busybox has, and no "set -e", because each says
# as much as can be known. They come on standard input, as servers limit a command's length (dropbear: 9000 bytes), and
# print lines "rpmsg-explorer KEY VALUE...", so that what a profile prints between them does no harm.
set -u
umask 077
LC_ALL=C
PATH=${PATH:-/bin}:/usr/bin:/bin:/usr/sbin:/sbin
export LC_ALL PATH
unset CDPATH JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS

say() {
    printf 'rpmsg-explorer %s\n' "$*"
}

# Who we are, without a process for it.
uid=
while read -r key _ value _; do
    [ "$key" != Uid: ] || uid=$value
done 2>/dev/null </proc/self/status
[ -n "$uid" ] || uid=$(id -u 2>/dev/null)

# True if a folder is one, and no link to one, and nobody else may write there. In /tmp others may have made one of any
# name.
private() {
    [ -d "$1" ] && [ ! -L "$1" ] || return 1
    # shellcheck disable=SC2046 # words are wanted
    set -- $(ls -ldn "$1" 2>/dev/null)
    [ -n "$uid" ] && [ "${3:-}" = "$uid" ] || return 1
    case ${1:-} in
        d????-??-*) return 0 ;;
    esac
    return 1
}

# Calls a function with each place where the agent may live, best first, until it succeeds.
each_place() {
    for place in "${HOME:+$HOME/.cache/rpmsg-explorer}" "${XDG_CACHE_HOME:+$XDG_CACHE_HOME/rpmsg-explorer}" \
            "/var/tmp/rpmsg-explorer-agent-$uid" "/tmp/rpmsg-explorer-agent-$uid" "/dev/shm/rpmsg-explorer-agent-$uid" \
            "/run/user/$uid/rpmsg-explorer-agent"; do
        [ -n "$place" ] || continue
        ! "$1" "$place" || return 0
    done
    return 1
}

# True for a name that we give: a SHA-256 in hexadecimal, or that of an upload that was broken off.
ours() {
    name=${1##*/}
    name=${name%%.part*}
    case $name in
        *[!0-9a-f]*) return 1 ;;
    esac
    [ ${#name} -eq 64 ] && [ -d "$1" ] && [ ! -L "$1" ]
}

# Prints the processes that run an agent from below the folder $1.
agents_in() {
    # Brackets, so that neither this script nor grep is found.
    grep -ls "$1/.*agent[.]jar" /proc/[0-9]*/cmdline 2>/dev/null | sed 's,/proc/\([0-9]*\)/.*,\1,' | sort -n
}

# Prints the dynamic loader that a program asks for; its name tells machine, C library and floating point.
loader_of() {
    dd if="$1" bs=4096 count=1 2>/dev/null | tr -c 'A-Za-z0-9/._+-' '\n' | sed -n '/^\/.*\/ld[^/]*\.so\.[0-9]*$/{p;q;}'
}

# Prints how many KiB are free at a path or above it, or nothing where that cannot be told.
free_at() {
    at=$1
    while [ ! -d "$at" ] && [ -n "$at" ]; do
        at=${at%/*}
    done
    # shellcheck disable=SC2046 # words are wanted
    set -- $(df -Pk "${at:-/}" 2>/dev/null | sed -n '$p')
    case ${4:--} in
        *[!0-9]*) ;;
        *) printf '%s' "$4" ;;
    esac
}
