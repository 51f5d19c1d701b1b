// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core;

import java.util.Optional;

/** What could not be done with a board: what failed and why, and what to do about it. */
public final class BoardException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String hint;
    private final String errno;

    /** What kind of failure it is, for callers that go on differently. */
    public enum Kind {
        /** The board's host key is unknown, has changed or is revoked. */
        HOST_KEY,
        /** The board refused who signs in. */
        SIGN_IN,
        /** There is no connection any more, or not yet again. */
        LOST,
        /** It was not wanted any more. */
        CANCELLED,
        /** It took longer than it may. */
        TIMED_OUT,
        /** The kernel of the board refused; see {@link BoardException#errno()}. */
        KERNEL,
        /** Something else, which the message says. */
        OTHER
    }

    /**
     * Creates an exception of the kind {@link Kind#OTHER}.
     *
     * @param message what failed and why, one sentence
     * @param hint what to do about it; empty where there is nothing to say
     * @param cause what was behind it, or null
     */
    public BoardException(String message, String hint, Throwable cause) {
        this(Kind.OTHER, message, hint, cause);
    }

    /**
     * Creates an exception.
     *
     * @param kind what kind of failure it is
     * @param message what failed and why, one sentence
     * @param hint what to do about it; empty where there is nothing to say
     * @param cause what was behind it, or null
     */
    public BoardException(Kind kind, String message, String hint, Throwable cause) {
        this(kind, "", message, hint, cause);
    }

    private BoardException(Kind kind, String errno, String message, String hint, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.errno = errno;
        this.hint = hint;
    }

    /**
     * Returns an exception of the kind {@link Kind#KERNEL}.
     *
     * @param errno the error's name, such as {@code EBUSY}; empty where it is not known
     * @param message what failed and why, one sentence
     * @param hint what to do about it; empty where there is nothing to say
     */
    public static BoardException kernel(String errno, String message, String hint) {
        return new BoardException(Kind.KERNEL, errno, message, hint, null);
    }

    /** Returns what kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns what to do about it; empty where there is nothing to say. */
    public String hint() {
        return hint;
    }

    /** Returns the name of the kernel's error, such as {@code EBUSY}, where a kernel refused and its name is known. */
    public Optional<String> errno() {
        return errno.isEmpty() ? Optional.empty() : Optional.of(errno);
    }
}
