// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

/** A row that is kept, and the capture that it stands in. */
record TestRow(long number, Kind kind, int endpoint, long time, Direction direction, long source, long destination,
        byte[] content, long count, MarkerKind marker, String text) implements Row {
    static final long START = Instant.parse("2026-01-02T03:04:05Z").getEpochSecond() * 1_000_000_000L;
    static final List<CapturedEndpoint> ENDPOINTS = List.of(
            new CapturedEndpoint("virtual", "rpmsg_ctrl0", "rpmsg-echo", "echo-1", "fd", OptionalLong.empty(),
                    OptionalLong.empty()),
            new CapturedEndpoint("", "", "", "b", "", OptionalLong.empty(), OptionalLong.empty()));

    static QueryContext context() {
        return new QueryContext(number -> number < ENDPOINTS.size() ? ENDPOINTS.get(number) : null, () -> START,
                ZoneId.of("UTC+2"), TestRow::field);
    }

    /** Three fields: the first byte with a name for 1, a fraction of the second, and the text. */
    static FieldValue field(Row row, String path) {
        return switch (path) {
            case "type" -> row.length() < 1 ? null : row.at(0) == 1 ? FieldValue.of(1, "status") : FieldValue.of(row.at(0));
            case "value.celsius" -> row.length() < 2 ? null : FieldValue.of(row.at(1) / 4.0);
            case "items[1].name" -> row.length() < 3 ? null : FieldValue.of("n" + row.at(2));
            default -> null;
        };
    }

    static TestRow message(byte... content) {
        return new TestRow(7, Kind.MESSAGE, 0, START + 1_500_000_000L, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, 0x400, content, 1,
                null, "");
    }

    static TestRow text(String text) {
        return message(text.getBytes(StandardCharsets.UTF_8));
    }

    static TestRow other(Kind kind, long count, MarkerKind marker, String text) {
        return new TestRow(8, kind, Row.NO_ENDPOINT, START, null, Row.UNKNOWN_ADDRESS, Row.UNKNOWN_ADDRESS, new byte[0], count,
                marker, text);
    }

    @Override
    public long boardNanos() {
        return Row.UNKNOWN_NANOS;
    }

    @Override
    public int length() {
        return content.length;
    }

    @Override
    public byte at(int index) {
        return content[index];
    }

    @Override
    public ByteBuffer payload() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }
}
