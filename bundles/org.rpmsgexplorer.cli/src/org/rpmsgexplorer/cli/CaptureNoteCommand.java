// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.Row;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a note to a capture. */
@Command(name = "note", mixinStandardHelpOptions = true,
        description = {"Add a note at the end of a capture.",
                "It has the time of this machine. While another program writes the capture, it is refused."},
        footer = {"", "Examples:", "  rpmsg capture note lunch.rpmsg \"the cable was out here\""})
final class CaptureNoteCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A capture (.rpmsg).")
    private Path file;

    @Parameters(index = "1", paramLabel = "TEXT", description = "What it says, up to 4096 bytes.")
    private String text;

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new CaptureException("There is no file " + file, "", null);
        }
        Instant now = Instant.now();
        try (CaptureWriter writer = CaptureWriter.append(file)) {
            long time = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            writer.note(Row.NO_ENDPOINT, time, Row.UNKNOWN_NANOS, text);
        }
        return 0;
    }
}
