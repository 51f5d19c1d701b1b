// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.benchmark.LoopResult;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;

import picocli.CommandLine.TypeConversionException;

/** What people write and read: addresses, payloads, tables, JSON. */
class TextTest {
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
        assertEquals("01 ff 00", Payloads.hex(bytes));
        assertThrows(UsageException.class, () -> Payloads.parseHex("0x01"));
        assertThrows(UsageException.class, () -> Payloads.parseHex("123"));
    }

    @Test
    void textIsShownAsTextAndEverythingElseInHexadecimal() {
        assertEquals("\"a\\\"b\\\\\\n\\t€\"", show("a\"b\\\n\t€"));
        assertEquals("\"\"", Payloads.show(new byte[0]));
        assertEquals("1b 5b 32 4a", show("\u001b[2J"));
        assertEquals("c2 9b 32 4a", show("\u009b2J"));
        assertEquals("00", Payloads.show(new byte[1]));
        assertEquals("ff fe", Payloads.show(new byte[] {-1, -2}));
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

    @Test
    void theBenchmarksReportSaysWhatWasMeasuredAndWhatIsMissing() {
        LoopSample legacy = new LoopSample(Way.LEGACY, 1000, 31_000_000, 1_000_000, 0);
        LoopSample fd = new LoopSample(Way.FD, 1000, 15_000_000, 0, 0);
        String both = String.join("\n", printed(out -> LoopReport.print(result(legacy, fd), out)));
        assertTrue(both.contains("30.00") && both.contains("15.00") && both.contains("  2.0"), both);
        assertTrue(both.contains("rpmsg_ctrl0 with Linux 6.12.0") && both.contains("No message moves"), both);
        assertTrue(both.contains("ratios 115 to 137"), both);
        String one = String.join("\n", printed(out -> LoopReport.print(result(legacy), out)));
        assertTrue(one.contains("The fd way is missing: no fd uAPI."), one);
    }

    private static LoopResult result(LoopSample... samples) {
        return new LoopResult("rpmsg_ctrl0", "6.12.0", "amd64", "17", "no fd uAPI", List.of(samples));
    }

    private static String show(String text) {
        return Payloads.show(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> printed(Consumer<PrintStream> printing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        printing.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
