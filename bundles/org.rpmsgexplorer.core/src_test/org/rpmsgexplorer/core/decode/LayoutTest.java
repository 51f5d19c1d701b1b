// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rpmsgexplorer.core.decode.Samples.decode;
import static org.rpmsgexplorer.core.decode.Samples.endpoint;
import static org.rpmsgexplorer.core.decode.Samples.hex;
import static org.rpmsgexplorer.core.decode.Samples.shown;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static final String SENSOR = """
            // from firmware/sensor.h
            layout "sensor" for "rpmsg-sensor*", "old-?" little {
                u8 type enum { 1 = temperature, 2 = humidity }
                u8 flags bits { 0 = valid, 1..3 = channel }
                u16 length;
                if (type == temperature) { i16 centi * 0.01 "°C"; }
                u8 data[length];
                f32 big value;
                char name[8];
                bytes rest[];
            }
            """;

    @TempDir
    private Path folder;

    private static String one(String items, String hex) throws LayoutException {
        Decoded decoded = decode("layout \"x\" {" + items + "}", hex);
        return shown(decoded.fields()) + (decoded.complete() ? "" : " !" + decoded.problemOffset() + " "
                + decoded.problem());
    }

    @Test
    void readsAllOfAnExample() throws LayoutException {
        Decoded decoded = decode(SENSOR, "01 0b 0200 6608 0aff 3dcccccd 62 c3a9 00 78787878 dead");
        assertEquals("type=1 (temperature) flags=11(valid=1 channel=5) length=2 centi=21.5 °C data([0]=10 [1]=255) "
                + "value=0.1 name=bé rest=de ad", shown(decoded.fields()));
        assertTrue(decoded.complete(), decoded.problem());
        Field channel = decoded.find("flags.channel").orElseThrow();
        assertEquals(List.of(1, 1, 1, 3), List.of(channel.offset(), channel.length(), channel.bit(), channel.bits()));
        Field item = decoded.find("data[1]").orElseThrow();
        assertEquals(List.of(7, 1, 0, 0), List.of(item.offset(), item.length(), item.bit(), item.bits()));
        assertTrue(decoded.find("data[2]").isEmpty());
        assertTrue(decoded.find("").isEmpty());
    }

    /** What {@code docs/layouts.md} shows. */
    @Test
    void readsTheExampleOfTheDocumentation() throws LayoutException {
        assertEquals("type=1 (temperature) flags=11(valid=1 channel=5) length=2 centi=21.5 °C data([0]=10 [1]=255) "
                + "value=0.1 name=bob rest=de ad", shown(decode(SENSOR,
                "01 0b 02 00 66 08 0a ff 3d cc cc cd 62 6f 62 00 00 00 00 00 de ad").fields()));
    }

    @Test
    void readsEveryTypeInBothOrders() throws LayoutException {
        assertEquals("a=255 b=-1 c=258 d=513 e=-2 f=18446744073709551615 g=-9223372036854775808",
                one("u8 a; i8 b; u16 big c; little u16 d; i16 e; u64 f; i64 g;",
                        "ff ff 0102 0102 feff ffffffffffffffff 0000000000000080"));
        assertEquals("a=1.5 b=-2.0 c=NaN", one("f32 a; big f64 b; float c;", "0000c03f c000000000000000 0000c07f"));
        assertEquals("a=1 b=1 c=1 d=-1 e=1 f=1",
                one("uint16_t a; __be16 b; __le32 c; int8_t d; s8 e; bool f;", "0100 0001 01000000 ff 01 01"));
        assertEquals("big=1 little=2", one("u8 big; u8 little;", "0102"));
        assertEquals("a=1 b=1", shown(decode("layout \"x\" big { u16 a; u16 little b; }", "0001 0100").fields()));
    }

    @Test
    void readsStructuresAndLists() throws LayoutException {
        String layout = "struct point { i8 x; i8 y; }; struct { u8 n; u8 more; } head; struct point at;"
                + " struct point all[head.n]; u16 tail[(head.more - 1) * 2];";
        Decoded decoded = decode("layout \"x\" {" + layout + "}", "02 02  01ff  0102 0304  0100 0200");
        assertEquals("head(n=2 more=2) at(x=1 y=-1) all([0](x=1 y=2) [1](x=3 y=4)) tail([0]=1 [1]=2)",
                shown(decoded.fields()));
        assertEquals("4", decoded.find("all[1].y").orElseThrow().value().text());
        assertEquals("a([0](n=1 d=05) [1](n=2 d=06 07))", one("struct { u8 n; bytes d[n]; } a[];", "01 05 02 06 07"));
    }

    @Test
    void choosesByConditions() throws LayoutException {
        String items = "u8 t; if (t == 1 && !(t & 2)) { u8 one; } else if (t >= 0x10 || t == 5) { u16 two; } else { i8 two; }";
        assertEquals("t=1 one=9", one(items, "01 09"));
        assertEquals("t=5 two=9", one(items, "05 0900"));
        assertEquals("t=2 two=-1", one(items, "02 ff"));
        assertEquals("t=0 !1 this message has no o", one("u8 t; if (t) { u8 o; } u8 d[o];", "00 01"));
        assertEquals("f=2(a=0 b=1) x=7", one("u8 f bits { 0 = a, 1 = b } if (f.b) { u8 x; }", "02 07"));
    }

    @Test
    void namesAsInC() throws LayoutException {
        assertEquals("a=0 (OFF) b=6 (SLOW) c=3", one("u8 a enum { OFF, ON } u8 b enum { FAST = 5, SLOW } "
                + "i8 c enum { -1 = \"not known\", };", "00 06 03"));
        assertEquals("c=-1 (not known)", one("i8 c enum { -1 = \"not known\" }", "ff"));
        assertEquals("m=5(mode=2 (run) on=1)", one("u8 m bits { 1..2 = mode enum { 2 = run }, 0 = on }", "05"));
    }

    @Test
    void scalesInDecimals() throws LayoutException {
        assertEquals("a=0.3 V b=-39.5 c=12 mA", one("u8 a * 0.1 \"V\"; u8 b * 0.5 - 40; u8 c \"mA\";", "03 01 0c"));
    }

    @Test
    void saysWhatIsMissing() throws LayoutException {
        assertEquals("a=1 !1 b needs 4 bytes, and only 1 is left", one("u8 a; u32 b;", "01 02"));
        assertEquals("a([0]=1) !2 a[1] needs 2 bytes, and only 0 are left", one("u16 a[3];", "0100"));
        assertEquals("n=5 t=ab !1 t needs 5 bytes, and only 2 are left", one("u8 n; char t[n];", "05 6162"));
        assertEquals("s(a=1) !1 b needs 1 byte, and only 0 are left", one("struct { u8 a; u8 b; } s;", "01"));
        assertEquals("a=1 !1 2 bytes follow the end of the layout", one("u8 a;", "01 02 03"));
        assertEquals("n=1 !1 the length of d is -3", one("u8 n; bytes d[n - 4];", "01 02"));
        assertEquals("n=0 !1 1 / 0 cannot be computed", one("u8 n; bytes d[1 / n];", "00"));
        assertEquals("n=18446744073709551615 !8 n is 18446744073709551615, too large to compute with",
                one("u64 n; bytes d[n];", "ffffffffffffffff"));
    }

    @Test
    void isBounded() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertTrue(one("u32 n; struct { } a[n];", "ffffffff").endsWith("!4 there are more than 10000 fields"));
            assertTrue(one("struct { } a[];", "ff").endsWith("an item of a has no bytes, so the list has no end"));
            StringBuilder deep = new StringBuilder("struct s0 { u8 a; u8 b; };");
            for (int i = 1; i < 60; i++) {
                deep.append("struct s").append(i).append(" { struct s").append(i - 1).append(" p; struct s").append(i - 1)
                        .append(" q; };");
            }
            assertTrue(one(deep + " struct s59 all;", "00".repeat(60_000)).contains("deeper than 32 levels"));
            assertTrue(one(deep + " struct s20 all;", "00".repeat(60_000)).contains("more than 10000 fields"));
            assertTrue(one("u8 n; struct { " + "if (n + n) { }".repeat(5_000) + " u8 y; } a[];", "01".repeat(60_000))
                    .contains("it takes too many steps"));
        });
    }

    @Test
    void takesTimeByTheLengthOfTheTextAlone() {
        StringBuilder text = new StringBuilder("layout \"x\" {");
        for (int i = 0; i < 14_000; i++) {
            text.append("u8 a").append(Integer.toString(i, 36)).append(';');
        }
        text.append("if(1){}".repeat(14_000)).append('}');
        assertTimeout(Duration.ofSeconds(3), () -> Layout.parse(text.toString()));
        LayoutException twice = assertThrows(LayoutException.class,
                () -> Layout.parse("layout \"x\" { u8 a; if (a) { if (a) { u8 a; } } }"));
        assertEquals("there is already a field called \"a\"", twice.problem());
        assertThrows(LayoutException.class,
                () -> Layout.parse("layout \"x\" { if (1) { u8 a; } else if (2) { u8 a; } u8 a; }"));
    }

    /** A path is made for each value of a message: of names without bounds, one message would take all memory. */
    @Test
    void namesAreBounded() throws LayoutException {
        assertEquals(1, Layout.parse("layout \"x\" { u8 " + "n".repeat(100) + "; }").size());
        LayoutException e = assertThrows(LayoutException.class,
                () -> Layout.parse("layout \"x\" { u8 " + "n".repeat(101) + "; }"));
        assertEquals("line 1, column 17: a name has at most 100 characters", e.getMessage());
    }

    @Test
    void goesByTheNameOfTheEndpoint() throws LayoutException {
        Layout layout = Layout.parse(SENSOR).get(0);
        assertTrue(layout.isFor("rpmsg-sensor"));
        assertTrue(layout.isFor("rpmsg-sensor-2"));
        assertTrue(layout.isFor("old-1"));
        assertFalse(layout.isFor("old-12"));
        assertFalse(layout.isFor("a-rpmsg-sensor"));
        assertTrue(new Glob("*a*b?").matches("xaaabbab_"));
        assertFalse(new Glob("a*".repeat(30) + "b").matches("a".repeat(5_000)));
    }

    @Test
    void readsFiles() throws IOException, LayoutException {
        Path file = folder.resolve("all.layout");
        Files.writeString(file, SENSOR + "layout \"other\" { }");
        List<Layout> layouts = Layout.read(file);
        assertEquals(List.of("sensor", "other"), layouts.stream().map(Layout::name).toList());
        assertTrue(layouts.get(1).decode(ByteBuffer.allocate(0), endpoint("x")).complete());
    }

    @Test
    void leavesTheBufferAsItIs() throws LayoutException {
        ByteBuffer payload = hex("00 00 01 02").position(2).limit(3);
        assertEquals("a=1", shown(Layout.parse("layout \"x\" { u8 a; }").get(0).decode(payload,
                endpoint("x")).fields()));
        assertEquals(List.of(2, 3), List.of(payload.position(), payload.limit()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', ignoreLeadingAndTrailingWhitespace = true, value = {
            "'' # 1 # 1 # \"layout\" is needed first, not the end of the text",
            "layout x { } # 1 # 8 # the layout's name in quotes is needed here, not \"x\"",
            "layout \"x\" { u9 a; } # 1 # 14 # \"u9\" is not a type: u8 to u64, i8 to i64, f32, f64, char, bytes or struct",
            "layout \"x\" { u8 a } # 1 # 19 # \";\" is needed after \"a\", not \"}\"",
            "layout \"x\" { u8 a; u8 a; } # 1 # 23 # there is already a field called \"a\"",
            "layout \"x\" { u8 d[n]; } # 1 # 19 # there is no earlier field and no name in an enum called \"n\"",
            "layout \"x\" { f32 n; u8 d[n]; } # 1 # 26 # there is no earlier field and no name in an enum called \"n\"",
            "layout \"x\" { u8 a bits { 8 = b } } # 1 # 26 # the bits of this type are 0 to 7",
            "layout \"x\" { u8 a bits { 0..3 = b, 3 = c } } # 1 # 36 # a bit can be part of one field only",
            "layout \"x\" { u8 a enum { 1 = b, 1 = c } } # 1 # 33 # 1 is already called \"b\"",
            "layout \"x\" { struct p a; } # 1 # 21 # there is no struct called \"p\" before this",
            "layout \"x\" { bytes a; } # 1 # 20 # bytes need a length, as in bytes a[4], or [] for all to the end",
            "layout \"x\" { u8 a; # 1 # 19 # \"}\" is missing at the end",
            "layout \"x # 1 # 8 # the string has no closing quote",
            "layout \"x\" { § } # 1 # 14 # \"§\" means nothing in a layout",
            "layout \"x\" { u8 d[0x]; } # 1 # 19 # \"0x\" is not an integer such as 12 or 0x1f",
            "layout \"x\" { } layout \"x\" { } # 1 # 23 # there is already a layout called \"x\"",
    })
    void saysWhereATextIsWrong(String text, int line, int column, String problem) {
        LayoutException e = assertThrows(LayoutException.class, () -> Layout.parse(text == null ? "" : text));
        assertEquals(problem + " @" + line + ":" + column, e.problem() + " @" + e.line() + ":" + e.column());
    }

    @Test
    void countsLines() {
        LayoutException e = assertThrows(LayoutException.class,
                () -> Layout.parse("/* one\n two */ layout \"x\"\r\n{\n  // u8\n\tu8 a[b];\n}"));
        assertEquals("line 5, column 7: there is no earlier field and no name in an enum called \"b\"", e.getMessage());
    }
}
