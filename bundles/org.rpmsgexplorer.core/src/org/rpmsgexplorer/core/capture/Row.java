// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;

/**
 * A row of a capture, looked at where it lies: no object is made for it, and what it says holds until whoever owns it moves on
 * to another one. For one thread at a time.
 */
public interface Row {
    /** An endpoint's number where a row has none. */
    int NO_ENDPOINT = -1;
    /** An address, 0 to 0xFFFFFFFF, that nobody knows. */
    long UNKNOWN_ADDRESS = -1;
    /** A board's monotonic time that nobody knows. */
    long UNKNOWN_NANOS = Long.MIN_VALUE;

    /** What rows there are. */
    enum Kind {
        /** A message that an endpoint has received or sent. */
        MESSAGE,
        /** Messages to an endpoint that were lost here. */
        GAP,
        /** Something that happened to an endpoint, or to all. */
        MARKER,
        /** What a user has written. */
        NOTE
    }

    /** Returns where it stands in the capture, from 0. */
    long number();

    Kind kind();

    /** Returns the number of its endpoint in this capture, from 0; {@link #NO_ENDPOINT} for what concerns all. */
    int endpoint();

    /** Returns when it happened: the board's time of day, in nanoseconds since 1970. */
    long time();

    /** Returns the same by the board's CLOCK_MONOTONIC in nanoseconds; {@link #UNKNOWN_NANOS} where that is not known. */
    long boardNanos();

    /** Returns which way a message went; null for other rows. */
    Direction direction();

    /** Returns who sent a message; {@link #UNKNOWN_ADDRESS} where the kernel does not tell, and for other rows. */
    long source();

    /** Returns whom a message was sent to; {@link #UNKNOWN_ADDRESS} where that is not known, and for other rows. */
    long destination();

    /** Returns the payload's length in bytes; 0 for other rows than messages. */
    int length();

    /** Returns one byte of the payload, as it is: -128 to 127. */
    byte at(int index);

    /** Returns the payload as a buffer of its own from 0 to {@link #length()}, read-only; empty for other rows. */
    ByteBuffer payload();

    /** Copies the payload to the beginning of an array that is at least {@link #length()} long; quicker than byte by byte. */
    default void copyPayload(byte[] target) {
        payload().get(0, target, 0, length());
    }

    /** Returns how many messages a gap stands for; 1 for a message, 0 for other rows. */
    long count();

    /** Returns what a marker is; null for other rows. */
    MarkerKind marker();

    /** Returns the text of a marker or a note; empty for other rows. */
    String text();
}
