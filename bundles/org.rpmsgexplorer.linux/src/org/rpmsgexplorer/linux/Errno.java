// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.util.Map;

/**
 * Error numbers of Linux by name.
 *
 * <p>The numbers are those of {@code include/uapi/asm-generic/errno-base.h} and {@code errno.h}, which x86, arm, riscv,
 * s390 and loongarch share.
 */
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int ENODEV = 19;
    public static final int EINVAL = 22;
    public static final int EPIPE = 32;
    public static final int EMSGSIZE = 90;
    public static final int ETIMEDOUT = 110;
    public static final int EOPNOTSUPP = 95;
    public static final int ENETRESET = 102;
    public static final int ENOBUFS = 105;
    public static final int ECONNREFUSED = 111;
    /** Inside the kernel only, but some drivers let it out. */
    public static final int ENOTSUPP = 524;

    private static final Map<Integer, String[]> KNOWN = Map.ofEntries(
            entry(EPERM, "EPERM", "Operation not permitted"),
            entry(ENOENT, "ENOENT", "No such file or directory"),
            entry(EINTR, "EINTR", "Interrupted system call"),
            entry(EIO, "EIO", "Input/output error"),
            entry(ENXIO, "ENXIO", "No such device or address"),
            entry(EBADF, "EBADF", "Bad file descriptor"),
            entry(EAGAIN, "EAGAIN", "Resource temporarily unavailable"),
            entry(ENOMEM, "ENOMEM", "Cannot allocate memory"),
            entry(EACCES, "EACCES", "Permission denied"),
            entry(14, "EFAULT", "Bad address"),
            entry(EBUSY, "EBUSY", "Device or resource busy"),
            entry(17, "EEXIST", "File exists"),
            entry(ENODEV, "ENODEV", "No such device"),
            entry(20, "ENOTDIR", "Not a directory"),
            entry(21, "EISDIR", "Is a directory"),
            entry(EINVAL, "EINVAL", "Invalid argument"),
            entry(23, "ENFILE", "Too many open files in system"),
            entry(24, "EMFILE", "Too many open files"),
            entry(25, "ENOTTY", "Inappropriate ioctl for device"),
            entry(28, "ENOSPC", "No space left on device"),
            entry(30, "EROFS", "Read-only file system"),
            entry(EPIPE, "EPIPE", "Broken pipe"),
            entry(71, "EPROTO", "Protocol error"),
            entry(EMSGSIZE, "EMSGSIZE", "Message too long"),
            entry(EOPNOTSUPP, "EOPNOTSUPP", "Operation not supported"),
            entry(98, "EADDRINUSE", "Address already in use"),
            entry(99, "EADDRNOTAVAIL", "Cannot assign requested address"),
            entry(ENETRESET, "ENETRESET", "Network dropped connection on reset"),
            entry(104, "ECONNRESET", "Connection reset by peer"),
            entry(ENOBUFS, "ENOBUFS", "No buffer space available"),
            entry(107, "ENOTCONN", "Transport endpoint is not connected"),
            entry(108, "ESHUTDOWN", "Cannot send after transport endpoint shutdown"),
            entry(ETIMEDOUT, "ETIMEDOUT", "Connection timed out"),
            entry(ECONNREFUSED, "ECONNREFUSED", "Connection refused"),
            entry(512, "ERESTARTSYS", "Interrupted in the kernel, to be restarted"),
            entry(ENOTSUPP, "ENOTSUPP", "Operation is not supported by the kernel driver"));

    private Errno() {
    }

    private static Map.Entry<Integer, String[]> entry(int number, String name, String text) {
        return Map.entry(number, new String[] {name, text});
    }

    /**
     * Returns the name of an error number, such as {@code EINVAL}, or {@code errno N} for one that is not known here.
     */
    public static String name(int errno) {
        String[] known = KNOWN.get(errno);
        return known == null ? "errno " + errno : known[0];
    }

    /** Returns the name and the usual text, such as {@code EINVAL (Invalid argument)}. */
    public static String describe(int errno) {
        String[] known = KNOWN.get(errno);
        return known == null ? "errno " + errno : known[0] + " (" + known[1] + ")";
    }
}
