// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;

/**
 * One message that is timed until it comes back.
 *
 * <p>The thread {@code rpmsg-poll} both writes and reads it, and nobody is told before it has come back: on a board with one
 * CPU, a reply on its way through SSH would take that CPU just when the message comes.
 */
final class Echo {
    private final int endpoint;
    private final NativeBuffer message;
    private final int length;
    private final CompletableFuture<Optional<Long>> result = new CompletableFuture<>();
    private long sent;

    /** Prepares to send the first bytes of a buffer, which stays the caller's. */
    Echo(int endpoint, NativeBuffer message, int length) {
        this.endpoint = endpoint;
        this.message = message;
        this.length = length;
    }

    int endpoint() {
        return endpoint;
    }

    /** Writes the message, and returns whether there is something to wait for. */
    boolean send(EndpointFile file, PollLoop.Owner owner) {
        try {
            owner.endOrphan();
            sent = System.nanoTime();
            if (file.write(message, length) != FileDescriptor.WOULD_BLOCK) {
                return true;
            }
            result.complete(Optional.empty());
        } catch (IOException refused) {
            result.completeExceptionally(refused);
        }
        return false;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** It cannot be sent. */
    void fail(Exception why) {
        result.completeExceptionally(why);
    }

    /** Looks at a message that was read, and returns whether it is this one. */
    boolean isBack(int from, long nanos, NativeBuffer payload, int payloadLength) {
        if (from != endpoint || payloadLength != length || !message.startsLike(payload, length)) {
            return false;
        }
        result.complete(Optional.of(nanos - sent));
        return true;
    }

    /**
     * Waits until it is back; any thread may.
     *
     * @return the nanoseconds it took, -1 where it did not come within the limit; empty where the remote took no message
     */
    OptionalLong await(long limitNanos) throws IOException, InterruptedException {
        try {
            Optional<Long> taken = result.get(Math.max(0, limitNanos), TimeUnit.NANOSECONDS);
            return taken.isPresent() ? OptionalLong.of(taken.get()) : OptionalLong.empty();
        } catch (TimeoutException lost) {
            return OptionalLong.of(-1);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IllegalArgumentException(failed.getCause().getMessage(), failed.getCause());
        }
    }
}
