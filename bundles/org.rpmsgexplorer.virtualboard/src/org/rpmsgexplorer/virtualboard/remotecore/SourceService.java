// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends messages on request to who asks.
 *
 * <p>Requests are texts: {@code send COUNT [size BYTES] [rate PER_SECOND]} (64 bytes and rate 0 unless told; rate 0 is
 * as fast as the board offers buffers), and {@code stop}, which is answered with {@code stopped after N messages}. A
 * request that makes no sense is answered with {@code error: ...}. See {@link SourceJob} for the messages.
 *
 * <p>A {@code send} takes the place of one that still runs for the same address: rpmsg does not tell a remote that an
 * endpoint is gone, and the next one may be given its address.
 */
final class SourceService implements Service {
    private static final int MAX_JOBS = 16;

    private final Map<Long, SourceJob> jobs = new LinkedHashMap<>();

    @Override
    public void received(Outlet outlet, long sender, byte[] payload) throws FrontEndException {
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        String answer;
        try {
            answer = text.equals("stop") ? stop(sender) : start(sender, text);
        } catch (IllegalArgumentException refused) {
            answer = "error: " + refused.getMessage();
        }
        if (answer != null) {
            outlet.reply(sender, answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String stop(long sender) {
        SourceJob job = jobs.remove(sender);
        if (job == null) {
            throw new IllegalArgumentException("nothing is being sent to you");
        }
        return "stopped after " + job.sent() + " messages";
    }

    private String start(long sender, String text) {
        if (jobs.size() == MAX_JOBS && !jobs.containsKey(sender)) {
            throw new IllegalArgumentException("messages are being sent to " + MAX_JOBS + " others, try later");
        }
        jobs.put(sender, SourceJob.parse(text, System.nanoTime()));
        return null;
    }

    @Override
    public long run(Outlet outlet, long now) throws FrontEndException {
        long next = NOTHING_TO_DO;
        for (Iterator<Map.Entry<Long, SourceJob>> each = jobs.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Long, SourceJob> job = each.next();
            next = Math.min(next, job.getValue().run(outlet, job.getKey(), now));
            if (job.getValue().done()) {
                each.remove();
            }
        }
        nextFirst();
        return next;
    }

    /** Lets the next one begin, because the first one may take all buffers that there are. */
    private void nextFirst() {
        if (jobs.size() > 1) {
            long first = jobs.keySet().iterator().next();
            jobs.put(first, jobs.remove(first));
        }
    }

    @Override
    public void disconnected() {
        jobs.clear();
    }
}
