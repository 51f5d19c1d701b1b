// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;

/**
 * What the front end has told about one ring, and the {@link Vring} once it runs.
 *
 * <p>A ring runs when it is described, enabled and was kicked (vhost-user, "Ring states"). The kernel's rpmsg driver
 * kicks the ring of its receive buffers for the first time when it is ready, which vhost-user does not tell otherwise.
 */
final class SharedRing implements AutoCloseable {
    private static final int SIGNAL_SIZE = 8;

    private final String name;
    private final NativeBuffer signal = new NativeBuffer(SIGNAL_SIZE);
    private final NativeBuffer count = new NativeBuffer(SIGNAL_SIZE);
    private int size;
    private int base;
    private Vring.Addresses addresses;
    private FileDescriptor kick;
    private FileDescriptor call;
    private boolean enabled;
    private boolean kicked;
    private Vring vring;

    SharedRing(String name) {
        this.name = name;
        signal.putLong(0, 1);
    }

    void size(long entries) throws FrontEndException {
        if (entries < 1 || entries > Vring.MAX_SIZE || Long.bitCount(entries) != 1) {
            throw new FrontEndException(name + ": a size of " + entries + " is not a power of two up to "
                    + Vring.MAX_SIZE);
        }
        stop();
        size = (int) entries;
    }

    void base(long index) throws FrontEndException {
        if (index > 0xFFFF) {
            throw new FrontEndException(name + ": a base of " + index + " is more than 65535");
        }
        stop();
        base = (int) index;
    }

    void addresses(Vring.Addresses found) {
        stop();
        addresses = found;
    }

    /** Takes over the descriptor that the guest kicks. */
    void kick(FileDescriptor descriptor) throws LinuxException {
        stop();
        if (kick != null) {
            kick.close();
        }
        kick = descriptor;
        kick.setNonBlocking();
    }

    /** Takes over the descriptor by which the guest is told; null for none. */
    void call(FileDescriptor descriptor) throws LinuxException {
        if (call != null) {
            call.close();
        }
        call = descriptor;
        if (call != null) {
            call.setNonBlocking();
        }
    }

    void enable(boolean enable) {
        if (!enable) {
            stop();
        }
        enabled = enable;
    }

    /** Returns the descriptor to be polled, null where there is none yet. */
    FileDescriptor kick() {
        return kick;
    }

    /** Takes note of a kick. */
    void drainKick() throws FrontEndException, LinuxException {
        int read = kick.read(count);
        if (read == 0) {
            throw new FrontEndException(name + ": the kick descriptor has come to its end");
        }
        kicked |= read > 0;
    }

    /** Returns whether it is described and enabled, so that the next kick starts it. */
    boolean enabled() {
        return enabled && addresses != null && size > 0 && kick != null;
    }

    boolean running() {
        return enabled() && kicked;
    }

    /** Returns the ring, which must be running. */
    Vring vring(GuestMemory memory) throws FrontEndException {
        if (vring == null) {
            vring = new Vring(name, memory, size, addresses, base);
        }
        return vring;
    }

    /** Ends the work on the ring until the front end hands over a new kick descriptor; returns where it stands. */
    int end() {
        stop();
        if (kick != null) {
            kick.close();
            kick = null;
        }
        return base;
    }

    private void stop() {
        forgetMemory();
        kicked = false;
    }

    /** Lets go of the memory, in which the ring will be found again. */
    void forgetMemory() {
        if (vring != null) {
            base = vring.base();
            vring = null;
        }
    }

    /** Tells the guest about buffers that were given back, where it wants to know. */
    void signalGuest() throws LinuxException {
        if (vring == null || !vring.takeSignal() || call == null) {
            return;
        }
        try {
            // Where there is no room, the guest has signals left to read, and one is as good as two.
            call.write(signal, SIGNAL_SIZE);
        } catch (LinuxException failed) {
            if (failed.errno() != Errno.EPIPE) {
                throw failed;
            }
            // A guest that died has nobody to be told; its socket says so next.
        }
    }

    @Override
    public void close() {
        vring = null;
        if (kick != null) {
            kick.close();
        }
        if (call != null) {
            call.close();
        }
        signal.close();
        count.close();
    }
}
