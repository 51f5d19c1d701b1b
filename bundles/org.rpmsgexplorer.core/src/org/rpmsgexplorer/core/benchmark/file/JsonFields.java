// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields of an object; one that is missing is the same as null. Others than those that are asked for do not matter. */
final class JsonFields {
    private final String where;
    private final Map<?, ?> fields;

    private JsonFields(String where, Map<?, ?> fields) {
        this.where = where;
        this.fields = fields;
    }

    /**
     * Takes a value of a {@link JsonTree} for an object.
     *
     * @param where its name, for people
     */
    static JsonFields of(String where, Object value) throws WrongFieldException {
        if (value instanceof Map<?, ?> fields) {
            return new JsonFields(where, fields);
        }
        throw new WrongFieldException(where + " is no object");
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String text(String name) throws WrongFieldException {
        return optionalText(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<String> optionalText(String name) throws WrongFieldException {
        return Optional.ofNullable(cast(name, String.class, "is no text"));
    }

    /** Returns the constant of an enumeration that a field has the word of. */
    <E> E word(String name, E[] constants) throws WrongFieldException {
        return optionalWord(name, constants).orElseThrow(() -> wrong(name, "is missing"));
    }

    <E> Optional<E> optionalWord(String name, E[] constants) throws WrongFieldException {
        Optional<String> word = optionalText(name);
        return word.isEmpty() ? Optional.empty() : Optional.of(constant(name, word.get(), constants));
    }

    <E> List<E> words(String name, E[] constants) throws WrongFieldException {
        List<E> words = new ArrayList<>();
        for (String word : texts(name)) {
            words.add(constant(name, word, constants));
        }
        return words;
    }

    private <E> E constant(String name, String word, E[] constants) throws WrongFieldException {
        return Arrays.stream(constants).filter(known -> known.toString().equals(word)).findFirst()
                .orElseThrow(() -> wrong(name, "is none of " + Arrays.toString(constants)));
    }

    boolean yes(String name) throws WrongFieldException {
        Boolean value = cast(name, Boolean.class, "is neither true nor false");
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    long whole(String name) throws WrongFieldException {
        return optionalWhole(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    OptionalLong optionalWhole(String name) throws WrongFieldException {
        Long value = cast(name, Long.class, "is no whole number");
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    int small(String name) throws WrongFieldException {
        return optionalSmall(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    OptionalInt optionalSmall(String name) throws WrongFieldException {
        OptionalLong value = optionalWhole(name);
        return value.isPresent() ? OptionalInt.of(small(name, value.getAsLong())) : OptionalInt.empty();
    }

    List<Integer> smalls(String name) throws WrongFieldException {
        List<Integer> values = new ArrayList<>();
        for (long value : wholes(name)) {
            values.add(small(name, value));
        }
        return values;
    }

    private int small(String name, long value) throws WrongFieldException {
        if ((int) value != value) {
            throw wrong(name, "is too large");
        }
        return (int) value;
    }

    long[] wholes(String name) throws WrongFieldException {
        Object value = fields.get(name);
        if (value instanceof List<?> list && list.isEmpty()) {
            return new long[0];
        } else if (value instanceof long[] numbers) {
            return numbers;
        }
        throw wrong(name, value == null ? "is missing" : "is no array of whole numbers");
    }

    double number(String name) throws WrongFieldException {
        return optionalNumber(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    OptionalDouble optionalNumber(String name) throws WrongFieldException {
        Number value = cast(name, Number.class, "is no number");
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    List<String> texts(String name) throws WrongFieldException {
        List<String> texts = new ArrayList<>();
        for (Object value : list(name)) {
            if (!(value instanceof String)) {
                throw wrong(name, "has what is no text");
            }
            texts.add((String) value);
        }
        return texts;
    }

    JsonFields object(String name) throws WrongFieldException {
        return optionalObject(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<JsonFields> optionalObject(String name) throws WrongFieldException {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(of(path(name), value));
    }

    List<JsonFields> objects(String name) throws WrongFieldException {
        List<JsonFields> objects = new ArrayList<>();
        for (Object value : list(name)) {
            objects.add(of(path(name) + "[" + objects.size() + "]", value));
        }
        return objects;
    }

    private List<?> list(String name) throws WrongFieldException {
        Object value = fields.get(name);
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(name, value == null ? "is missing" : "is no such array as it should be");
    }

    private <T> T cast(String name, Class<T> type, String otherwise) throws WrongFieldException {
        Object value = fields.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, otherwise);
        }
        return type.cast(value);
    }

    private WrongFieldException wrong(String name, String what) {
        return new WrongFieldException(path(name) + " " + what);
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }
}
