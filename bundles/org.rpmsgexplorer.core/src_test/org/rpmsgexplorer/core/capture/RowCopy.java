// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A row that stays as it was, equal to others with the same content; its payload is hex. */
public record RowCopy(Row.Kind kind, int endpoint, long time, Direction direction, long source, long destination,
        String hex, long count, MarkerKind marker, String text) implements Row {
    public static RowCopy of(Row row) {
        byte[] payload = new byte[row.length()];
        row.payload().get(payload);
        for (int index = 0; index < payload.length; index++) {
            if (payload[index] != row.at(index)) {
                throw new AssertionError("Byte " + index + " is not the payload's");
            }
        }
        return new RowCopy(row.kind(), row.endpoint(), row.time(), row.direction(), row.source(), row.destination(),
                HexFormat.of().formatHex(payload), row.count(), row.marker(), row.text());
    }

    public static RowCopy message(int endpoint, long time, Direction direction, long source, long destination, String hex) {
        return new RowCopy(Kind.MESSAGE, endpoint, time, direction, source, destination, hex, 1, null, "");
    }

    public static RowCopy gap(int endpoint, long time, long count) {
        return new RowCopy(Kind.GAP, endpoint, time, null, UNKNOWN_ADDRESS, UNKNOWN_ADDRESS, "", count, null, "");
    }

    public static RowCopy marker(int endpoint, long time, MarkerKind marker, String text) {
        return new RowCopy(Kind.MARKER, endpoint, time, null, UNKNOWN_ADDRESS, UNKNOWN_ADDRESS, "", 0, marker, text);
    }

    public static RowCopy note(int endpoint, long time, String text) {
        return new RowCopy(Kind.NOTE, endpoint, time, null, UNKNOWN_ADDRESS, UNKNOWN_ADDRESS, "", 0, null, text);
    }

    @Override
    public long number() {
        return 0;
    }

    @Override
    public long boardNanos() {
        return UNKNOWN_NANOS;
    }

    @Override
    public int length() {
        return hex.length() / 2;
    }

    @Override
    public byte at(int index) {
        return payload().get(index);
    }

    @Override
    public ByteBuffer payload() {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).asReadOnlyBuffer();
    }

    /** Keeps a copy of all that comes. */
    public static final class Sink implements RowSink {
        public final List<CapturedEndpoint> endpoints = new ArrayList<>();
        public final List<RowCopy> rows = new ArrayList<>();

        @Override
        public void endpoint(CapturedEndpoint endpoint) {
            endpoints.add(endpoint);
        }

        @Override
        public void row(Row row) {
            rows.add(of(row));
        }

        @Override
        public void flush() {
            // Everything is there at once.
        }

        @Override
        public void close() {
            throw new AssertionError("It belongs to somebody else");
        }
    }
}
