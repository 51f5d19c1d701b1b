// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Random;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.query.CaptureRows;
import org.rpmsgexplorer.core.query.FieldLookup;
import org.rpmsgexplorer.core.query.FilterRun;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryContext;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowNumbers;

/** What the figure {@code capture} runs in a JVM of its own, whose heap is small. */
final class CaptureProbe {
    static final String TEXT_FILTER = "text contains \"" + SampleMessages.TEXT + "\"";
    static final String PATTERN_FILTER = "payload matches 7e ?? 01";

    private static final int STEP = 50_000;
    private static final double SECOND = 1e9;

    private CaptureProbe() {
    }

    /**
     * Prints results, a line each.
     *
     * @param arguments {@code work FILE MESSAGES JUMPS}, which makes the file and does with it what people do; or
     *            {@code find FILE FILTER}, which prints the time of each row that is found, in nanoseconds since 1970
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        try (PrintStream out = new PrintStream(new BufferedOutputStream(System.out))) {
            if (arguments[0].equals("work")) {
                work(file, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]), out);
            } else {
                find(file, arguments[2], out);
            }
        }
    }

    private static void find(Path file, String filter, PrintStream out) throws IOException, QueryException {
        try (Capture capture = Capture.open(file)) {
            RowNumbers found = found(capture, filter);
            CaptureCursor row = capture.cursor();
            for (long place = 0; place < found.size(); place++) {
                row.seek(found.get(place));
                out.println(row.time());
            }
        }
    }

    private static RowNumbers found(Capture capture, String filter) throws IOException, QueryException {
        FilterRun<CaptureException> run = new FilterRun<>(new CaptureRows(capture),
                Query.parse(filter).matcher(QueryContext.of(capture, ZoneOffset.UTC, FieldLookup.NONE)));
        boolean more = true;
        while (more) {
            more = run.step(STEP);
        }
        return run.found();
    }

    private static void work(Path file, long messages, int jumps, PrintStream out) throws Exception {
        SampleMessages sample = new SampleMessages();
        long start = System.nanoTime();
        try (CaptureWriter writer = CaptureWriter.create(file, "perf")) {
            sample.write(writer, messages);
        }
        start = lap(out, "append", start);
        try (Capture capture = Capture.open(file)) {
            start = lap(out, "open", start);
            long texts = found(capture, TEXT_FILTER).size();
            start = lap(out, "all by text", start);
            long patterns = found(capture, PATTERN_FILTER).size();
            lap(out, "all by hex", start);
            jump(capture, sample, messages, jumps, out);
            out.println("heap " + mostHeap());
            if (texts != sample.withText(messages) || patterns != sample.withPattern(messages)) {
                throw new IllegalStateException("The filters have found " + texts + " and " + patterns + " of "
                        + sample.withText(messages) + " and " + sample.withPattern(messages) + " rows");
            }
        }
    }

    private static void jump(Capture capture, SampleMessages sample, long messages, int jumps, PrintStream out)
            throws IOException {
        CaptureCursor cursor = capture.cursor();
        Random random = new Random(2);
        long most = 0;
        long sum = 0;
        for (int i = 0; i < jumps; i++) {
            long row = random.nextLong(messages);
            long start = System.nanoTime();
            cursor.seek(row);
            boolean same = cursor.payload().equals(sample.payload(row));
            long nanos = System.nanoTime() - start;
            sum += nanos;
            most = Math.max(most, nanos);
            if (!same) {
                throw new IllegalStateException("Row " + row + " is not what was written");
            }
        }
        out.println("jump " + sum / SECOND);
        out.println("longest " + most / SECOND);
    }

    private static long lap(PrintStream out, String what, long start) {
        long now = System.nanoTime();
        out.println(what + " " + (now - start) / SECOND);
        return System.nanoTime();
    }

    /** Returns the sum of what each part of the heap had at most, garbage included: the heap never had more. */
    private static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(MemoryUsage::getUsed).sum();
    }
}
