// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.benchmark.file.RunStore;

/** The runs that are kept, with what a table shows of them. Its methods read and write files; any thread may use it. */
public final class RunCatalog {
    private final RunStore store;
    /** By id: what has an id does not change while it is there. Guarded by this. */
    private final Map<String, RunRow> known = new HashMap<>();
    /** What could not be written, by id, so that it can be looked at and exported. Guarded by this. */
    private final Map<String, BenchmarkRun> unkept = new LinkedHashMap<>();
    /** How often something was added or deleted here. */
    private final AtomicLong version = new AtomicLong();

    /** Creates it over a store. */
    public RunCatalog(RunStore store) {
        this.store = store;
    }

    /** Returns another number each time when something was added or deleted here. */
    long version() {
        return version.get();
    }

    /**
     * Returns a row for each run, the newest first, and at the end the published one.
     *
     * @throws RunFileException if the folder cannot be read
     */
    List<RunRow> rows() throws RunFileException {
        List<RunRow> rows = new ArrayList<>();
        List<String> ids = store.ids();
        synchronized (this) {
            known.keySet().removeIf(id -> !ids.contains(id) && !id.equals(BenchmarkRun.PUBLISHED));
            unkept.values().forEach(run -> rows.add(0, RunRow.unkept(run)));
        }
        for (String id : ids) {
            rows.add(row(id));
        }
        rows.add(row(BenchmarkRun.PUBLISHED));
        return rows;
    }

    private synchronized RunRow row(String id) {
        RunRow row = known.get(id);
        if (row == null) {
            try {
                row = RunRow.of(store.find(id),
                        id.equals(BenchmarkRun.PUBLISHED) ? Optional.empty() : Optional.of(store.file(id)));
                known.put(id, row);
            } catch (RunFileException broken) {
                row = RunRow.broken(id, broken, store.file(id));
            }
        }
        return row;
    }

    /**
     * Returns a run with all samples.
     *
     * @throws RunFileException if it is not there any more, or cannot be read
     */
    BenchmarkRun find(String id) throws RunFileException {
        synchronized (this) {
            if (unkept.containsKey(id)) {
                return unkept.get(id);
            }
        }
        return store.find(id);
    }

    /**
     * Keeps a run.
     *
     * @return false if the same run was there already
     * @throws RunFileException if another run with its id is there, or it cannot be written
     */
    boolean add(BenchmarkRun run) throws RunFileException {
        boolean added = store.add(run);
        synchronized (this) {
            unkept.remove(run.id());
        }
        version.incrementAndGet();
        return added;
    }

    /**
     * Keeps a run that was just measured, also in a thread that is interrupted, now or meanwhile, because its job was cancelled:
     * that would close the file. Where it cannot be written, it is kept until the IDE ends.
     *
     * @throws RunFileException if it cannot be written
     */
    void keep(BenchmarkRun run) throws RunFileException {
        boolean again = true;
        while (again) {
            Thread.interrupted();
            try {
                add(run);
                again = false;
            } catch (RunFileException failed) {
                again = Thread.interrupted();
                if (!again) {
                    addUnkept(run);
                    throw failed;
                }
            }
        }
    }

    private synchronized void addUnkept(BenchmarkRun run) {
        unkept.put(run.id(), run);
        version.incrementAndGet();
    }

    /**
     * Deletes a run.
     *
     * @throws RunFileException if it cannot be deleted
     */
    void delete(String id) throws RunFileException {
        synchronized (this) {
            known.remove(id);
            if (unkept.remove(id) != null) {
                version.incrementAndGet();
                return;
            }
        }
        store.delete(id);
        version.incrementAndGet();
    }
}
