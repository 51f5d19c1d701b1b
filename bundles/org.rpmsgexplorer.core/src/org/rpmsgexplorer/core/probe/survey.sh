# SPDX-License-Identifier: EPL-2.0
# Follows folders.sh. Says what only a check of the whole board wants to know. Loops over what a remote can multiply
# have a bound.

module() {
    state=unknown
    if [ -d "/sys/module/$1" ] || [ -d "$2" ]; then
        state=present
    elif grep -q "/$1[.]ko" "/lib/modules/$release/modules.builtin" 2>/dev/null; then
        state=present
    elif grep -q "/$1[.]ko" "/lib/modules/$release/modules.dep" 2>/dev/null; then
        state=available
    elif [ -e "/lib/modules/$release/modules.dep" ] || [ -n "$config" ]; then
        state=absent
    fi
    say module "$1" $state
}

modules() {
    release=$(uname -r)
    config=$(zcat /proc/config.gz 2>/dev/null || cat "/boot/config-$release" 2>/dev/null)
    config=$(printf '%s\n' "$config" | grep -E '^(# )?CONFIG_(RPMSG|REMOTEPROC)[A-Z0-9_]*[= ]' | sed 's/^# //')
    printf '%s\n' "$config" | while read -r line; do
        [ -z "$line" ] || say config "$line"
    done
    module rpmsg_core /sys/bus/rpmsg
    module rpmsg_ctrl /sys/bus/rpmsg/drivers/rpmsg_ctrl
    module rpmsg_char /sys/bus/rpmsg/drivers/rpmsg_chrdev
    module rpmsg_ns /sys/bus/rpmsg/drivers/rpmsg_ns
    module virtio_rpmsg_bus /sys/bus/virtio/drivers/virtio_rpmsg_bus
    module remoteproc /sys/class/remoteproc
}

# Reads the first line of a file into $text.
line_of() {
    text=
    { read -r text <"$1"; } 2>/dev/null
}

driver_of() {
    driver=$(readlink "$1/driver" 2>/dev/null)
    driver=${driver##*/}
}

remotes() {
    for remote in /sys/class/remoteproc/remoteproc*; do
        [ -d "$remote" ] || continue
        vdev=no
        for child in "$remote"/virtio[0-9]* "$remote"/*/virtio[0-9]*; do
            line_of "$child/device"
            [ "$text" != 0x0007 ] || vdev=yes
        done
        for child in "$remote"/*glink* "$remote"/*smd-edge*; do
            [ ! -d "$child" ] || vdev=yes
        done
        line_of "$remote/state"
        writable=no
        [ ! -w "$remote/state" ] || writable=yes
        say remote "${remote##*/}" "${text:--}" $vdev $writable
        line_of "$remote/name"
        say remote-name "${remote##*/}" "$text"
        line_of "$remote/firmware"
        there=no
        for folder in /lib/firmware/updates /lib/firmware; do
            [ ! -f "$folder/$text" ] || there=yes
        done
        say remote-firmware "${remote##*/}" $there "$text"
    done
    for device in /sys/bus/virtio/devices/*; do
        line_of "$device/device"
        [ "$text" = 0x0007 ] || continue
        driver_of "$device"
        say virtio "${device##*/}" "${driver:--}"
    done
}

channels() {
    count=0
    for channel in /sys/bus/rpmsg/devices/*; do
        [ -d "$channel" ] || continue
        count=$((count + 1))
        [ $count -le 200 ] || break
        driver_of "$channel"
        line_of "$channel/name"
        say channel "${driver:--}" "$text"
    done
}

nodes() {
    count=0
    for entry in /sys/class/rpmsg/rpmsg_ctrl* /sys/class/rpmsg/rpmsg[0-9]*; do
        [ -d "$entry" ] || continue
        count=$((count + 1))
        [ $count -le 200 ] || break
        node=/dev/${entry##*/}
        access=no
        if [ ! -e "$node" ]; then
            access=missing
        elif [ -r "$node" ] && [ -w "$node" ]; then
            access=yes
        fi
        # shellcheck disable=SC2046 # words are wanted
        set -- $(ls -l "$node" 2>/dev/null)
        say node "$access" "${1:--}" "${3:--}" "${4:--}" "$node"
    done
}

hotplug() {
    if [ -e /run/udev/control ] || [ -d /dev/.udev ]; then
        say hotplug udev
    elif [ -e /etc/mdev.conf ]; then
        say hotplug mdev
    else
        say hotplug none
    fi
}

running() {
    private "$1" || return 1
    for pid in $(agents_in "$1"); do
        say running "$pid" "$1"
    done
    for entry in "$1"/*; do
        ! ours "$entry" || say version "$entry"
    done
    return 1
}

main() {
    say seconds "$(date +%s)"
    say id "$(id 2>/dev/null)"
    say libc "$({ getconf GNU_LIBC_VERSION || ldd --version; } 2>&1 | sed 1q)"
    say loader "$(loader_of "$(readlink -f "$(command -v sh)" 2>/dev/null)")"
    modules
    remotes
    channels
    nodes
    hotplug
    each_place running
    say end
}

main </dev/null
