// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.ReusedRow;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.payload.PayloadText;

import picocli.CommandLine.TypeConversionException;

/** What people write and read: addresses, payloads, tables, JSON. */
class TextTest {
    private final ReusedRow row = new ReusedRow();

    @ParameterizedTest
    @CsvSource({"any, 4294967295", "ANY, 4294967295", "0, 0", "53, 53", "010, 10", "0x400, 1024", "0XfF, 255",
            "0xffffffff, 4294967295", "4294967295, 4294967295"})
    void addressesAreDecimalOrHexadecimal(String text, long address) {
        assertEquals(address, new Addresses().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x", "0x-1", "4294967296", "0x100000000", "#ff", "ff", "echo", "1 "})
    void otherAddressesAreRefused(String text) {
        assertThrows(TypeConversionException.class, () -> new Addresses().convert(text));
    }

    @Test
    void anAddressThatNobodyToldIsADash() {
        assertEquals("–", Addresses.format(OptionalLong.empty()));
        assertEquals("0x0", Addresses.format(OptionalLong.of(0)));
        assertEquals("0xfffffffe", Addresses.format(OptionalLong.of(0xFFFFFFFEL)));
    }

    @Test
    void hexadecimalIsReadWithAndWithoutSpaces() {
        byte[] bytes = {1, (byte) 0xFF, 0};
        assertArrayEquals(bytes, Payloads.parseHex("01ff00"));
        assertArrayEquals(bytes, Payloads.parseHex(" 01 FF\t0 0\n"));
        assertArrayEquals(new byte[0], Payloads.parseHex(""));
        assertEquals("01 ff 00", PayloadText.hex(bytes));
        assertThrows(UsageException.class, () -> Payloads.parseHex("0x01"));
        assertThrows(UsageException.class, () -> Payloads.parseHex("123"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"plain, 706c61696e", "\\n\\r\\t\\0\\\\, 0a0d09005c", "a\\x00\\xFf, 6100ff", "\\u00e9€, c3a9e282ac",
            "\\ud83d\\ude00, f09f9880", "\\0x, 0078", "``, ``"})
    void textIsSentWithItsEscapesResolved(String text, String hex) {
        assertEquals(hex, PayloadText.hex(Payloads.text(text)).replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "a\\q", "\\x1", "\\xg0", "\\u12", "\\u12g4", "\\033", "\\ud83d", "\\ude00", "\\ud83d\\u0041", "\\x-1"})
    void otherEscapesAreRefused(String text) {
        assertThrows(UsageException.class, () -> Payloads.text(text));
    }

    @Test
    void aDumpHasTwoGroupsAndAscii() {
        StringBuilder line = new StringBuilder();
        PayloadText.dumpLine("0123456789abcdefgh\n\u007f".getBytes(StandardCharsets.US_ASCII), 16, line);
        assertEquals("67 68 0a 7f                                       |gh..|", line.toString());
        line.setLength(0);
        PayloadText.dumpLine("0123456789abcdefgh".getBytes(StandardCharsets.US_ASCII), 0, line);
        assertEquals("30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|", line.toString());
    }

    @Test
    void messagesAreLines() {
        List<String> lines = lines(false, false, List.of("echo", "a-b"), sink -> {
            sink.row(message(1, "2026-01-02T03:04:05.000012Z", "x".repeat(10)));
            sink.row(message(0, "2026-01-02T03:04:05.999999999Z", ""));
            sink.row(message(0, "2026-01-02T03:04:06Z", "\u001b[2J"));
            row.gap(1, 0, 0, 3);
            sink.row(row);
            row.note(Row.NO_ENDPOINT, 0, 0, "look\u001b[2J");
            sink.row(row);
        });
        assertEquals(List.of("03:04:05.000012  a-b     10  \"xxxxxxxxxx\"", "03:04:05.999999  echo     0  \"\"",
                "03:04:06.000000  echo     4  1b 5b 32 4a",
                "--- a-b: 3 messages were lost here: more came than could be passed on ---",
                "--- note: look\uFFFD[2J ---"), lines);
    }

    @Test
    void oneEndpointNeedsNoLabelAndLongMessagesGoOverLines() {
        List<String> found = lines(true, false, List.of("echo"), sink -> {
            sink.row(message(0, "2026-01-02T03:04:05Z", "ab"));
            sink.row(message(0, "2026-01-02T03:04:05Z", "0123456789abcdefg"));
        });
        List<String> expected = List.of("03:04:05.000000     2  61 62", "03:04:05.000000    17",
                "    00000000  30 31", "    00000010  67   ");
        assertEquals(expected.size(), found.size());
        for (int index = 0; index < expected.size(); index++) {
            assertTrue(found.get(index).startsWith(expected.get(index)), found.get(index));
        }
    }

    @Test
    void aListOfACaptureHasNumbersDirectionsAndDays() {
        List<String> found = lines(false, true, List.of("echo"), sink -> {
            sink.row(message(0, "2026-01-02T23:59:59Z", "a"));
            sink.row(message(0, "2026-01-03T00:00:00Z", "b"));
            row.marker(0, 0, 0, MarkerKind.LOST, "gone");
            sink.row(row);
        });
        assertEquals(List.of("2026-01-02", "       0  23:59:59.000000  rx     1  \"a\"", "2026-01-03",
                "       1  00:00:00.000000  rx     1  \"b\"", "1970-01-01", "       2  00:00:00.000000  --- gone ---"), found);
    }

    private interface Rows {
        void to(RowLines sink);
    }

    private static List<String> lines(boolean hex, boolean whole, List<String> labels, Rows rows) {
        return printed(out -> {
            RowLines sink = new RowLines(out, new RowLines.Style(hex, whole, false, ZoneOffset.UTC, Optional.empty()));
            labels.forEach(label -> sink.endpoint(new CapturedEndpoint("", "", "", label, "", OptionalLong.empty(),
                    OptionalLong.empty())));
            rows.to(sink);
            sink.close();
        });
    }

    private Row message(int endpoint, String time, String text) {
        Instant at = Instant.parse(time);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        row.message(endpoint, at.getEpochSecond() * 1_000_000_000L + at.getNano(), 0, Direction.RECEIVED, 1, 2);
        row.payload(ByteBuffer.wrap(payload), 0, payload.length);
        return row;
    }

    @Test
    void whatABoardSaysCannotSteerATerminal() {
        assertEquals("a\uFFFD[2Jb", Terminal.harmless("a\u001b[2Jb"));
        assertEquals("\uFFFD\uFFFD\uFFFD", Terminal.harmless("\u202e\n\u009b"));
        assertEquals("Größe – 模", Terminal.harmless("Größe – 模"));
        Table table = new Table("NAME");
        table.add("\u001b[31m");
        assertEquals(List.of("NAME", "\uFFFD[31m"), printed(out -> table.print(out, "")));
    }

    @Test
    void timesAreSeconds() {
        assertEquals(Duration.ofMillis(500), new Seconds().convert("0.5"));
        assertEquals(Duration.ZERO, new Seconds().convert("0"));
        assertEquals("0.2", Seconds.format(Duration.ofMillis(200)));
        assertEquals("5", Seconds.format(Duration.ofSeconds(5)));
        for (String wrong : List.of("", "-1", "NaN", "Infinity", "1e9", "5s")) {
            assertThrows(TypeConversionException.class, () -> new Seconds().convert(wrong), wrong);
        }
    }

    @Test
    void textIsShownAsTextAndEverythingElseInHexadecimal() {
        assertEquals("\"a\\\"b\\\\\\n\\t€\"", show("a\"b\\\n\t€"));
        assertEquals("\"\"", PayloadText.show(new byte[0]));
        assertEquals("1b 5b 32 4a", show("\u001b[2J"));
        assertEquals("c2 9b 32 4a", show("\u009b2J"));
        assertEquals("00", PayloadText.show(new byte[1]));
        assertEquals("ff fe", PayloadText.show(new byte[] {-1, -2}));
    }

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
        Table table = new Table("NAME", ">SIZE", "NOTE");
        table.add("a", "1", "");
        table.add("longer", "10000", "x");
        List<String> expected = List.of("  NAME     SIZE  NOTE", "  a           1", "  longer  10000  x");
        assertEquals(expected, printed(out -> table.print(out, "  ")));
        assertEquals(expected, printed(out -> table.print(out, "  ")));
        assertThrows(IllegalArgumentException.class, () -> table.add("two", "cells"));
    }

    private record Everything(Optional<String> some, Optional<String> none, OptionalLong address, OptionalLong unknown,
            OptionalDouble ratio, Way way, Path path) {
    }

    @Test
    void whatIsNotKnownIsNullInJson() {
        Everything value = new Everything(Optional.of("a"), Optional.empty(), OptionalLong.of(0xFFFFFFFEL),
                OptionalLong.empty(), OptionalDouble.of(1.5), Way.FD, Path.of("/a/b"));
        assertEquals("{\"some\":\"a\",\"none\":null,\"address\":4294967294,\"unknown\":null,\"ratio\":1.5,\"way\":\"fd\","
                + "\"path\":\"/a/b\"}", Json.write(value, false));
    }


    private static String show(String text) {
        return PayloadText.show(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> printed(Consumer<PrintStream> printing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        printing.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
