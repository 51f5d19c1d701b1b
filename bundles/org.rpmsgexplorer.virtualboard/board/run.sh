#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Runs one virtual board in the foreground.
#
#   run.sh --kernel FILE --state DIR --port PORT --remote SOCKET
#          [--fd on|off] [--memory 192M] [--cpu N] [--java DIR]
#   run.sh --check   only looks whether this system has the programs that it takes to run a board
#
#   --kernel FILE    the kernel that build-kernel.sh made; an unpacked sshd is expected beside it
#                    (FILE/../sshd) if the host has none
#   --state DIR      private folder (0700) of this board, made by the caller. Here are written:
#                    id_ed25519(.pub), host_key(.pub)  made if missing, kept otherwise
#                    console.log                       what the kernel and sshd print
#                    remote, net, alive, uml/          working files, removed at the end
#   --port PORT      TCP port on 127.0.0.1 that leads to the board's sshd
#   --remote SOCKET  vhost-user socket of the remote core; it may appear later, go and come back
#   --fd on|off      whether the kernel offers RPMSG_CREATE_EPT_FD_IOCTL (default on)
#   --memory SIZE    the board's memory (default 192M)
#   --java DIR       a Java home that the board shows as /opt/java, for hosts whose Java is where a
#                    board does not look for it
#   --cpu N          the one CPU that it runs on (default: one that is allowed, chosen by the port)
#
# The board ends, as if its power were cut, when standard input of this script reaches end of file,
# on SIGTERM, SIGINT or SIGHUP, and when this script is killed.
# Exit status: 0 ended on request, 1 the board ended by itself or could not start, 2 wrong use.
set -eu
umask 077

fail() {
    echo "run.sh: $1" >&2
    exit "${2:-1}"
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

check_tools() {
    missing=''
    for tool in setpriv taskset vde_plug ssh-keygen ip; do
        PATH=$PATH:/usr/sbin:/sbin command -v "$tool" >/dev/null || missing="$missing $tool"
    done
    [ -z "$missing" ] || fail "missing:$missing. Install these packages: $(sed -n 's/^run //p' "$here/packages" | tr '\n' ' ')"
}

if [ "$*" = --check ]; then
    check_tools
    exit 0
fi
kernel='' state='' port='' remote='' fd=on memory=192M cpu='' java=''
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || fail "$1 needs a value" 2
    case $1 in
        --kernel) kernel=$2 ;;
        --state) state=$2 ;;
        --port) port=$2 ;;
        --remote) remote=$2 ;;
        --fd) fd=$2 ;;
        --memory) memory=$2 ;;
        --cpu) cpu=$2 ;;
        --java) java=$2 ;;
        *) fail "unknown option $1" 2 ;;
    esac
    shift 2
done
[ -n "$kernel" ] && [ -n "$state" ] && [ -n "$port" ] && [ -n "$remote" ] \
    || fail '--kernel, --state, --port and --remote are needed' 2
case $fd in on | off) ;; *) fail "--fd is on or off, not $fd" 2 ;; esac
case $port in '' | *[!0-9]*) fail "--port is a number, not $port" 2 ;; esac
case $memory in
    *[!0-9]*[MG] | [MG] | *[!MG]) fail "--memory is a number with M or G, not $memory" 2 ;;
    *G) megabytes=$((${memory%G} * 1024)) ;;
    *) megabytes=${memory%M} ;;
esac
case $remote in /*) ;; *) remote=$PWD/$remote ;; esac
[ -x "$kernel" ] || fail "no kernel at $kernel; build it with $here/build-kernel.sh build"
[ -d "$state" ] || fail "no folder $state; the caller makes it (mode 0700)"
check_tools
kernel=$(CDPATH='' cd -- "$(dirname -- "$kernel")" && pwd -P)/${kernel##*/}
sshd=''
if [ ! -x /usr/sbin/sshd ]; then
    sshd=${kernel%/*}/sshd
    [ -x "$sshd/usr/sbin/sshd" ] || fail "no sshd on the host and none in $sshd; run $here/build-kernel.sh build"
fi
cd -- "$state" || fail "cannot enter $state"
state=$(pwd -P)
# The kernel's command line knows quotes, but no way to write one.
case $state$here$sshd$java in *\"*) fail "paths with a double quote cannot be used: $state, $here, $sshd, $java" ;; esac

# vde_plug says nothing when it cannot listen.
if grep -q ": \(0100007F\|00000000\):$(printf %04X "$port") [0-9A-F]*:[0-9A-F]* 0A " /proc/net/tcp; then
    fail "port $port on 127.0.0.1 is in use; choose another"
fi

# The board's memory is an unlinked file, mapped executable: best in memory, and with room for all of it.
has_room() {
    [ -w "$1" ] && ! grep -q "^[^ ]* $1 [^ ]* [^ ]*noexec" /proc/mounts \
        && [ "$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }')" -ge "$megabytes" ]
}
unset TMPDIR
for folder in /dev/shm "$state" /tmp; do
    if has_room "$folder"; then
        TMPDIR=$folder
        export TMPDIR
        break
    fi
done
[ -n "${TMPDIR:-}" ] || fail "none of /dev/shm, $state and /tmp has $memory left for the board's memory"

[ -s id_ed25519 ] || ssh-keygen -q -t ed25519 -N '' -C virtual-board -f id_ed25519
[ -s host_key ] || ssh-keygen -q -t ed25519 -N '' -C virtual-board -f host_key

# A run that was killed leaves these behind. Relative names: no limit of 108 bytes for a socket's path.
rm -rf uml alive
ln -sfn "$remote" remote
# One CPU: when the kernel's processes wander between CPUs, a system call costs ten times as much.
cpus=$(awk '/^Cpus_allowed_list:/ {
    n = split($2, part, ",")
    for (i = 1; i <= n; i++) {
        split(part[i], r, "-")
        for (c = r[1]; c <= (r[2] == "" ? r[1] : r[2]); c++) print c
    }
}' /proc/self/status)
if [ -z "$cpu" ]; then
    # shellcheck disable=SC2086 # a list of numbers
    set -- $cpus
    shift $((port % $#))
    cpu=$1
fi
others=''
for other in $cpus; do
    [ "$other" = "$cpu" ] || others=${others:+$others,}$other
done

# The driver's parser takes no '=' inside the network's name, hence a script. What a network card and the network do is
# no work of the board's CPU: these processes, the one that starts the script too, go to the others. Packets are as large as
# VDE takes, because each costs the board's CPU far more than one costs a machine with a network card.
cat >net <<EOF
${others:+taskset -a -p -c $others \$PPID >/dev/null || :}
exec ${others:+taskset -c $others }setpriv --pdeathsig KILL vde_plug slirp:///mtu=9000/mru=9000/tcpfwd=127.0.0.1:$port:10.0.2.15:22
EOF

uml='' watcher=''
finish() {
    trap '' HUP INT TERM
    for pid in $uml $watcher; do
        kill -KILL "$pid" 2>/dev/null || :
    done
    wait
    # Nothing of the board runs any more when the last process that holds the other end has gone.
    timeout 10 cat <&7 >/dev/null || :
    rm -rf uml remote net alive
    exit "$1"
}
trap 'finish 0' HUP INT TERM

# shellcheck disable=SC3045 # not in POSIX, but in every shell that matters; without it: a core file at most
ulimit -c 0 2>/dev/null || :
exec 3<&0
# Every process of the board holds the writing end. Opened both ways first, since opening one end waits for the other.
mkfifo -m 600 alive
exec 8<>alive
setpriv --pdeathsig KILL taskset -c "$cpu" "$kernel" \
    mem="$memory" umid=board uml_dir=./uml con=null con0=null,fd:1 panic=-1 \
    root=none rootfstype=hostfs rootflags=/ ro "virtio_uml.device=./remote:7" "rpmsg_ctrl.fd=$fd" \
    '"vec0:transport=vde,vnl=cmd://sh net,mtu=9000"' "BOARD_STATE=\"$state\"" "BOARD_SSHD=\"$sshd\"" "BOARD_JAVA=\"$java\"" \
    init=/bin/sh -- "\"$here/init\"" </dev/null >console.log 2>&1 3<&- 8<&- 9>alive &
uml=$!
exec 7<alive
# shellcheck disable=SC2016 # PPID is for the inner shell
setpriv --pdeathsig KILL sh -c 'while read -r _; do :; done; kill -TERM "$PPID"' <&3 7<&- 8<&- &
watcher=$!
exec 3<&- 8<&-

status=0
wait "$uml" || status=$?
uml=''
echo "run.sh: the board ended by itself (status $status)" >&2
echo "The end of $state/console.log:" >&2
tail -n 5 console.log >&2
finish 1
