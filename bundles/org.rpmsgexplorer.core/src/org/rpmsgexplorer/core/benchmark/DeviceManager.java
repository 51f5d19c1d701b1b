// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

/** What a board's user space does when the kernel makes a device node: most of the legacy way's time, where there is one. */
public enum DeviceManager {
    UDEV("udev"), MDEV("mdev"), NONE("none");

    private final String word;

    DeviceManager(String word) {
        this.word = word;
    }

    /** Returns the word for it, such as {@code udev}. */
    @Override
    public String toString() {
        return word;
    }
}
