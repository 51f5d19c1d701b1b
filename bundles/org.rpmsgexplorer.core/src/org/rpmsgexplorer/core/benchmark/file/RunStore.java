// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;

/**
 * A folder of runs, a file for each, named by its id. The cover letter's rows are there too, under the id {@code published},
 * without a file.
 *
 * @param folder is made when the first run is added
 */
public record RunStore(Path folder) {
    private static final String EXTENSION = ".json";

    /** Returns the cover letter's 30 rows as a run. */
    public static BenchmarkRun published() {
        try (InputStream in = RunStore.class.getResourceAsStream("published" + EXTENSION)) {
            return RunFile.read(in, "of the cover letter");
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Returns what is in the folder, the newest first. A file that cannot be read has a problem instead of a run.
     *
     * @throws RunFileException if the folder cannot be read; one that is not there is empty
     */
    public List<StoredRun> list() throws RunFileException {
        return ids().stream().map(this::stored).toList();
    }

    private StoredRun stored(String id) {
        Path file = file(id);
        try {
            return StoredRun.of(file, read(id));
        } catch (RunFileException broken) {
            return new StoredRun(id, file, Optional.empty(), 0, broken.getMessage());
        }
    }

    /**
     * Returns the newest run.
     *
     * @throws RunFileException if there is none, or it cannot be read
     */
    public BenchmarkRun last() throws RunFileException {
        List<String> ids = ids();
        if (ids.isEmpty()) {
            throw new RunFileException("There is no benchmark run yet", "rpmsg bench makes one; published is always there.",
                    null);
        }
        return read(ids.get(0));
    }

    /**
     * Returns a run.
     *
     * @param prefix its id, or the beginning of it that no other one has, or {@code published}
     * @throws RunFileException if there is none, there are several, or it cannot be read
     */
    public BenchmarkRun find(String prefix) throws RunFileException {
        return prefix.equals(BenchmarkRun.PUBLISHED) ? published() : read(id(prefix));
    }

    /**
     * Adds a run.
     *
     * @return false if the same run was there already
     * @throws RunFileException if another run with its id is there, or it cannot be written
     */
    public boolean add(BenchmarkRun run) throws RunFileException {
        boolean builtIn = run.id().equals(BenchmarkRun.PUBLISHED);
        if (builtIn || Files.exists(file(run.id()))) {
            if (!find(run.id()).equals(run)) {
                throw new RunFileException("There is another benchmark run " + run.id() + ", and one of the two was changed",
                        builtIn ? "" : "Delete the one that is there, if you want the other one.", null);
            }
            return false;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new RunFileException("The folder " + folder + " cannot be made: " + failed.getMessage(), "", failed);
        }
        RunFile.write(run, file(run.id()));
        return true;
    }

    /**
     * Deletes a run, also one whose file cannot be read.
     *
     * @param prefix its id, or the beginning of it that no other one has
     * @return its id
     * @throws RunFileException if there is none, there are several, or its file cannot be deleted
     */
    public String delete(String prefix) throws RunFileException {
        if (prefix.equals(BenchmarkRun.PUBLISHED)) {
            throw new RunFileException("The published rows are part of the program and cannot be deleted", "", null);
        }
        String id = id(prefix);
        try {
            Files.delete(file(id));
        } catch (NoSuchFileException gone) {
            // Somebody else has deleted it just now.
        } catch (IOException failed) {
            throw new RunFileException("The file " + file(id) + " cannot be deleted: " + failed.getMessage(), "", failed);
        }
        return id;
    }

    private String id(String prefix) throws RunFileException {
        List<String> found = ids().stream().filter(id -> id.startsWith(prefix)).toList();
        if (found.size() == 1) {
            return found.get(0);
        } else if (found.isEmpty()) {
            throw new RunFileException("There is no benchmark run " + prefix, "See rpmsg bench list.", null);
        }
        throw new RunFileException(found.size() + " benchmark runs begin with \"" + prefix + "\", such as " + found.get(0)
                + " and " + found.get(1), "Give more of the id.", null);
    }

    private BenchmarkRun read(String id) throws RunFileException {
        BenchmarkRun run = RunFile.read(file(id));
        if (!run.id().equals(id)) {
            throw new RunFileException("The file " + file(id) + " has the run " + run.id(), "Import it from another place.",
                    null);
        }
        return run;
    }

    /** Returns where a run is, or would be; {@code published} is nowhere. */
    public Path file(String id) {
        return folder.resolve(id + EXTENSION);
    }

    /**
     * Returns the ids of all files, the newest first.
     *
     * @throws RunFileException if the folder cannot be read; one that is not there is empty
     */
    public List<String> ids() throws RunFileException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .filter(id -> BenchmarkRun.isId(id) && !id.equals(BenchmarkRun.PUBLISHED)).forEach(ids::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new RunFileException("The folder " + folder + " cannot be read: " + unreadable.getMessage(), "", unreadable);
        }
        ids.sort(Comparator.reverseOrder());
        return ids;
    }
}
