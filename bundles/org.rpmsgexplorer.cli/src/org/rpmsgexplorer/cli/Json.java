// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.benchmark.DeviceManager;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** Writes results as JSON: what is not known as null, durations in seconds; in ASCII, so that no locale can spoil it. */
final class Json {
    private static final double NANOS = 1e9;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII).addModule(new SimpleModule()
                    .addSerializer(Optional.class,
                            Json.<Object>serializer((value, out) -> out.writePOJO(((Optional<?>) value).orElse(null))))
                    .addSerializer(OptionalLong.class, Json.<OptionalLong>serializer((value, out) -> out
                            .writePOJO(value.isPresent() ? value.getAsLong() : null)))
                    .addSerializer(OptionalInt.class, Json.<OptionalInt>serializer((value, out) -> out
                            .writePOJO(value.isPresent() ? value.getAsInt() : null)))
                    .addSerializer(OptionalDouble.class, Json.<OptionalDouble>serializer((value, out) -> out
                            .writePOJO(value.isPresent() ? value.getAsDouble() : null)))
                    .addSerializer(Path.class,
                            Json.<Path>serializer((value, out) -> out.writeString(value.toString())))
                    .addSerializer(Duration.class,
                            Json.<Duration>serializer((value, out) -> out.writeNumber(value.toNanos() / NANOS)))
                    .addSerializer(Instant.class, Json.<Instant>serializer(Json::word))
                    .addSerializer(Way.class, Json.<Way>serializer(Json::word))
                    .addSerializer(Engine.class, Json.<Engine>serializer(Json::word))
                    .addSerializer(Step.class, Json.<Step>serializer(Json::word))
                    .addSerializer(Outcome.class, Json.<Outcome>serializer(Json::word))
                    .addSerializer(DeviceManager.class, Json.<DeviceManager>serializer(Json::word))).build();

    private Json() {
    }

    private static void word(Object value, JsonGenerator out) throws IOException {
        out.writeString(value.toString());
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static <T> JsonSerializer<T> serializer(Writer<T> writer) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                writer.write(value, out);
            }
        };
    }

    /** Prints a value over several lines. */
    static void print(Object value) {
        System.out.println(write(value, true));
    }

    /** Prints a value on one line. */
    static void printLine(Object value) {
        System.out.println(write(value, false));
    }

    static String write(Object value, boolean pretty) {
        try {
            return pretty ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
