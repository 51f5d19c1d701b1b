// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.connection.Endpoint;

import picocli.CommandLine.Option;

/** Says what to send where it is not a text: bytes, or what is in a file. */
final class MessageOptions {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(names = "--hex", paramLabel = "BYTES", description = "The message in hexadecimal, such as \"01 ff\".")
    private String hex;

    @Option(names = "--file", paramLabel = "FILE",
            description = "The message from a file, all of it as it is; - is standard input.")
    private Path file;

    /**
     * Returns the one message.
     *
     * @param text the message as text with escapes; null where there is none
     * @throws UsageException where there is none, or several, or it cannot be read
     */
    byte[] payload(String text) {
        if (Stream.of(text, hex, file).filter(Objects::nonNull).count() != 1) {
            throw new UsageException("One message is needed: TEXT, --hex or --file");
        }
        byte[] payload = file != null ? content() : hex != null ? Payloads.parseHex(hex) : Payloads.text(text);
        if (payload.length > Endpoint.MOST) {
            throw new UsageException("More than " + Endpoint.MOST + " bytes are too long for one message; on virtio it has up to "
                    + Endpoint.VIRTIO_MOST);
        }
        return payload;
    }

    private byte[] content() {
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            return in.readNBytes(Endpoint.MOST + 1);
        } catch (NoSuchFileException missing) {
            throw new UsageException("There is no file " + file);
        } catch (IOException unreadable) {
            throw new UsageException("The file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
