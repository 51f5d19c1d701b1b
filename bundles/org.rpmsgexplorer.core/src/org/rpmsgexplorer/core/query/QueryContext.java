// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/**
 * What a filter must know of a capture beside its rows.
 *
 * @param endpoints a capture's endpoint by its number; may return null for one that is not known
 * @param start when the capture begins, in nanoseconds since 1970; asked once, at the first row that is looked at;
 *        an {@link UncheckedIOException} if that cannot be read
 * @param zone where times without a zone are meant
 * @param fields where decoded fields are found
 */
public record QueryContext(IntFunction<CapturedEndpoint> endpoints, LongSupplier start, ZoneId zone, FieldLookup fields) {
    /** Returns what there is to know of a capture, which begins with its first row. */
    public static QueryContext of(Capture capture, ZoneId zone, FieldLookup fields) {
        return new QueryContext(number -> capture.endpoints().get(number), () -> start(capture), zone, fields);
    }

    private static long start(Capture capture) {
        CaptureCursor cursor = capture.cursor();
        try {
            return cursor.next() ? cursor.time() : 0;
        } catch (CaptureException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
