// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Takes a value of a JSON document into memory: a map, a list, a {@code long[]} for an array of whole numbers, a text, a long, a
 * double, a boolean, or null. The parser limits how deep it may go.
 */
final class JsonTree {
    private static final int FIRST_LENGTH = 16;

    private final JsonParser in;
    private final JsonLimits limits;

    JsonTree(JsonParser in, JsonLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Returns the value that the parser stands on, and leaves the parser at its end. */
    Object read() throws IOException {
        limits.value();
        return switch (in.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new WrongFieldException("it breaks off");
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> fields = new HashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            fields.put(name, read());
        }
        return fields;
    }

    private Object array() throws IOException {
        long[] numbers = new long[FIRST_LENGTH];
        int count = 0;
        while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            limits.number();
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = whole();
        }
        numbers = Arrays.copyOf(numbers, count);
        return in.currentToken() == JsonToken.END_ARRAY && count > 0 ? numbers : list(numbers);
    }

    /** Goes on with an array in which not everything is a whole number. */
    private List<Object> list(long[] before) throws IOException {
        List<Object> values = new ArrayList<>();
        for (long number : before) {
            limits.value();
            values.add(number);
        }
        while (in.currentToken() != JsonToken.END_ARRAY) {
            values.add(read());
            in.nextToken();
        }
        return values;
    }

    private long whole() throws IOException {
        if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new WrongFieldException("the number " + in.getText() + " is too large");
        }
        return in.getLongValue();
    }

    private double number() throws IOException {
        double value = in.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new WrongFieldException("the number " + in.getText() + " is too large");
        }
        return value;
    }
}
