// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.BufferedOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/**
 * The file of a run: JSON in UTF-8, described in {@code docs/benchmark.md}. The same run always gives the same bytes. A file
 * may come from anywhere, so what is taken into memory has limits.
 */
public final class RunFile {
    static final String FORMAT = "rpmsg-benchmark";
    static final int VERSION = 1;
    static final String CREATION = "creation";
    static final String LATENCY = "latency";
    static final String THROUGHPUT = "throughput";

    private static final long MAX_LENGTH = 64L << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_NAME = 100;
    private static final int MAX_NUMBER = 40;

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII).disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(MAX_LENGTH).maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT).maxNameLength(MAX_NAME).maxNumberLength(MAX_NUMBER).build())
            .build();

    private RunFile() {
    }

    /**
     * Reads a run from a file.
     *
     * @throws RunFileException if the file cannot be read or is no run
     */
    public static BenchmarkRun read(Path file) throws RunFileException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (RunFileException told) {
            throw told;
        } catch (NoSuchFileException missing) {
            throw new RunFileException("There is no file " + file, "", missing);
        } catch (IOException unreadable) {
            throw new RunFileException("The file " + file + " cannot be read: " + unreadable.getMessage(), "", unreadable);
        }
    }

    /**
     * Reads a run to the end of a stream.
     *
     * @param name of what is read, for people
     * @throws RunFileException if what is read is no run
     * @throws IOException if the stream cannot be read
     */
    public static BenchmarkRun read(InputStream in, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            return new RunReader(parser).read();
        } catch (RunFileException version) {
            throw new RunFileException("The benchmark run " + name + " cannot be read: " + version.getMessage(),
                    version.hint(), version);
        } catch (StreamConstraintsException large) {
            throw broken(name, "it is larger, or something in it is, than a run can be", large);
        } catch (JsonProcessingException syntax) {
            throw broken(name, "it is no JSON, or cut off" + place(syntax), syntax);
        } catch (CharConversionException noText) {
            throw broken(name, "it is no text", noText);
        } catch (WrongFieldException wrong) {
            throw broken(name, wrong.getMessage(), wrong);
        }
    }

    private static RunFileException broken(String name, String why, Exception cause) {
        return new RunFileException(name + " is no benchmark run: " + why, "Such files are made by rpmsg bench export.", cause);
    }

    private static String place(JsonProcessingException syntax) {
        return syntax.getLocation() == null ? "" : ", in line " + syntax.getLocation().getLineNr();
    }

    /** Writes a run to a stream, which stays open. */
    public static void write(BenchmarkRun run, OutputStream out) throws IOException {
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.setPrettyPrinter(new RunLayout());
            new RunWriter(generator).write(run);
            generator.writeRaw('\n');
        }
    }

    /**
     * Writes a run to a file, which is written anew if it is there. There is never half a file, and never one that could not be
     * read again.
     *
     * @throws RunFileException if the file cannot be written
     */
    public static void write(BenchmarkRun run, Path file) throws RunFileException {
        Path absolute = file.toAbsolutePath();
        Path temporary = null;
        try {
            // Not createTempFile: what nobody else may read would stay so under its final name.
            temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE))) {
                write(run, out);
            }
            if (!read(temporary).equals(run)) {
                throw new IllegalStateException("what was written is not what is read");
            }
            move(temporary, absolute);
        } catch (IOException failed) {
            throw new RunFileException("The file " + file + " cannot be written: " + failed.getMessage(),
                    "Is there room, and may this user write there?", failed);
        } finally {
            discard(temporary);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException other) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException stays) {
            // What failed before is what the user has to know; what is left is a hidden file.
        }
    }
}
