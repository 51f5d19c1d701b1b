// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes and reads records component by component, big-endian.
 *
 * <p>{@code boolean} 1 byte; {@code int} 4; {@code long} 8, in a {@code List} too; an enum its place in 1; {@code String} a length in 4 and
 * UTF-8; {@code byte[]} a length in 4 and the bytes; {@code Optional} a {@code boolean} and, if true, the value;
 * {@code List} a count in 4 and the values; a record its components. Every length is checked against what is left of
 * the frame before anything is allocated, and records do not contain themselves, so the depth is bounded too.
 */
final class RecordCodec {
    private RecordCodec() {
    }

    static void write(Record value, DataOutput out) throws IOException {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            write(get(component, value), component.getGenericType(), out);
        }
    }

    private static void write(Object value, Type type, DataOutput out) throws IOException {
        if (type == boolean.class) {
            out.writeBoolean((Boolean) value);
        } else if (type == int.class) {
            out.writeInt((Integer) value);
        } else if (type == long.class || type == Long.class) {
            out.writeLong((Long) value);
        } else if (type == String.class) {
            writeBytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
        } else if (type == byte[].class) {
            writeBytes((byte[]) value, out);
        } else if (value instanceof Enum<?> constant) {
            out.writeByte(constant.ordinal());
        } else if (value instanceof Optional<?> optional) {
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                write(optional.get(), argument(type), out);
            }
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(element, argument(type), out);
            }
        } else if (value instanceof Record nested) {
            write(nested, out);
        } else {
            throw new IllegalArgumentException("A record of the protocol holds a " + type.getTypeName());
        }
    }

    private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a record.
     *
     * @param in a stream over the rest of one frame, so that {@code available()} is what is left of it
     * @throws ProtocolException where the bytes are not such a record
     */
    static <T> T read(Class<T> type, DataInputStream in) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            values[index] = read(components[index].getGenericType(), in);
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new ProtocolException("The values of a " + type.getSimpleName() + " are not possible",
                    refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object read(Type type, DataInputStream in) throws IOException {
        if (type == boolean.class) {
            return readFlag(in);
        } else if (type == int.class) {
            return in.readInt();
        } else if (type == long.class || type == Long.class) {
            return in.readLong();
        } else if (type == String.class) {
            return text(readBytes(in));
        } else if (type == byte[].class) {
            return readBytes(in);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return readFlag(in) ? Optional.of(read(argument(type), in)) : Optional.empty();
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return readList(argument(type), in);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            return readConstant(plain, in);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            return read(plain, in);
        }
        throw new IllegalArgumentException("A record of the protocol holds a " + type.getTypeName());
    }

    private static boolean readFlag(DataInputStream in) throws IOException {
        int flag = in.readUnsignedByte();
        if (flag > 1) {
            throw new ProtocolException("A flag is " + flag + ", not 0 or 1");
        }
        return flag == 1;
    }

    private static Object readConstant(Class<?> type, DataInputStream in) throws IOException {
        int place = in.readUnsignedByte();
        Object[] constants = type.getEnumConstants();
        if (place >= constants.length) {
            throw new ProtocolException("A " + type.getSimpleName() + " has no value " + place);
        }
        return constants[place];
    }

    private static List<Object> readList(Type element, DataInputStream in) throws IOException {
        int count = readLength(in);
        List<Object> values = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            values.add(read(element, in));
        }
        return List.copyOf(values);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[readLength(in)];
        in.readFully(bytes);
        return bytes;
    }

    private static int readLength(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new ProtocolException("A length of " + Integer.toUnsignedString(length) + " where " + in.available()
                    + " bytes are left");
        }
        return length;
    }

    private static String text(byte[] bytes) throws ProtocolException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw new ProtocolException("A text is not UTF-8", malformed);
        }
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
