// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureSink;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.export.ExportFormat;

/**
 * A file that rows are written to, or standard output, in one of our formats.
 *
 * @param file {@code -} is standard output
 */
record CaptureTarget(Path file, ExportFormat format) {
    private static final Path STANDARD_OUTPUT = Path.of("-");
    private static final String ORIGIN = "RPMsg Explorer, ";

    /**
     * Returns the target that a file's name tells; standard output is pcapng unless it is said otherwise.
     *
     * @throws UsageException where it tells none
     */
    static CaptureTarget of(Path file, Optional<ExportFormat> asked) {
        boolean standard = file.equals(STANDARD_OUTPUT);
        ExportFormat format = asked.orElseGet(() -> standard ? ExportFormat.PCAPNG : ExportFormat.of(file)
                .orElseThrow(() -> new UsageException("The name of " + file + " does not tell its format: it ends in .rpmsg"
                        + " (a capture), .pcapng (for Wireshark), .csv, .jsonl or .raw")));
        if (standard && format == ExportFormat.RPMSG) {
            throw new UsageException("A capture goes to a file, not to standard output");
        } else if (standard && (format == ExportFormat.PCAPNG || format == ExportFormat.RAW)
                && Terminal.isTerminal(Terminal.OUTPUT)) {
            throw new UsageException(format + " is not for a terminal: redirect the output, or name a file");
        }
        return new CaptureTarget(file, format);
    }

    boolean isStandardOutput() {
        return file.equals(STANDARD_OUTPUT);
    }

    /**
     * Begins the file.
     *
     * @param origin what the rows are from, for people
     * @param overwrite whether a file that is there is written anew; else it is refused
     */
    RowSink create(String origin, boolean overwrite) throws CaptureException {
        try {
            if (!overwrite) {
                refuseExisting();
            }
            if (format != ExportFormat.RPMSG) {
                return stream();
            }
            String made = ORIGIN + Version.text() + ", " + origin;
            return new CaptureSink(overwrite ? CaptureWriter.replace(file, made) : CaptureWriter.create(file, made));
        } catch (CaptureException told) {
            throw told;
        } catch (IOException impossible) {
            throw unwritable(impossible);
        }
    }

    /** Refuses the file that is read: it cannot be written anew meanwhile. */
    void refuseSame(Path source) throws IOException {
        if (!isStandardOutput() && Files.exists(file) && Files.exists(source) && Files.isSameFile(source, file)) {
            throw new UsageException("The file " + file + " is the one that is read: name another one");
        }
    }

    /** Refuses a file that is there already. */
    void refuseExisting() throws CaptureException {
        if (!isStandardOutput() && Files.isRegularFile(file)) {
            throw new CaptureException("The file " + file + " is there already",
                    "Name another one, or write it anew with --overwrite.", null);
        }
    }

    /** Goes on with a capture that is there; begins one otherwise. */
    RowSink append(String origin) throws CaptureException {
        if (format != ExportFormat.RPMSG) {
            throw new UsageException("--append is for captures (.rpmsg); " + format + " is always written from its beginning");
        }
        return Files.exists(file) ? new CaptureSink(CaptureWriter.append(file)) : create(origin, false);
    }

    private RowSink stream() throws IOException {
        // Not by a channel: an interrupt would close it.
        OutputStream out = isStandardOutput() ? System.out : new FileOutputStream(file.toFile());
        return format.begin(out, ORIGIN + Version.text());
    }

    /** Returns what to tell a user of a file that cannot be written. */
    CaptureException unwritable(IOException why) {
        return CaptureException.unwritable(file, why);
    }
}
