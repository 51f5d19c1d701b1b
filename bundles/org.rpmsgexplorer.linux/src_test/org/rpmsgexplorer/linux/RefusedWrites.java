// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Lets the kernel refuse system calls of this thread whose first and third argument are given, as {@code write(fd, …, length)}
 * has them, until the thread ends; seccomp(2).
 */
public final class RefusedWrites {
    private static final int PR_SET_SECCOMP = 22;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_MODE_FILTER = 2;
    private static final int LOAD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff0000;
    private static final int ERRNO = 0x00050000;
    /** {@code struct seccomp_data { int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6]; }}. */
    private static final int ARGUMENTS = 16;
    private static final int LOW_WORD = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 4;

    static {
        Native.register(RefusedWrites.class, NativeLibrary.getProcess());
    }

    private RefusedWrites() {
    }

    static native int prctl(int option, Pointer second, Pointer third, Pointer fourth, Pointer fifth);

    /** Begins to refuse writes of so many bytes with an error number. */
    public static void refuse(FileDescriptor fd, int length, int errno) {
        long[][] program = {{LOAD, 0, ARGUMENTS + LOW_WORD}, {JUMP_EQUAL, 3, fd.number()},
                {LOAD, 0, ARGUMENTS + 2 * Long.BYTES + LOW_WORD}, {JUMP_EQUAL, 1, length}, {RETURN, 0, ERRNO | errno},
                {RETURN, 0, ALLOW}};
        try (NativeBuffer filter = new NativeBuffer(program.length * Long.BYTES);
                NativeBuffer described = new NativeBuffer(2 * Long.BYTES)) {
            for (int index = 0; index < program.length; index++) {
                // struct sock_filter { __u16 code; __u8 jt; __u8 jf; __u32 k; }
                filter.putShort(index * Long.BYTES, (short) program[index][0]);
                filter.put(index * Long.BYTES + 3, new byte[] {(byte) program[index][1]});
                filter.putInt(index * Long.BYTES + 4, (int) program[index][2]);
            }
            described.putShort(0, (short) program.length);
            long address = Pointer.nativeValue(filter.pointer());
            if (Native.POINTER_SIZE == Long.BYTES) {
                described.putLong(Long.BYTES, address);
            } else {
                described.putInt(Integer.BYTES, (int) address);
            }
            assertEquals(0, prctl(PR_SET_NO_NEW_PRIVS, new Pointer(1), Pointer.NULL, Pointer.NULL, Pointer.NULL));
            assertEquals(0, prctl(PR_SET_SECCOMP, new Pointer(SECCOMP_MODE_FILTER), described.pointer(), Pointer.NULL,
                    Pointer.NULL), () -> "errno " + Native.getLastError());
        }
    }
}
