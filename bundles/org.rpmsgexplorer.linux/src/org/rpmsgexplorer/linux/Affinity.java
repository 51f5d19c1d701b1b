// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

/**
 * The processors that one thread may run on; sched_setaffinity(2).
 *
 * <p>Belongs to the thread that took it: 0 stands for the calling one.
 */
public final class Affinity implements AutoCloseable {
    /** In bytes: 1024 processors, as glibc's {@code cpu_set_t}. */
    private static final int SIZE = 128;

    private final NativeBuffer before = new NativeBuffer(SIZE);

    private Affinity() throws LinuxException {
        LibC.checked(LibC.sched_getaffinity(0, SIZE, before.pointer()), "sched_getaffinity");
    }

    /**
     * Keeps the calling thread on one processor until this is closed.
     *
     * @param processor number, from 0
     * @throws LinuxException with EINVAL where there is no such processor, or it is not allowed to this process
     */
    public static Affinity pin(int processor) throws LinuxException {
        if (processor < 0 || processor >= SIZE * Byte.SIZE) {
            throw new LinuxException(call(processor), Errno.EINVAL);
        }
        Affinity affinity = new Affinity();
        try (NativeBuffer one = new NativeBuffer(SIZE)) {
            // The kernel counts bits in words of the machine's size; on all our machines, which are little-endian, or have
            // 64-bit words, that is this byte of the word.
            int word = processor / Long.SIZE * Long.BYTES;
            one.putLong(word, 1L << processor % Long.SIZE);
            LibC.checked(LibC.sched_setaffinity(0, SIZE, one.pointer()), call(processor));
            return affinity;
        } catch (LinuxException refused) {
            affinity.before.close();
            throw refused;
        }
    }

    private static String call(int processor) {
        return "There is no processor " + processor + ", or it is not allowed here; sched_setaffinity";
    }

    /** Lets the thread run where it could before; to be called by that thread. */
    @Override
    public void close() {
        LibC.sched_setaffinity(0, SIZE, before.pointer());
        before.close();
    }
}
