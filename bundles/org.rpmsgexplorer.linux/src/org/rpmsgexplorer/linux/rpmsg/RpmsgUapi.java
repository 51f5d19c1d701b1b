// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.util.Set;

/**
 * The numbers of {@code include/uapi/linux/rpmsg.h}.
 *
 * <p>{@code RPMSG_CREATE_EPT_FD_IOCTL} is in vendor kernels and in linux-next, not in mainline; a kernel without it
 * answers EINVAL.
 */
public final class RpmsgUapi {
    /** Stands for "any address"; as a source the kernel chooses one. */
    public static final long ADDR_ANY = 0xFFFFFFFFL;
    /** Address of the name service, {@code RPMSG_NS_ADDR} in {@code include/linux/rpmsg/ns.h}. */
    public static final long NAME_SERVICE_ADDR = 53;
    /** Longest name in bytes: {@code RPMSG_NAME_SIZE} less the closing zero. */
    public static final int MAX_NAME = 31;
    /** Size of a name field in bytes, {@code RPMSG_NAME_SIZE}. */
    public static final int NAME_SIZE = 32;

    static final int CREATE_EPT = write(1, EndpointInfo.SIZE);
    static final int DESTROY_EPT = none(2);
    static final int CREATE_DEV = write(3, EndpointInfo.SIZE);
    static final int RELEASE_DEV = write(4, EndpointInfo.SIZE);
    static final int GET_OUTGOING_FLOWCONTROL = read(5, Integer.BYTES);
    static final int SET_INCOMING_FLOWCONTROL = read(6, Integer.BYTES);
    static final int CREATE_EPT_FD = readWrite(7, EndpointInfo.FD_SIZE);

    private static final int MAGIC = 0xb5;

    /** Machines whose kernels encode ioctl numbers in another way ({@code arch/*}{@code /include/uapi/asm/ioctl.h}). */
    private static final Set<String> OTHER_ENCODING = Set.of("mips", "mipsel", "mips64", "mips64el", "ppc", "ppc64",
            "ppc64le", "sparc", "sparcv9", "sparc64", "alpha", "parisc");

    private RpmsgUapi() {
    }

    /**
     * Throws where this machine encodes ioctl numbers in a way that is not built in.
     *
     * @param machine the {@code os.arch} of the JVM
     */
    public static void requireKnownEncoding(String machine) {
        if (OTHER_ENCODING.contains(machine)) {
            throw new UnsupportedOperationException("The ioctl numbers of rpmsg on " + machine
                    + " are encoded differently; this machine is not supported");
        }
    }

    private static int none(int number) {
        return MAGIC << 8 | number;
    }

    private static int write(int number, int size) {
        return 1 << 30 | size << 16 | MAGIC << 8 | number;
    }

    private static int read(int number, int size) {
        return 2 << 30 | size << 16 | MAGIC << 8 | number;
    }

    private static int readWrite(int number, int size) {
        return 3 << 30 | size << 16 | MAGIC << 8 | number;
    }
}
