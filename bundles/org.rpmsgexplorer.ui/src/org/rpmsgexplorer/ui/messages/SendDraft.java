// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.payload.PayloadException;
import org.rpmsgexplorer.core.payload.PayloadText;

/**
 * A message as it is being written.
 *
 * @param kind how it is written
 * @param text what was written
 */
record SendDraft(Kind kind, String text) {
    /** What stands there for somebody who has never sent anything. */
    private static final String FIRST = "hello";

    /** How a message can be written. */
    enum Kind {
        /** As text with escapes. */
        TEXT,
        /** As bytes in hexadecimal. */
        HEX,
        /** As the name of a file that has its bytes. */
        FILE;

        /** Returns the word for it. */
        String label() {
            return switch (this) {
                case TEXT -> Messages.SendDraft_text;
                case HEX -> Messages.SendDraft_hex;
                case FILE -> Messages.SendDraft_file;
            };
        }
    }

    /**
     * What there is to say of a draft.
     *
     * @param length the payload's bytes; -1 where that is not known
     * @param problem why it cannot be sent; empty where it can
     * @param warning why it will hardly be taken; empty where it should
     */
    record Check(long length, Optional<String> problem, Optional<String> warning) {
        /** Nobody has looked yet. */
        static final Check UNKNOWN = new Check(-1, Optional.empty(), Optional.empty());

        /** Returns how long it is, and may be. */
        String size() {
            return length < 0 ? "" : NLS.bind(Messages.SendDraft_size, Long.toString(length), text(Endpoint.VIRTIO_MOST));
        }
    }

    /** Returns the text to begin with: the one that was sent last, so that sending is one key. */
    static SendDraft first(History sent) {
        return new SendDraft(Kind.TEXT, sent.entries().stream().findFirst().orElse(FIRST));
    }

    private static String text(int bytes) {
        return Integer.toString(bytes);
    }

    /** Looks at it; waits for the disk where it is a file, of which it asks only whether it is there, and its length. */
    Check check() {
        try {
            long length = kind == Kind.FILE ? Files.size(file()) : payload().length;
            if (length > Endpoint.MOST) {
                return new Check(length, Optional.of(tooLong()), Optional.empty());
            }
            return new Check(length, Optional.empty(), length > Endpoint.VIRTIO_MOST
                    ? Optional.of(NLS.bind(Messages.SendDraft_long, text(Endpoint.VIRTIO_MOST))) : Optional.empty());
        } catch (PayloadException wrong) {
            return new Check(-1, Optional.of(wrong.getMessage()), Optional.empty());
        } catch (IOException | InvalidPathException missing) {
            return new Check(-1, Optional.of(NLS.bind(Messages.SendDraft_noFile, text)), Optional.empty());
        }
    }

    /**
     * Returns the message's bytes; reads the file where it is one.
     *
     * @throws PayloadException where it is written wrongly
     * @throws IOException where the file cannot be read, or is too long
     */
    byte[] payload() throws PayloadException, IOException {
        return switch (kind) {
            case TEXT -> PayloadText.parseText(text);
            case HEX -> PayloadText.parseHex(text);
            case FILE -> content();
        };
    }

    private byte[] content() throws IOException {
        try (InputStream in = Files.newInputStream(file())) {
            byte[] content = in.readNBytes(Endpoint.MOST + 1);
            if (content.length > Endpoint.MOST) {
                throw new IOException(tooLong());
            }
            return content;
        }
    }

    private static String tooLong() {
        return NLS.bind(Messages.SendDraft_tooLong, text(Endpoint.MOST));
    }

    /** A folder has a length, too. */
    private Path file() throws IOException {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file)) {
            throw new IOException(NLS.bind(Messages.SendDraft_noFile, text));
        }
        return file;
    }
}
