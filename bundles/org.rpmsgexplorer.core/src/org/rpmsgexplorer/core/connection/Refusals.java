// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Endpoints that the board has refused to open again. They are tried more and more rarely: to refuse costs the board something, on
 * some kernels a node or a descriptor that stays.
 *
 * <p>Any thread may use it.
 */
final class Refusals {
    private final IntFunction<Duration> pauses;
    private final Map<Endpoint, Refusal> last = new ConcurrentHashMap<>();

    /**
     * The last one.
     *
     * @param count how many there were by then
     * @param next when the endpoint is tried again, by {@link System#nanoTime()}
     */
    private record Refusal(int count, long next) {
    }

    /**
     * Creates an empty set.
     *
     * @param pauses before an attempt, by its number from 1
     */
    Refusals(IntFunction<Duration> pauses) {
        this.pauses = pauses;
    }

    /** Returns whether an endpoint may be tried now. */
    boolean allow(Endpoint endpoint) {
        Refusal refusal = last.get(endpoint);
        return refusal == null || System.nanoTime() - refusal.next() >= 0;
    }

    void add(Endpoint endpoint) {
        Refusal before = last.get(endpoint);
        int count = before == null ? 1 : before.count() + 1;
        last.put(endpoint, new Refusal(count, System.nanoTime() + pauses.apply(count + 1).toNanos()));
    }

    /** An endpoint is there, or what it needs has gone: what comes next is another one, and may be willing. */
    void forget(Endpoint endpoint) {
        last.remove(endpoint);
    }

    void forgetAllBut(Collection<Endpoint> waiting) {
        last.keySet().retainAll(waiting);
    }

    void clear() {
        last.clear();
    }
}
