// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.rpmsgexplorer.core.capture.Row;

/** Payloads as text, one after the other in one buffer. For one thread at a time. */
final class PayloadText {
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final PayloadBytes payload = new PayloadBytes();
    private CharBuffer chars = CharBuffer.allocate(512);

    /** Returns a payload as UTF-8, U+FFFD for what is none; holds until the next call. */
    CharBuffer of(Row row) {
        int length = row.length();
        if (chars.capacity() < length) {
            chars = CharBuffer.allocate(length);
        }
        chars.clear();
        utf8.reset();
        utf8.decode(ByteBuffer.wrap(payload.of(row), 0, length), chars, true);
        utf8.flush(chars);
        return chars.flip();
    }
}
