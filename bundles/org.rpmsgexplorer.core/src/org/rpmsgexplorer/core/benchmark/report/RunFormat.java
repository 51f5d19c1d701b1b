// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunFile;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;

/** How a run can be written to a file. */
public enum RunFormat {
    /** The run itself with all that is known; the only one that can be read again. */
    JSON,
    /** Every sample, for spreadsheets. */
    CSV,
    /** A text for a mail to a kernel list. */
    MD;

    /** Returns the end of the names of such files, such as {@code json}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format that the end of a file's name tells; empty where it tells none. */
    public static Optional<RunFormat> of(Path file) {
        String lower = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(known -> lower.endsWith("." + known)).findFirst();
    }

    /** Writes a run to a stream, which stays open. */
    public void write(BenchmarkRun run, OutputStream out) throws IOException {
        switch (this) {
            case JSON -> RunFile.write(run, out);
            case CSV -> CsvExport.write(run, out);
            case MD -> out.write(MarkdownReport.of(run).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Writes a run to a file, which is written anew if it is there.
     *
     * @throws RunFileException if the file cannot be written
     */
    public void write(BenchmarkRun run, Path file) throws RunFileException {
        if (this == JSON) {
            RunFile.write(run, file);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(run, out);
        } catch (IOException failed) {
            throw new RunFileException(file + " cannot be written: " + failed.getMessage(),
                    "Is there room, and may this user write there?", failed);
        }
    }
}
