// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes records of any type with values of which many are at an edge; the same ones for the same seed. */
final class RandomRecords {
    private static final long[] LONGS = {0, 1, -1, 0xFFFFFFFFL, 0x80000000L, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final int[] INTS = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 255, 256};
    private static final String[] TEXTS = {"", "rpmsg_ctrl0", "\0", "ü€😀", "\n\t\\\"", "x".repeat(300)};

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    <T> T next(Class<T> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = value(components[index].getGenericType());
        }
        return type.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new))
                .newInstance(values);
    }

    private Object value(Type type) throws ReflectiveOperationException {
        if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class) {
            return random.nextInt(3) == 0 ? random.nextInt() : INTS[random.nextInt(INTS.length)];
        } else if (type == long.class || type == Long.class) {
            return random.nextInt(3) == 0 ? random.nextLong() : LONGS[random.nextInt(LONGS.length)];
        } else if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        } else if (type == byte[].class) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(600)];
            random.nextBytes(bytes);
            return bytes;
        } else if (type instanceof ParameterizedType generic) {
            int size = generic.getRawType() == Optional.class ? random.nextInt(2) : random.nextInt(4);
            Object[] values = new Object[size];
            for (int index = 0; index < size; index++) {
                values[index] = value(generic.getActualTypeArguments()[0]);
            }
            return generic.getRawType() == Optional.class ? Stream.of(values).findFirst() : List.of(values);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)] : next(plain);
    }

    /** Returns a text that is equal for equal records, arrays included. */
    static String text(Object value) throws ReflectiveOperationException {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        } else if (!(value instanceof Record)) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder(value.getClass().getName());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            text.append('|').append(text(component.getAccessor().invoke(value)));
        }
        return text.toString();
    }

    /** Returns some records of every body, with ids from one edge to the other. */
    static List<Frame> frames(long seed, int ofEach) {
        RandomRecords records = new RandomRecords(seed);
        return IntStream.range(0, ofEach * Schema.BODIES.size()).mapToObj(index -> {
            try {
                Body body = records.next(Schema.BODIES.get(index % Schema.BODIES.size()));
                return new Frame(body instanceof Event ? Frame.EVENT_ID : records.random.nextInt(), body);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }).toList();
    }
}
