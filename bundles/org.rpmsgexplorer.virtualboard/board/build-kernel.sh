#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The virtual board's kernel: where it is, and how it is made.
#
#   build-kernel.sh path               prints the kernel's path, whether it exists or not
#   build-kernel.sh build [--progress] builds it unless it is there; about 3 minutes on two CPUs
#
# The path holds a hash of everything that the kernel is made from, so that a change of it makes
# another kernel. Beside the kernel lie its configuration (config), the Debian version of its source
# (source-version) and, where the host has no sshd, an unpacked one for the board (sshd/).
#
# With --progress, standard output has lines "progress PERCENT text", else plain text. Messages about
# errors go to standard error. Exit status: 0 done, 1 failed, 2 wrong use, 130 or 143 interrupted.
#
# Environment: XDG_CACHE_HOME; RPMSG_EXPLORER_DEBIAN_MIRROR, the address of a Debian mirror, for
# hosts whose own package sources are not Debian's.
set -eu
LC_ALL=C
export LC_ALL

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
source_package=linux-source-6.12
# Where that package is found when the host's own sources do not have it.
source_suite=trixie
# What the build compiles, for the progress only.
about_objects=770

hash=$(cat "$here/kernel.config" "$here"/patches/*.patch "$here/build-kernel.sh" | sha256sum)
hash=$(printf %.16s "$hash")
base=${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/rpmsg-explorer/kernel
target=$base/$hash
log=$base/build.log
work=$base/work
with_progress=false
make_pid=''

fail() {
    echo "build-kernel.sh: $1" >&2
    exit 1
}

# The log is kept, its end is shown.
fail_log() {
    echo "build-kernel.sh: $1" >&2
    echo "The end of $log:" >&2
    tail -n 15 "$log" >&2
    exit 1
}

step() {
    if $with_progress; then echo "progress $1 $2"; else echo "$2"; fi
}

sshd_ready() {
    [ -x /usr/sbin/sshd ] || [ -x "$target/sshd/usr/sbin/sshd" ]
}

check_tools() {
    [ "$(uname -sm)" = 'Linux x86_64' ] || fail "the virtual board needs Linux on x86-64, this is $(uname -sm)"
    command -v apt-get >/dev/null || fail 'the source of the kernel is a Debian package, and this system has no apt-get'
    missing=''
    for tool in gcc make flex bison bc xz patch tar dpkg-deb flock setpriv; do
        command -v "$tool" >/dev/null || missing="$missing $tool"
    done
    [ -z "$missing" ] || fail "missing:$missing. Install these packages: $(
        sed -n 's/^build //p' "$here/packages" | tr '\n' ' ')"
    echo '#include <stdio.h>' | gcc -E - >/dev/null 2>&1 || fail 'the C headers are missing. Install libc6-dev'
    free=$(df -Pk "$base" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge 2000 ] || fail "$base has $free MB left, the build needs 2000 MB. Free some, or set XDG_CACHE_HOME"
}

has_candidate() {
    apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'
}

# From here on apt uses lists of our own; nothing of the host's changes, and no root is needed.
private_apt() {
    [ ! -d "$work/apt" ] || return 0
    mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    [ -z "${APT_CONFIG:-}" ] || cat "$APT_CONFIG" >>"$work/apt/apt.conf"
    cat >>"$work/apt/apt.conf" <<EOF
Dir::State::lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
EOF
    APT_CONFIG=$work/apt/apt.conf
    export APT_CONFIG
}

debian_mirrors() {
    if [ -n "${RPMSG_EXPLORER_DEBIAN_MIRROR:-}" ]; then
        echo "$RPMSG_EXPLORER_DEBIAN_MIRROR"
    elif grep -qx 'ID=debian' /etc/os-release; then
        apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sort -u
    fi
}

# A Debian suite that has the source, whatever the host's own suites are.
debian_suite() {
    keyring=''
    for file in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
        [ ! -r "$file" ] || keyring=$file
    done
    [ -n "$keyring" ] || fail "$source_package is not in this system's package lists, and Debian's keys to check
it are missing. Install debian-archive-keyring"
    mirrors=$(debian_mirrors)
    [ -n "$mirrors" ] || fail "$source_package is not in this system's package lists. Set
RPMSG_EXPLORER_DEBIAN_MIRROR to the address of a Debian mirror (the folder that has 'dists' in it)"
    private_apt
    for mirror in $mirrors; do
        case $mirror in
            *-security | *-security/) suites=$source_suite-security ;;
            *) suites="$source_suite $source_suite-updates" ;;
        esac
        for suite in $suites; do
            echo "deb [signed-by=$keyring arch=amd64] $mirror $suite main"
        done
    done >"$work/apt/sources.list"
    : >"$work/apt/status"
    cat >>"$APT_CONFIG" <<EOF
Dir::State::status "$work/apt/status";
Dir::Etc::sourcelist "$work/apt/sources.list";
Dir::Etc::sourceparts "-";
EOF
    apt-get update >>"$log" 2>&1 || :
    echo "packages of Debian $source_suite from $mirrors" >>"$log"
    has_candidate "$source_package" || fail_log "no package $source_package in Debian $source_suite at: $mirrors"
}

refresh_lists() {
    step 1 'fetching package lists'
    private_apt
    apt-get update >>"$log" 2>&1 || :
}

# download PACKAGE...: into the current folder, checked by apt against signed lists
download() {
    apt-get -o APT::Sandbox::User=root download "$@" >>"$log" 2>&1 \
        || fail_log "downloading $* failed. Check the network; 'apt-get update' as root refreshes stale lists"
}

fetch_sshd() {
    step 3 'fetching sshd for the board'
    has_candidate openssh-server || refresh_lists
    # "Inst NAME (...)" is new, "Inst NAME [...] (...)" would be an upgrade of what is there.
    names=$(apt-get -s install --no-install-recommends openssh-server openssh-sftp-server 2>>"$log" \
        | awk '$1 == "Inst" && $3 !~ /^\[/ { print $2 }')
    [ -n "$names" ] || fail_log "the host has no sshd, and its package lists have none either. Run 'apt-get update'
as root, or install openssh-server"
    mkdir "$work/sshd" "$work/sshd-debs"
    (
        cd "$work/sshd-debs"
        # shellcheck disable=SC2086 # a list of names
        download $names
    ) || exit 1
    for deb in "$work/sshd-debs"/*.deb; do
        dpkg-deb -x "$deb" "$work/sshd" >>"$log" 2>&1 || fail_log "cannot unpack ${deb##*/}"
    done
    # The board lays this over the host's root: keep programs only, and no folder over a link like /lib.
    for merged in bin sbin lib; do
        if [ -d "$work/sshd/$merged" ]; then
            mkdir -p "$work/sshd/usr/$merged"
            cp -a "$work/sshd/$merged/." "$work/sshd/usr/$merged"
        fi
    done
    mkdir "$work/sshd-layer" "$work/sshd-layer/usr"
    for part in sbin bin lib; do
        [ ! -d "$work/sshd/usr/$part" ] || mv "$work/sshd/usr/$part" "$work/sshd-layer/usr"
    done
    rm -rf "$work/sshd-layer/usr/lib/systemd"
    [ -x "$work/sshd-layer/usr/sbin/sshd" ] || fail_log 'openssh-server has no /usr/sbin/sshd'
    mkdir -p "$target"
    rm -rf "$target/sshd"
    mv "$work/sshd-layer" "$target/sshd"
}

fetch_source() {
    step 5 "downloading $source_package (150 MB)"
    has_candidate "$source_package" || refresh_lists
    has_candidate "$source_package" || debian_suite
    mkdir "$work/deb"
    (
        cd "$work/deb"
        download "$source_package"
    ) || exit 1
    step 10 'unpacking the source'
    version=$(dpkg-deb -f "$work/deb"/*.deb Version)
    dpkg-deb -x "$work/deb"/*.deb "$work/deb/x" >>"$log" 2>&1 || fail_log "cannot unpack $source_package"
    # Two thirds of it; Kconfig needs the top of Documentation.
    tar -C "$work" -xJf "$work/deb/x/usr/src/$source_package.tar.xz" \
        --exclude='linux-source-*/Documentation/*/*' --exclude='linux-source-*/tools/testing/*' \
        --exclude='linux-source-*/drivers/gpu/drm/amd/include/*' >>"$log" 2>&1 \
        || fail_log "cannot unpack $source_package $version"
    rm -rf "$work/deb"
}

patch_source() {
    step 15 'applying patches'
    for file in "$here"/patches/*.patch; do
        patch -p1 -F0 --forward --batch <"$file" >>"$log" 2>&1 \
            || fail_log "${file##*/} does not apply to $source_package $version. The patches are made for 6.12;
tell the project which version it was"
    done
}

configure() {
    step 17 'configuring'
    make ARCH=um KCONFIG_ALLCONFIG="$here/kernel.config" allnoconfig >>"$log" 2>&1 || fail_log 'configuring failed'
    grep '^CONFIG_' "$here/kernel.config" | while IFS= read -r line; do
        case $line in
            *=n) ! grep -q "^${line%=n}=" .config ;;
            *) grep -qxF -e "$line" .config ;;
        esac || { echo "build-kernel.sh: the kernel's configuration did not take $line" >&2; exit 1; }
    done || exit 1
}

compile() {
    echo "compiling with $(nproc) jobs" >>"$log"
    first=$(wc -l <"$log")
    KBUILD_BUILD_USER=rpmsg-explorer KBUILD_BUILD_HOST=board \
        setpriv --pdeathsig TERM nice make ARCH=um -j"$(nproc)" linux >>"$log" 2>&1 &
    make_pid=$!
    shown=-10
    seconds=0
    while kill -0 "$make_pid" 2>/dev/null; do
        done_objects=$(tail -n "+$first" "$log" | grep -c '^  \(HOST\)\?CC ' || :)
        if $with_progress || [ $((seconds - shown)) -ge 10 ]; then
            shown=$seconds
            percent=$((20 + 75 * done_objects / about_objects))
            [ "$percent" -le 95 ] || percent=95
            step "$percent" "compiled $done_objects of about $about_objects objects"
        fi
        # How often progress is shown, nothing waits for it but the end of make by at most this.
        sleep 1
        seconds=$((seconds + 1))
    done
    status=0
    wait "$make_pid" || status=$?
    make_pid=''
    [ "$status" -eq 0 ] || fail_log "compiling the kernel failed (status $status)"
}

install_kernel() {
    step 97 'installing'
    mkdir -p "$target"
    strip linux
    cp .config "$target/config"
    echo "$source_package $version" >"$target/source-version"
    cp linux "$target/linux.new"
    mv "$target/linux.new" "$target/linux"
}

cleanup() {
    status=$?
    trap '' HUP INT TERM
    if [ -n "$make_pid" ]; then
        kill -TERM "$make_pid" 2>/dev/null || :
        wait "$make_pid" 2>/dev/null || :
    fi
    cd /
    rm -rf "$work"
    exit "$status"
}

build() {
    if [ -x "$target/linux" ] && sshd_ready; then
        step 100 "the kernel is there: $target/linux"
        return
    fi
    mkdir -p "$base" || fail "cannot make $base"
    exec 9>"$base/lock"
    if ! flock -n 9; then
        step 0 'waiting for another build to end'
        flock 9
        # The other one may have been for the same kernel.
        if [ -x "$target/linux" ] && sshd_ready; then
            step 100 "the kernel is there: $target/linux"
            return
        fi
    fi
    check_tools
    trap cleanup EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    # Under the lock, so this can only be what a killed build left.
    rm -rf "$work"
    mkdir "$work"
    : >"$log"
    sshd_ready || fetch_sshd
    if [ ! -x "$target/linux" ]; then
        fetch_source
        cd "$work/$source_package"
        patch_source
        configure
        compile
        install_kernel
    fi
    step 100 "built $target/linux"
}

case ${1:-} in
    path)
        [ $# -eq 1 ] || { echo 'usage: build-kernel.sh path' >&2; exit 2; }
        echo "$target/linux"
        ;;
    build)
        case $#${2:-} in
            1) ;;
            2--progress) with_progress=true ;;
            *) echo 'usage: build-kernel.sh build [--progress]' >&2; exit 2 ;;
        esac
        build
        ;;
    *)
        echo 'usage: build-kernel.sh path | build [--progress]' >&2
        exit 2
        ;;
esac
