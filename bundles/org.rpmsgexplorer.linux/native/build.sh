#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Compiles the benchmark's loops for the machines that a C compiler is there for, and says for which there is none.
# usage: build.sh FOLDER [MACHINE...]
#
# They are put into FOLDER/MACHINE/librpmsgloops.so, where MACHINE is JNA's name. Without a name: for all machines. What is
# there already and not older than its source stays.

set -eu

here=$(dirname -- "$(readlink -f -- "$0")")
source=$here/rpmsgloops.c
folder=$1
shift
[ $# -gt 0 ] || set -- linux-x86-64 linux-aarch64 linux-arm linux-riscv64

# Prints the GNU name of a machine.
triplet() {
    case $1 in
        linux-x86-64) echo x86_64-linux-gnu ;;
        linux-aarch64) echo aarch64-linux-gnu ;;
        linux-arm) echo arm-linux-gnueabihf ;;
        linux-riscv64) echo riscv64-linux-gnu ;;
    esac
}

# Prints the compiler for a machine: the one that makes programs for this one, else Debian's cross compiler.
compiler() {
    name=$(triplet "$1")
    for candidate in cc gcc "$name-gcc"; do
        if [ "$("$candidate" -dumpmachine 2>/dev/null)" = "$name" ]; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

missing=
for machine; do
    library=$folder/$machine/librpmsgloops.so
    if ! cc=$(compiler "$machine"); then
        missing="$missing ${machine#linux-}"
        continue
    fi
    if [ -e "$library" ] && [ ! "$source" -nt "$library" ] && [ ! "$0" -nt "$library" ]; then
        continue
    fi
    mkdir -p "$folder/$machine"
    # 64-bit times would need a younger libc than many 32-bit boards have. Nothing in the file depends on where or when it is made.
    "$cc" -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -shared -fvisibility=default -U_TIME_BITS -U_FILE_OFFSET_BITS \
        -fno-stack-protector -U_FORTIFY_SOURCE -Wl,--build-id=none -Wl,-z,noexecstack -Wl,-soname,librpmsgloops.so -s -o "$library.part" "$source"
    mv "$library.part" "$library"
done
if [ -n "$missing" ]; then
    echo "The benchmark's native engine is left out for:$missing (no C compiler; \"./rpmsg setup --cross\" brings those of Debian)."
fi
