// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunFile;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.benchmark.file.RunFolder;
import org.rpmsgexplorer.core.benchmark.file.RunStore;

import picocli.CommandLine.Option;

/** Says where benchmark runs are kept, and finds the one that a user names. */
final class BenchRuns {
    /** The description of a parameter that names a run. */
    static final String HELP = "A run: its id or the beginning of it, last, published (the cover letter's 30 rows), or a file.";

    private static final String LAST = "last";

    @Option(names = "--runs", paramLabel = "FOLDER", description = "Where runs are kept. Default: rpmsg-explorer/benchmarks"
            + " in the user's data folder (~/.local/share).")
    private Path folder;

    RunStore store() {
        return new RunStore(folder != null ? folder : RunFolder.usual());
    }

    /**
     * Returns the run that a user names.
     *
     * @throws RunFileException if there is none, or it cannot be read
     */
    BenchmarkRun find(String name) throws RunFileException {
        if (name.equals(LAST)) {
            return store().last();
        }
        boolean isFile = name.contains("/") || name.contains(File.separator) || name.endsWith(".json")
                || Files.isRegularFile(Path.of(name));
        return isFile ? RunFile.read(Path.of(name)) : store().find(name);
    }
}
