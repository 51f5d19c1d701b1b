// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Arrays;
import java.util.Optional;

/** What a board's user space does when the kernel makes a device node: most of the legacy way's time, where there is one. */
public enum DeviceManager {
    UDEV("udev"), MDEV("mdev"), NONE("none");

    private final String word;

    DeviceManager(String word) {
        this.word = word;
    }

    /** Returns which one a word names; empty where none. */
    static Optional<DeviceManager> of(String word) {
        return Arrays.stream(values()).filter(manager -> manager.word.equals(word)).findFirst();
    }

    /** Returns the word for it, such as {@code udev}. */
    @Override
    public String toString() {
        return word;
    }
}
