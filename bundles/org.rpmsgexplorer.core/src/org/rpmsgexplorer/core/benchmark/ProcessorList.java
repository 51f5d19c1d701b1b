// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of processors as the kernel writes them: {@code 0-3,6}, or in some files {@code 0 1 2}. */
record ProcessorList(BitSet numbers) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    /** Returns the numbers; empty where the text is no such list. */
    static Optional<ProcessorList> parse(String text) {
        BitSet numbers = new BitSet();
        for (String part : text.strip().split("[ ,]+")) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                return Optional.empty();
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            numbers.set(from, Math.max(from, to) + 1);
        }
        return Optional.of(new ProcessorList(numbers));
    }

    /** Returns true if a number is in both. */
    boolean meets(ProcessorList other) {
        return numbers.intersects(other.numbers);
    }
}
