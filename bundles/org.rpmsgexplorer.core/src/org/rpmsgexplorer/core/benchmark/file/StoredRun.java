// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.nio.file.Path;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;

/**
 * A file in a {@link RunStore}.
 *
 * @param id of the run, by the file's name
 * @param file where it is
 * @param head the run without its samples; empty where the file cannot be read
 * @param samples how many samples it has
 * @param problem why the file cannot be read; empty where it can
 */
public record StoredRun(String id, Path file, Optional<BenchmarkRun> head, int samples, String problem) {
    static StoredRun of(Path file, BenchmarkRun run) {
        return new StoredRun(run.id(), file, Optional.of(run.withoutSamples()), run.samples().size(), "");
    }
}
