// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunFile;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.benchmark.report.RunFormat;

/** Writes runs to files of the user's, and takes those of others. Its methods take their time. */
final class RunFiles {
    private RunFiles() {
    }

    /**
     * Writes a run to a file, which is written anew if it is there.
     *
     * @param target its name tells the format
     * @throws RunFileException if its name tells none, or it cannot be written
     */
    static void write(RunCatalog catalog, String id, Path target) throws RunFileException {
        RunFormat format = RunFormat.of(target).orElseThrow(() -> new RunFileException(
                NLS.bind(Messages.RunFiles_noFormat, target.getFileName()), Messages.RunFiles_noFormatHint, null));
        format.write(catalog.find(id), target);
    }

    /**
     * Keeps the runs in some files; where one fails, those before it are kept.
     *
     * @throws RunFileException if a file is no run, or another run with its id is there
     */
    static void read(RunCatalog catalog, List<Path> files) throws RunFileException {
        for (Path file : files) {
            BenchmarkRun run = RunFile.read(file);
            catalog.add(run);
        }
    }
}
