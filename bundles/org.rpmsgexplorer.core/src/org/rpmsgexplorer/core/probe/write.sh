# SPDX-License-Identifier: EPL-2.0
# Follows folders.sh; needs $place, $fresh within it, $name, $size and $sum (SHA-256). Writes its standard input to
# $fresh/$name. Where the other end goes away, cat sees the end too early, and nothing stays behind.

# Where nobody reads any more, this goes on to its end.
trap '' HUP PIPE

fail() {
    rm -rf "$fresh"
    say free "$(free_at "$place")"
    exit 1
}

mkdir -p "$place" || fail
private "$place" || fail
[ -d "$fresh" ] || mkdir "$fresh" || fail
cat >"$fresh/$name" || fail
if [ "$(wc -c <"$fresh/$name")" -ne "$size" ]; then
    echo 'it is not whole' >&2
    fail
fi
found=$(sha256sum <"$fresh/$name" 2>/dev/null)
if [ -n "$found" ] && [ "${found%% *}" != "$sum" ]; then
    echo 'its checksum is wrong' >&2
    fail
fi
# A file without x would not be mapped for execution by some security modules, and -x is how a noexec mount is noticed
# later.
chmod 700 "$fresh/$name" || fail
say written
