// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Definitions of endpoints as they stand in a block; see docs/capture-format.md. */
final class EndpointLayout {
    /** How many endpoints a capture has at most. */
    static final int MAX_ENDPOINTS = 65535;
    /** How many bytes their definitions have at most, since readers keep them in memory. */
    static final int MAX_BYTES = 1 << 24;

    private static final int LOCAL_KNOWN = 1;
    private static final int REMOTE_KNOWN = 2;
    private static final int FIXED = 1 + 2 * Integer.BYTES;

    private EndpointLayout() {
    }

    static byte[] encode(CapturedEndpoint endpoint) {
        int flags = (endpoint.local().isPresent() ? LOCAL_KNOWN : 0) | (endpoint.remote().isPresent() ? REMOTE_KNOWN : 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(FIXED).order(ByteOrder.LITTLE_ENDIAN).put((byte) flags)
                .putInt((int) endpoint.local().orElse(0)).putInt((int) endpoint.remote().orElse(0)).array());
        for (String text : List.of(endpoint.board(), endpoint.control(), endpoint.name(), endpoint.label(), endpoint.way())) {
            byte[] encoded = Texts.encode(text);
            bytes.write(encoded.length);
            bytes.write(encoded.length >>> Byte.SIZE);
            bytes.writeBytes(encoded);
        }
        return bytes.toByteArray();
    }

    /** Returns the endpoints that a block defines; null if it is not as it has to be. */
    static List<CapturedEndpoint> decode(byte[] bytes, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        List<CapturedEndpoint> endpoints = new ArrayList<>();
        while (buffer.hasRemaining()) {
            if (buffer.remaining() < FIXED) {
                return null;
            }
            int flags = buffer.get();
            OptionalLong local = address(buffer.getInt(), flags & LOCAL_KNOWN);
            OptionalLong remote = address(buffer.getInt(), flags & REMOTE_KNOWN);
            String[] texts = new String[5];
            for (int i = 0; i < texts.length; i++) {
                int text = buffer.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(buffer.getShort());
                if (text < 0 || text > Math.min(buffer.remaining(), Texts.MAX_LENGTH)) {
                    return null;
                }
                texts[i] = Texts.decode(bytes, offset + buffer.position(), text);
                buffer.position(buffer.position() + text);
            }
            endpoints.add(new CapturedEndpoint(texts[0], texts[1], texts[2], texts[3], texts[4], local, remote));
        }
        return endpoints;
    }

    private static OptionalLong address(int value, int known) {
        return known == 0 ? OptionalLong.empty() : OptionalLong.of(Integer.toUnsignedLong(value));
    }
}
