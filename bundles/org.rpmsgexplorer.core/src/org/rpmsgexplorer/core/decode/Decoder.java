// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.nio.ByteBuffer;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/** Says what payloads mean. Decoders have no state: any thread may use them at any time. */
public interface Decoder {
    /** The deepest that fields lie in one another. */
    int MAX_DEPTH = 32;
    /** The most fields that are made of one payload, those in others included. */
    int MAX_FIELDS = 10_000;

    /** Returns what users call it, such as {@code json}. */
    String name();

    /**
     * Decodes a payload. What cannot be decoded is told in the result; this never throws.
     *
     * @param payload its remaining bytes are the payload; position and limit stay as they are
     * @param endpoint where the message was captured
     */
    Decoded decode(ByteBuffer payload, CapturedEndpoint endpoint);
}
