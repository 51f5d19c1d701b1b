// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.util.Map;

import com.sun.jna.Function;
import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** The calls of {@link JavaLoopEngine}'s loops, and calls of the same shapes that do nothing; by JNA direct mapping. */
final class LoopCalls {
    static {
        Native.register(LoopCalls.class, NativeLibrary.getProcess());
    }

    private LoopCalls() {
    }

    static native int open(Pointer path, int flags, int mode);

    static native int close(int fd);

    static native int read(int fd, Pointer buffer, int count);

    static native int ioctl(int fd, int request, Pointer argument);

    static native int eventfd(int initial, int flags);

    /** Calls {@code compare(key, base)} so many times, as long as it does not return 0; lsearch(3). */
    static native Pointer lfind(Pointer key, Pointer base, Pointer count, int width, Pointer compare);

    /**
     * Calls that enter the kernel and do nothing there ({@code sched_get_priority_max(1)}): what comes after a system call is
     * slower than what comes after none, and so is the way to the next call.
     */
    static final class Entering {
        static {
            Native.register(Entering.class, library("sched_get_priority_max"));
        }

        private Entering() {
        }

        static native int three(int policy, int second, Pointer third);

        static native int two(int policy, int second);

        static native int one(int policy);

        /** Returns the function itself. */
        static Function function() {
            return NativeLibrary.getProcess().getFunction("sched_get_priority_max");
        }
    }

    /** Calls that do not even enter the kernel ({@code abs(1)}). */
    static final class Staying {
        static {
            Native.register(Staying.class, library("abs"));
        }

        private Staying() {
        }

        static native int three(int value, int second, Pointer third);

        static native int two(int value, int second);

        static native int one(int value);
    }

    /** Returns libc with one function under all names; arguments that it does not take do no harm. */
    private static NativeLibrary library(String function) {
        return NativeLibrary.getInstance(null,
                Map.of(Library.OPTION_FUNCTION_MAPPER, (FunctionMapper) (library, method) -> function));
    }
}
