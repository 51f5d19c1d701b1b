// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What could not be done with a capture, or with a file that it is imported from or exported to: what failed and why, and what to
 * do about it.
 */
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Creates an exception.
     *
     * @param message what failed and why, one sentence
     * @param hint what to do about it; empty where there is nothing to say
     * @param cause what was behind it, or null
     */
    public CaptureException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** Returns what to tell of a file that could not be read; what was told already is told as it is. */
    public static CaptureException unreadable(Path file, IOException why) {
        if (why instanceof CaptureException told) {
            return told;
        } else if (why instanceof NoSuchFileException || why instanceof FileNotFoundException && Files.notExists(file)) {
            return new CaptureException("There is no file " + file, "", why);
        }
        return new CaptureException("The file " + file + " cannot be read: " + reason(file, why),
                "Look at the disk and at the rights of file and folder.", why);
    }

    /** Returns what to tell of a file that could not be written; what was told already is told as it is. */
    public static CaptureException unwritable(Path file, IOException why) {
        if (why instanceof CaptureException told) {
            return told;
        }
        boolean place = why instanceof NoSuchFileException || why instanceof AccessDeniedException
                || why instanceof FileNotFoundException;
        return new CaptureException("The file " + file + " cannot be written: " + reason(file, why), place
                ? "The folder must be there, and you must be allowed to write to it."
                : "Look at the space on the disk and at the rights of file and folder.", why);
    }

    /** Java says of some only which file it was, and of others that as well. */
    private static String reason(Path file, IOException why) {
        if (why instanceof NoSuchFileException) {
            return "there is no folder " + why.getMessage();
        } else if (why instanceof AccessDeniedException) {
            return "no permission for " + why.getMessage();
        } else if (why instanceof ClosedByInterruptException) {
            return "it was interrupted";
        } else if (why instanceof FileSystemException detailed && detailed.getReason() != null) {
            return detailed.getReason();
        }
        String message = Objects.requireNonNullElse(why.getMessage(), why.toString());
        boolean named = why instanceof FileNotFoundException && message.startsWith(file + " (") && message.endsWith(")");
        return named ? message.substring(file.toString().length() + 2, message.length() - 1) : message;
    }

    /** Returns what to do about it; empty where there is nothing to say. */
    public String hint() {
        return hint;
    }
}
