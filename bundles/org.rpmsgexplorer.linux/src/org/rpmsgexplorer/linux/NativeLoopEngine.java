// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.LongStream;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** Loops in C ({@code native/rpmsgloops.c}): Java calls once for many loops, so that it costs nothing that can be seen. */
public final class NativeLoopEngine implements LoopEngine {
    /** The library's file in its folder. */
    public static final String FILE = "librpmsgloops.so";

    private static final int SERIES_SIZE = 64;
    private static final int STEPS_OFFSET = 8;
    private static final int RETRIES_OFFSET = 16;
    private static final int NANOS_OFFSET = 24;
    private static final int ERROR_OFFSET = 56;
    private static final int CALL_OFFSET = 60;
    /** In the order of {@code enum call}. */
    private static final List<String> CALLS = List.of("create an endpoint", "open the endpoint's node",
            "RPMSG_DESTROY_EPT_IOCTL");

    private NativeLoopEngine() {
    }

    /** The library's functions. */
    private static final class Library {
        static native int rpmsg_loops_legacy(int control, Pointer info, Pointer node, Pointer nameFile, Pointer series);

        static native int rpmsg_loops_fd(int control, Pointer info, Pointer series);

        static native int rpmsg_loops_eventfd(Pointer series);
    }

    /** Says why there is no native engine here. */
    public static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Loads the library for this machine.
     *
     * @param folder where its file is put, and replaced; libraries can be executed there
     * @throws UnavailableException with the reason as a sentence without a full stop
     */
    public static NativeLoopEngine load(Path folder) throws UnavailableException {
        String machine = Platform.RESOURCE_PREFIX;
        try (InputStream content = NativeLoopEngine.class.getResourceAsStream("/natives/" + machine + "/" + FILE)) {
            if (content == null) {
                throw new UnavailableException("This build has no native loops for " + machine, null);
            }
            Native.register(Library.class, NativeLibrary.getInstance(put(content, folder).toString()));
            return new NativeLoopEngine();
        } catch (IOException unwritable) {
            throw new UnavailableException("The native loops cannot be written to " + folder + ": " + unwritable, unwritable);
        } catch (UnsatisfiedLinkError refused) {
            throw new UnavailableException("The native loops cannot be loaded: " + refused.getMessage(), refused);
        }
    }

    /** Renamed into place, because another agent may have the file loaded. */
    private static Path put(InputStream content, Path folder) throws IOException {
        Path fresh = Files.createTempFile(folder, FILE, ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            // Some security modules want x where code is mapped.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
            return Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public LoopTimes run(LoopSubject subject, int loops, boolean steps) throws LinuxException {
        try (NativeBuffer series = new NativeBuffer(SERIES_SIZE)) {
            series.putLong(0, loops);
            series.putLong(STEPS_OFFSET, steps ? 1 : 0);
            if (call(subject, series.pointer()) != 0) {
                throw new LinuxException(CALLS.get(series.getInt(CALL_OFFSET)), series.getInt(ERROR_OFFSET));
            }
            List<Long> nanos = LongStream.range(0, steps ? LoopTimes.STEPS : 1)
                    .mapToObj(step -> series.getLong(NANOS_OFFSET + (int) step * Long.BYTES)).toList();
            return new LoopTimes(loops, nanos, List.of(), series.getLong(RETRIES_OFFSET));
        }
    }

    private static int call(LoopSubject subject, Pointer series) {
        if (subject instanceof LoopSubject.Legacy legacy) {
            return Library.rpmsg_loops_legacy(legacy.control().number(), legacy.info().pointer(), legacy.node().pointer(),
                    legacy.nameFile().pointer(), series);
        } else if (subject instanceof LoopSubject.Fd fd) {
            return Library.rpmsg_loops_fd(fd.control().number(), fd.info().pointer(), series);
        }
        return Library.rpmsg_loops_eventfd(series);
    }
}
