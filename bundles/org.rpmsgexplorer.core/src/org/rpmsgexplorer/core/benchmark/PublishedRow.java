// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the table in the cover letter of the fd uAPI's kernel series (v5, by its author, on his board).
 *
 * @param loops how many loops of each way
 * @param legacyMicros all legacy loops together, in microseconds
 * @param fdMicros all fd loops together, in microseconds
 */
public record PublishedRow(int loops, long legacyMicros, long fdMicros) {
    /** Returns how many times longer the legacy loops took. */
    public double ratio() {
        return (double) legacyMicros / fdMicros;
    }

    /** Returns the 30 rows in their order. */
    public static List<PublishedRow> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PublishedRow.class.getResourceAsStream("published.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).map(cells -> new PublishedRow(
                    Integer.parseInt(cells[1]), Long.parseLong(cells[2]), Long.parseLong(cells[3]))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
