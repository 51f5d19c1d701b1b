// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the kernel calls its machine; uname(2). */
public final class Uname {
    /** {@code struct utsname} is six fields of this size, each text ending with a zero byte; the machine is the fifth. */
    private static final int FIELD = 65;
    private static final int FIELDS = 6;
    private static final int MACHINE = 4;

    private Uname() {
    }

    /** Returns the machine, such as {@code aarch64}; empty where the kernel does not tell. */
    public static Optional<String> machine() {
        try (NativeBuffer names = new NativeBuffer(FIELDS * FIELD)) {
            if (LibC.uname(names.pointer()) < 0) {
                return Optional.empty();
            }
            String field = new String(names.bytes(MACHINE * FIELD, FIELD), StandardCharsets.US_ASCII);
            return Optional.of(field.substring(0, Math.max(0, field.indexOf('\0')))).filter(text -> !text.isEmpty());
        }
    }
}
