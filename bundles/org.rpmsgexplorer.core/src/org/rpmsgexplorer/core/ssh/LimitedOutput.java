// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first 1 MiB of what is written to it and passes over the rest. */
final class LimitedOutput extends OutputStream {
    private static final int LIMIT = 1 << 20;

    private final ByteArrayOutputStream target;

    LimitedOutput(ByteArrayOutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) {
        if (target.size() < LIMIT) {
            target.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int room = Math.max(0, Math.min(length, LIMIT - target.size()));
        target.write(bytes, offset, room);
    }
}
