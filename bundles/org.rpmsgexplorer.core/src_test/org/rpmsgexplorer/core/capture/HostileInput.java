// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.export.CsvExport;
import org.rpmsgexplorer.core.capture.export.JsonLinesExport;
import org.rpmsgexplorer.core.capture.pcapng.PcapngReader;
import org.rpmsgexplorer.core.capture.pcapng.PcapngWriter;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.decode.Layout;
import org.rpmsgexplorer.core.decode.LayoutException;
import org.rpmsgexplorer.core.query.Completions;
import org.rpmsgexplorer.core.query.FieldValue;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryContext;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * What strangers may send: each nested class takes any bytes and throws nothing, unless there is an error in the code. Jazzer
 * finds the method by its name; {@link HostileInputTest} starts Jazzer.
 */
final class HostileInput {
    private static final CapturedEndpoint ENDPOINT = new CapturedEndpoint("board", "rpmsg_ctrl0", "rpmsg-echo", "a", "fd",
            OptionalLong.of(1024), OptionalLong.of(30));
    private static final Decoders DECODERS = new Decoders(List.of());
    private static final byte[] JSON = "{\"a\":[1]}".getBytes(StandardCharsets.UTF_8);
    private static final String LAYOUT = "layout \"x\" for \"rpmsg-*\" { u8 kind enum { 0 = off, ON }; "
            + "be16 n bits { 0 = a, 1..3 = b } if (kind == ON && n.b < 2) { char s[n.a]; } else { struct { f32 v * 0.5 \"V\"; } t[]; } }";

    private HostileInput() {
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("hostile", ".rpmsg");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(RowSink sink) throws IOException {
        sink.endpoint(ENDPOINT);
        ReusedRow row = new ReusedRow();
        row.message(0, 5, 6, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, 1024);
        row.payload(ByteBuffer.wrap(JSON), 0, JSON.length);
        sink.row(row);
        row.gap(0, 7, Row.UNKNOWN_NANOS, 3);
        sink.row(row);
        row.marker(Row.NO_ENDPOINT, 8, 9, MarkerKind.LOST, "why");
        sink.row(row);
        row.note(0, 10, 11, "note");
        sink.row(row);
        sink.flush();
    }

    private static FieldValue field(Row row, String path) {
        return DECODERS.forEndpoint(ENDPOINT).decode(row.payload(), ENDPOINT).find(path)
                .map(field -> FieldValue.of(field.value().text())).orElse(null);
    }

    private static List<byte[]> utf8(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Captures as they are, and once more with right lengths and checksums, so that what is behind them is reached. */
    public static final class Captures {
        private static final Path FILE = temporaryFile();

        private Captures() {
        }

        static List<byte[]> seeds() throws IOException {
            Files.delete(FILE);
            try (RowSink sink = new CaptureSink(CaptureWriter.create(FILE, "seed"))) {
                fill(sink);
            }
            byte[] capture = Files.readAllBytes(FILE);
            return List.of(new byte[0], capture, Arrays.copyOf(capture, capture.length - 3));
        }

        public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
            read(bytes);
            ByteArrayOutputStream right = new ByteArrayOutputStream();
            right.writeBytes(FileHeader.encode(new UUID(0, 0), 0, "seed"));
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            in.position(Math.min(bytes.length, right.size()));
            for (long rows = 0; in.remaining() >= BlockHeader.LENGTH;) {
                int at = in.position();
                int count = in.get(at + 12) & 7;
                int length = Math.min(in.getShort(at + 8) & 0x3FF, in.remaining() - BlockHeader.LENGTH);
                ByteBuffer block = ByteBuffer.allocate(BlockHeader.LENGTH + length).order(ByteOrder.LITTLE_ENDIAN);
                block.put(BlockHeader.LENGTH, bytes, at + BlockHeader.LENGTH, length);
                BlockHeader.encode(block, 0, in.get(at + 4) & 3, length, count, rows);
                right.writeBytes(block.array());
                rows += count;
                in.position(at + BlockHeader.LENGTH + length);
            }
            read(right.toByteArray());
        }

        private static void read(byte[] bytes) throws IOException {
            Files.write(FILE, bytes);
            try (Capture capture = Capture.open(FILE);
                    RowSink csv = new CsvExport(OutputStream.nullOutputStream());
                    RowSink json = new JsonLinesExport(OutputStream.nullOutputStream());
                    RowSink pcapng = new PcapngWriter(OutputStream.nullOutputStream(), "fuzz")) {
                for (CapturedEndpoint endpoint : capture.endpoints()) {
                    csv.endpoint(endpoint);
                    json.endpoint(endpoint);
                    pcapng.endpoint(endpoint);
                }
                RowPredicate filter = Query.parse("time > 1s or text icontains x or field.a[0] == 1 or endpoint == a")
                        .matcher(QueryContext.of(capture, ZoneOffset.UTC, HostileInput::field));
                for (CaptureCursor cursor = capture.cursor(); cursor.next();) {
                    filter.test(cursor);
                    csv.row(cursor);
                    json.row(cursor);
                    pcapng.row(cursor);
                }
            } catch (CaptureException refused) {
                // As it may be.
            } catch (QueryException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** pcapng files, which are imported to a capture. */
    public static final class PcapngFiles {
        private static final Path FILE = temporaryFile();

        private PcapngFiles() {
        }

        static List<byte[]> seeds() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (RowSink sink = new PcapngWriter(out, "seed")) {
                fill(sink);
            }
            return List.of(new byte[0], out.toByteArray());
        }

        public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
            Files.deleteIfExists(FILE);
            try (RowSink sink = new CaptureSink(CaptureWriter.create(FILE, "import"))) {
                PcapngReader.read(new ByteArrayInputStream(bytes), "fuzz", bytes.length, sink, Progress.NONE);
            } catch (CaptureException refused) {
                // As it may be.
            }
            try (Capture capture = Capture.open(FILE)) {
                for (CaptureCursor cursor = capture.cursor(); cursor.next();) {
                    cursor.text();
                }
            }
        }
    }

    /** A layout's text, and behind a zero a payload, which the built-in decoders get as well. */
    public static final class Layouts {
        private Layouts() {
        }

        static List<byte[]> seeds() {
            return utf8("", LAYOUT + "\0\1\2\3\4", "\0{\"a\":[1,\"\\u0041\"]}", "\0\u0021\u0061\u0061");
        }

        public static void fuzzerTestOneInput(byte[] bytes) {
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            ByteBuffer payload = ByteBuffer.wrap(bytes, end, bytes.length - end).slice();
            if (payload.hasRemaining()) {
                payload.get();
            }
            try {
                for (Layout layout : Layout.parse(new String(bytes, 0, end, StandardCharsets.UTF_8))) {
                    layout.decode(payload, ENDPOINT).fields().forEach(field -> field.value().text());
                }
            } catch (LayoutException refused) {
                // As it may be.
            }
            DECODERS.all().forEach(decoder -> decoder.decode(payload, ENDPOINT).find("a[0]"));
        }
    }

    /** A filter's text, which is its own payload as well. */
    public static final class Filters {
        private Filters() {
        }

        static List<byte[]> seeds() {
            return utf8("", "dir == rx and (len > 100 or not text icontains \"boot\") and payload[2..4] == 7e ??",
                    "u16le(4) in (1, 0x7f) && time >= 2026-01-31T13:45:00Z || time < 5ms",
                    "field.a.b[2] != -1.5 or text imatches \"a|[^b]{2,3}(?=c)\" or marker == lost");
        }

        public static void fuzzerTestOneInput(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            Completions.at(text, text.length() / 2, Map.of(), List.of("a"));
            try {
                Query query = Query.parse(text);
                if (!query.equals(Query.parse(query.toString()))) {
                    throw new AssertionError(text + " is printed as " + query);
                }
                ReusedRow row = new ReusedRow();
                row.message(0, 5, 6, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, 1024);
                row.payload(ByteBuffer.wrap(bytes), 0, bytes.length);
                query.matcher(new QueryContext(number -> ENDPOINT, () -> 0, ZoneOffset.UTC, HostileInput::field)).test(row);
            } catch (QueryException refused) {
                // As it may be.
            }
        }
    }
}
