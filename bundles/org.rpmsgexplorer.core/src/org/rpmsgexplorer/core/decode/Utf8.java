// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Looks at bytes that may be text. */
final class Utf8 {
    private Utf8() {
    }

    /** Returns the length without the zeros that firmware sends after its strings. */
    static int withoutZeros(ByteBuffer bytes) {
        int end = bytes.limit();
        while (end > 0 && bytes.get(end - 1) == 0) {
            end--;
        }
        return end;
    }

    /** Returns where the buffer's bytes cease to be UTF-8; -1 where all are. */
    static int firstMalformed(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer rest = bytes.duplicate();
        CharBuffer ignored = CharBuffer.allocate(1024);
        while (true) {
            var result = decoder.decode(rest, ignored.clear(), true);
            if (result.isError()) {
                return rest.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
        }
    }

    /**
     * Returns whether the bytes are text that people write: UTF-8 without control characters but ends of lines and
     * tabs.
     */
    static boolean isReadable(ByteBuffer bytes) {
        for (int i = 0; i < bytes.limit(); i++) {
            int b = bytes.get(i);
            boolean control = b >= 0 && b < ' ' || b == 0x7F;
            // 0x1B begins the colours that consoles send.
            if (control && b != '\n' && b != '\r' && b != '\t' && b != 0x1B) {
                return false;
            }
        }
        return firstMalformed(bytes) < 0;
    }
}
