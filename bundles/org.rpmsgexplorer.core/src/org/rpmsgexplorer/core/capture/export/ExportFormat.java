// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.pcapng.PcapngWriter;

/** The files that rows can be written to; the end of a file's name tells it. */
public enum ExportFormat {
    /** A capture; it is a file that is read while it is written, and no stream. */
    RPMSG,
    /** For Wireshark. */
    PCAPNG,
    CSV,
    /** A JSON object on a line for each row. */
    JSONL,
    /** The payloads, one behind the other. */
    RAW;

    /** Returns the format that a file's name tells; empty where it tells none. */
    public static Optional<ExportFormat> of(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(known -> name.endsWith("." + known)).findFirst();
    }

    /**
     * Begins a stream.
     *
     * @param out is closed with the sink
     * @param application what writes it
     * @throws IllegalStateException for a capture
     */
    public RowSink begin(OutputStream out, String application) throws IOException {
        return switch (this) {
            case PCAPNG -> new PcapngWriter(out, application);
            case CSV -> new CsvExport(out);
            case JSONL -> new JsonLinesExport(out);
            case RAW -> new RawExport(out, false);
            case RPMSG -> throw new IllegalStateException("a capture is no stream");
        };
    }

    /** Returns the end of a file's name, without the dot. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
