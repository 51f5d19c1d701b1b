// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

/**
 * How much of a file is taken into memory: a file comes from anywhere. An array of whole numbers takes 8 bytes for each, all
 * other values many times that, so that they are counted apart.
 */
final class JsonLimits {
    /** Values in one field of the file, or in one sample. */
    private static final int MAX_VALUES = 10_000;
    /** Of latency samples; each has two numbers. */
    private static final int MAX_MESSAGES = 5_000_000;

    private int values;
    private int numbers;

    /** Begins another field or sample. */
    void begin() {
        values = 0;
    }

    void value() throws WrongFieldException {
        if (++values > MAX_VALUES) {
            throw new WrongFieldException("it has more than " + MAX_VALUES + " values in one place");
        }
    }

    void number() throws WrongFieldException {
        if (++numbers > 2 * MAX_MESSAGES) {
            throw new WrongFieldException("it has more than " + MAX_MESSAGES + " messages");
        }
    }
}
