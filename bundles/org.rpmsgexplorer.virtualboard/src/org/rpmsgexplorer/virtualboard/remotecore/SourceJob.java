// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.rpmsgexplorer.linux.rpmsg.RpmsgHeader;
import org.rpmsgexplorer.virtualboard.remotecore.Service.Outlet;

/**
 * Messages that are being sent to one endpoint of the board.
 *
 * <p>Each starts with its sequence number from 0 as a little-endian u32; byte {@code i} behind it has the value
 * {@code i & 0xFF}. When the board has no buffers, the rate is made up for as soon as it has.
 */
final class SourceJob {
    private static final int NUMBER_SIZE = 4;
    private static final int MAX_COUNT = 1_000_000_000;
    private static final int MAX_RATE = 1_000_000;
    private static final int DEFAULT_SIZE = 64;
    private static final long SECOND = 1_000_000_000L;
    /** So many at once, before others get their turn. */
    private static final int BATCH = 64;
    private static final String USAGE = "use: send COUNT [size BYTES] [rate PER_SECOND], or stop";

    private final int count;
    private final int rate;
    private final long start;
    private final byte[] payload;
    private final ByteBuffer number;
    private int sent;

    private SourceJob(int count, int size, int rate, long start) {
        this.count = count;
        this.rate = rate;
        this.start = start;
        payload = new byte[size];
        for (int index = NUMBER_SIZE; index < size; index++) {
            payload[index] = (byte) index;
        }
        number = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a request.
     *
     * @param start when the first message is due, in the time of {@link System#nanoTime}
     * @throws IllegalArgumentException with what is wrong
     */
    static SourceJob parse(String text, long start) {
        String[] words = text.split("\\s+");
        if (words.length < 2 || words.length % 2 != 0 || !words[0].equals("send")) {
            throw new IllegalArgumentException(USAGE);
        }
        int count = number("count", words[1], 1, MAX_COUNT);
        int size = DEFAULT_SIZE;
        int rate = 0;
        for (int index = 2; index < words.length; index += 2) {
            switch (words[index]) {
                case "size" -> size = number("size", words[index + 1], NUMBER_SIZE, RpmsgHeader.MAX_PAYLOAD);
                case "rate" -> rate = number("rate", words[index + 1], 0, MAX_RATE);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new SourceJob(count, size, rate, start);
    }

    private static int number(String what, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(outOfRange(what, least, most), notANumber);
        }
        throw new IllegalArgumentException(outOfRange(what, least, most));
    }

    private static String outOfRange(String what, int least, int most) {
        return what + " must be a number from " + least + " to " + most;
    }

    int sent() {
        return sent;
    }

    boolean done() {
        return sent == count;
    }

    /** Sends what is due, as {@link Service#run} says. */
    long run(Outlet outlet, long destination, long now) throws FrontEndException {
        for (int batch = 0; batch < BATCH; batch++) {
            if (done()) {
                return Service.NOTHING_TO_DO;
            }
            long due = rate == 0 ? 0 : start + sent * SECOND / rate - now;
            if (due > 0) {
                return due;
            }
            number.putInt(0, sent);
            if (!outlet.trySend(destination, payload)) {
                return Service.NOTHING_TO_DO;
            }
            sent++;
        }
        return 0;
    }
}
