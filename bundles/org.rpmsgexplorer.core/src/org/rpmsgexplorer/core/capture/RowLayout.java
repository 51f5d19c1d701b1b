// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;

/** Where things stand in a row of a block; see docs/capture-format.md. */
final class RowLayout {
    static final int KIND = 0;
    static final int DETAIL = 1;
    static final int FLAGS = 2;
    static final int ENDPOINT = 4;
    static final int DATA_LENGTH = 8;
    static final int SOURCE = 12;
    static final int DESTINATION = 16;
    static final int TIME = 20;
    static final int BOARD_NANOS = 28;
    /** Bytes before the row's data. */
    static final int LENGTH = 36;

    static final int SOURCE_KNOWN = 1;
    static final int DESTINATION_KNOWN = 2;
    static final int BOARD_NANOS_KNOWN = 4;
    static final int NO_ENDPOINT = 0xFFFF;
    static final int MAX_PAYLOAD = 1 << 16;

    static final Row.Kind[] KINDS = Row.Kind.values();
    static final Direction[] DIRECTIONS = Direction.values();
    static final MarkerKind[] MARKERS = MarkerKind.values();

    private RowLayout() {
    }

    /**
     * Looks whether a block's rows and their table are as they have to be, so that nobody needs to look again.
     *
     * @param content little-endian, from 0 to the content's length
     * @param endpoints how many are defined
     */
    static boolean isRight(ByteBuffer content, int length, int rows, int endpoints) {
        int table = length - rows * Integer.BYTES;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            if (content.getInt(table + row * Integer.BYTES) != at || table - at < LENGTH) {
                return false;
            }
            int data = content.getInt(at + DATA_LENGTH);
            if (data < 0 || data > table - at - LENGTH || !isRowRight(content, at, data, endpoints)) {
                return false;
            }
            at += LENGTH + data;
        }
        return at == table;
    }

    private static boolean isRowRight(ByteBuffer content, int at, int data, int endpoints) {
        int endpoint = Short.toUnsignedInt(content.getShort(at + ENDPOINT));
        if (endpoint >= endpoints && endpoint != NO_ENDPOINT) {
            return false;
        }
        int detail = content.get(at + DETAIL);
        return switch (content.get(at + KIND)) {
            case 0 -> endpoint != NO_ENDPOINT && detail >= 0 && detail < DIRECTIONS.length && data <= MAX_PAYLOAD;
            case 1 -> detail == 0 && data == Long.BYTES && content.getLong(at + LENGTH) > 0;
            case 2 -> detail >= 0 && detail < MARKERS.length && data <= Texts.MAX_LENGTH;
            case 3 -> detail == 0 && data <= Texts.MAX_LENGTH;
            default -> false;
        };
    }
}
