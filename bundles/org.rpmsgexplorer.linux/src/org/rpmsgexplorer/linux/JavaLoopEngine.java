// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Loops through JNA, for machines without {@link NativeLoopEngine}, with the means to take the cost of that way out again.
 *
 * <p>Of two equal blocks of loops, one has an empty call beside each real one, and, where steps are timed, a clock read beside
 * each other one. Blocks take turns, so that what disturbs the machine disturbs both; what the second takes more than the first is
 * the cost of the way.
 *
 * <p>An empty call enters the kernel, because the way to a call is slower behind a system call than behind none, and what the
 * kernel's part of that takes is measured in C, by a function of libc that calls it many times, and taken off. Where entering the
 * kernel takes longer than a microsecond (User-Mode Linux), that part would hide the way's cost, so there it stays outside.
 */
public final class JavaLoopEngine implements LoopEngine {
    private static final int BLOCK = 32;
    /** The first loops find the processor's caches as other work has left them. */
    private static final int LEAD = 5;
    private static final int ENTRIES = 512;
    private static final int ENTRY_SERIES = 5;
    private static final int DEAR_ENTRY_NANOS = 1000;
    private static final int CREATE = 0;
    private static final int OPEN = 1;
    private static final int DESTROY = 2;
    private static final int CLOSE = 3;
    private static final int NAME_SIZE = 32;
    private static final int FLAGS_OFFSET = 40;
    private static final int FD_OFFSET = 44;
    private static final int NODE_FLAGS = FileDescriptor.O_RDWR | FileDescriptor.O_CLOEXEC;
    private static final int READ_FLAGS = FileDescriptor.O_RDONLY | FileDescriptor.O_CLOEXEC;
    private static final int FD_FLAGS = NODE_FLAGS | FileDescriptor.O_NONBLOCK;
    private static final long OPEN_LIMIT_NANOS = 2_000_000_000L;

    private final boolean enters = DoubleStream.generate(JavaLoopEngine::entryNanos).limit(ENTRY_SERIES).min()
            .getAsDouble() < DEAR_ENTRY_NANOS;
    private long retries;
    private long start;

    @Override
    public LoopTimes run(LoopSubject subject, int loops, boolean steps) throws LinuxException {
        long[] raw = new long[LoopTimes.STEPS];
        long[] doubled = new long[LoopTimes.STEPS];
        double entries = 0;
        run(subject, LEAD, steps, new long[LoopTimes.STEPS], false);
        retries = 0;
        for (int done = 0, block = 0; done < loops; done += BLOCK, block++) {
            int count = Math.min(BLOCK, loops - done);
            boolean doubledFirst = block % 2 == 1;
            run(subject, count, steps, doubledFirst ? doubled : raw, doubledFirst);
            run(subject, count, steps, doubledFirst ? raw : doubled, !doubledFirst);
            entries += enters ? count * entryNanos() : 0;
        }
        long[] calls = calls(subject, steps);
        for (int step = 0; step < LoopTimes.STEPS; step++) {
            doubled[step] -= Math.round(calls[step] * entries);
        }
        return new LoopTimes(loops, values(raw, steps), values(doubled, steps), retries);
    }

    private static List<Long> values(long[] nanos, boolean steps) {
        return Arrays.stream(nanos).limit(steps ? LoopTimes.STEPS : 1).boxed().toList();
    }

    /** How many empty calls a doubled loop has, by the place where their time is added. */
    private static long[] calls(LoopSubject subject, boolean steps) {
        boolean opens = subject instanceof LoopSubject.Legacy;
        if (steps) {
            return new long[] {1, opens ? 1 : 0, 1, 1};
        }
        return new long[] {opens ? 4 : subject instanceof LoopSubject.Fd ? 3 : 2, 0, 0, 0};
    }

    private void run(LoopSubject subject, int loops, boolean steps, long[] sums, boolean twice) throws LinuxException {
        if (subject instanceof LoopSubject.Legacy legacy) {
            runLegacy(legacy, loops, steps, sums, twice);
        } else if (subject instanceof LoopSubject.Fd fd) {
            runFd(fd, loops, steps, sums, twice);
        } else {
            runEventFd(loops, sums, twice);
        }
    }

    private void runLegacy(LoopSubject.Legacy subject, int loops, boolean steps, long[] sums, boolean twice)
            throws LinuxException {
        int control = subject.control().number();
        int create = subject.requests().create();
        int destroy = subject.requests().destroy();
        Pointer info = subject.info().pointer();
        Pointer node = subject.node().pointer();
        start = System.nanoTime();
        for (int loop = 0; loop < loops; loop++) {
            if (steps) {
                start = System.nanoTime();
            }
            empty(twice, info);
            if (LoopCalls.ioctl(control, create, info) < 0) {
                throw LibC.failure("RPMSG_CREATE_EPT_IOCTL on " + subject.control());
            }
            if (steps) {
                lap(CREATE, sums, twice);
            }
            empty(twice, node);
            int fd = LoopCalls.open(node, NODE_FLAGS, 0);
            if (fd < 0) {
                fd = openLater(node, twice);
                requireOurs(fd, subject);
            }
            if (steps) {
                lap(OPEN, sums, twice);
            }
            finish(fd, destroy, steps, sums, twice);
        }
        if (!steps) {
            sums[CREATE] += System.nanoTime() - start;
        }
    }

    private void runFd(LoopSubject.Fd subject, int loops, boolean steps, long[] sums, boolean twice) throws LinuxException {
        int control = subject.control().number();
        int create = subject.requests().create();
        int destroy = subject.requests().destroy();
        NativeBuffer buffer = subject.info();
        Pointer info = buffer.pointer();
        start = System.nanoTime();
        for (int loop = 0; loop < loops; loop++) {
            buffer.putInt(FLAGS_OFFSET, FD_FLAGS);
            buffer.putInt(FD_OFFSET, -1);
            if (steps) {
                start = System.nanoTime();
            }
            empty(twice, info);
            if (LoopCalls.ioctl(control, create, info) < 0) {
                throw LibC.failure("RPMSG_CREATE_EPT_FD_IOCTL on " + subject.control());
            }
            int fd = buffer.getInt(FD_OFFSET);
            if (steps) {
                lap(CREATE, sums, twice);
            }
            finish(fd, destroy, steps, sums, twice);
        }
        if (!steps) {
            sums[CREATE] += System.nanoTime() - start;
        }
    }

    private void runEventFd(int loops, long[] sums, boolean twice) throws LinuxException {
        start = System.nanoTime();
        for (int loop = 0; loop < loops; loop++) {
            if (twice && enters) {
                LoopCalls.Entering.two(1, 0);
            } else if (twice) {
                LoopCalls.Staying.two(1, 0);
            }
            int fd = LoopCalls.eventfd(0, FileDescriptor.O_CLOEXEC);
            if (fd < 0) {
                throw LibC.failure("eventfd");
            }
            emptyClose(twice);
            LoopCalls.close(fd);
        }
        sums[CREATE] += System.nanoTime() - start;
    }

    /** Destroys once, whatever comes of it, and closes. */
    private void finish(int fd, int destroy, boolean steps, long[] sums, boolean twice) throws LinuxException {
        empty(twice, Pointer.NULL);
        int result = LoopCalls.ioctl(fd, destroy, Pointer.NULL);
        LinuxException failed = result < 0 ? LibC.failure("RPMSG_DESTROY_EPT_IOCTL") : null;
        if (steps) {
            lap(DESTROY, sums, twice);
        }
        emptyClose(twice);
        LoopCalls.close(fd);
        if (steps) {
            lap(CLOSE, sums, twice);
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Ends a timed step and begins the next one; a doubled step has read the clock twice. */
    private void lap(int step, long[] sums, boolean twice) {
        long now = System.nanoTime();
        if (twice) {
            now = System.nanoTime();
        }
        sums[step] += now - start;
        start = now;
    }

    private void empty(boolean twice, Pointer argument) {
        if (twice && enters) {
            LoopCalls.Entering.three(1, 0, argument);
        } else if (twice) {
            LoopCalls.Staying.three(1, 0, argument);
        }
    }

    private void emptyClose(boolean twice) {
        if (twice && enters) {
            LoopCalls.Entering.one(1);
        } else if (twice) {
            LoopCalls.Staying.one(1);
        }
    }

    /** udev and mdev create the node, or set its permissions, some time after the ioctl has returned. */
    private int openLater(Pointer node, boolean twice) throws LinuxException {
        long limit = System.nanoTime() + OPEN_LIMIT_NANOS;
        int fd = -1;
        while (fd < 0) {
            int errno = Native.getLastError();
            boolean mayOpen = errno == Errno.ENOENT || errno == Errno.EACCES || errno == Errno.ENXIO || errno == Errno.EINTR;
            if (!mayOpen || System.nanoTime() > limit) {
                throw new LinuxException("open the endpoint's node " + node.getString(0), errno);
            }
            retries += twice ? 0 : 1;
            fd = LoopCalls.open(node, NODE_FLAGS, 0);
        }
        return fd;
    }

    /** While the node was waited for, another program's may have come there; next to the wait, looking takes no time. */
    private static void requireOurs(int fd, LoopSubject.Legacy subject) throws LinuxException {
        try (NativeBuffer name = new NativeBuffer(NAME_SIZE + 1)) {
            int file = LoopCalls.open(subject.nameFile().pointer(), READ_FLAGS, 0);
            int length = file < 0 ? -1 : LoopCalls.read(file, name.pointer(), name.size());
            if (file >= 0) {
                LoopCalls.close(file);
            }
            // The file ends with a line feed, the name in the structure with a zero byte.
            boolean ours = length > 1 && name.bytes(length - 1, 1)[0] == '\n' && subject.info().bytes(length - 1, 1)[0] == 0
                    && subject.info().startsLike(name, length - 1);
            if (!ours) {
                LoopCalls.close(fd);
                throw new LinuxException("open the endpoint's node " + subject.node().pointer().getString(0), Errno.EBUSY);
            }
        }
    }

    /** Returns what entering the kernel and coming back costs in C, in nanoseconds. */
    private static double entryNanos() {
        Pointer policy = new Pointer(1);
        Function entering = LoopCalls.Entering.function();
        try (NativeBuffer count = new NativeBuffer(Long.BYTES)) {
            if (Native.SIZE_T_SIZE == Long.BYTES) {
                count.putLong(0, ENTRIES);
            } else {
                count.putInt(0, ENTRIES);
            }
            long begin = System.nanoTime();
            LoopCalls.lfind(policy, policy, count.pointer(), 0, entering);
            return (System.nanoTime() - begin) / (double) ENTRIES;
        }
    }
}
