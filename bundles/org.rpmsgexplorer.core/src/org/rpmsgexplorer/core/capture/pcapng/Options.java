// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.rpmsgexplorer.core.capture.CaptureException;

/** Walks over a block's options; one of these serves all blocks of a file, one after another. */
final class Options {
    private static final int HEAD = 4;

    private final BlockReader blocks;
    private ByteBuffer body;
    private int at;
    private int length;
    private int next;

    Options(BlockReader blocks) {
        this.blocks = blocks;
    }

    /** Begins with the options of the current block, which stand at the given place of its body. */
    Options from(int offset) {
        body = blocks.body();
        next = offset;
        return this;
    }

    /** Returns the next option's code, or {@link Format#END_OF_OPTIONS}. */
    int next() throws CaptureException {
        if (body.limit() - next < HEAD) {
            return Format.END_OF_OPTIONS;
        }
        int code = Short.toUnsignedInt(body.getShort(next));
        length = Short.toUnsignedInt(body.getShort(next + 2));
        at = next + HEAD;
        if (code == Format.END_OF_OPTIONS) {
            return code;
        }
        if (length > body.limit() - at) {
            throw blocks.failure("an option of " + length + " bytes is longer than its block", "");
        }
        next = Math.min(body.limit(), at + (length + 3) / Integer.BYTES * Integer.BYTES);
        return code;
    }

    String text() {
        return new String(body.array(), at, length, StandardCharsets.UTF_8);
    }

    int u8() throws CaptureException {
        require(1);
        return Byte.toUnsignedInt(body.get(at));
    }

    int i32() throws CaptureException {
        require(Integer.BYTES);
        return body.getInt(at);
    }

    long i64() throws CaptureException {
        require(Long.BYTES);
        return body.getLong(at);
    }

    private void require(int bytes) throws CaptureException {
        if (length < bytes) {
            throw blocks.failure("an option of " + bytes + " bytes has " + length, "");
        }
    }
}
