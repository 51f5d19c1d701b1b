// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rpmsgexplorer.core.decode.Samples.endpoint;
import static org.rpmsgexplorer.core.decode.Samples.hex;
import static org.rpmsgexplorer.core.decode.Samples.shown;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;

class BuiltInTest {
    private final Decoders decoders = new Decoders(List.of());

    private Decoded decode(String decoder, ByteBuffer payload) {
        Decoded decoded = decoders.named(decoder).orElseThrow().decode(payload, endpoint("x"));
        Samples.check(decoded, payload.remaining());
        return decoded;
    }

    private String line(String decoder, ByteBuffer payload) {
        Decoded decoded = decode(decoder, payload);
        return (shown(decoded.fields())
                + (decoded.complete() ? "" : " !" + decoded.problemOffset() + " " + decoded.problem())).strip();
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"00|value=0", "17|value=23", "1818|value=24", "1903e8|value=1000",
        "1a000f4240|value=1000000", "1bffffffffffffffff|value=18446744073709551615",
        "c249010000000000000000|value=18446744073709551616((tag)=2)", "3bffffffffffffffff|value=-18446744073709551616",
        "c349010000000000000000|value=-18446744073709551617((tag)=3)", "20|value=-1", "3903e7|value=-1000",
                "f90000|value=0.0",
        "f98000|value=-0.0", "f93c00|value=1.0", "fb3ff199999999999a|value=1.1", "f97bff|value=65504.0",
        "fa47c35000|value=100000.0", "fa7f7fffff|value=3.4028234663852886E38", "fb7e37e43c8800759c|value=1.0E300",
        "f90400|value=6.103515625E-5", "f9c400|value=-4.0", "f97c00|value=Infinity",
        "f97e00|value=NaN", "fbfff0000000000000|value=-Infinity", "f4|value=false", "f5|value=true", "f6|value=null",
        "f7|value=undefined", "f0|value=simple(16)", "f8ff|value=simple(255)", "c11a514b67b0|value=1363896240((tag)=1)",
        "d74401020304|value=01 02 03 04((tag)=23)", "40|value", "6449455446|value=IETF", "62c3bc|value=ü", "80|''",
        "83010203|[0]=1 [1]=2 [2]=3", "8301820203820405|[0]=1 [1]([0]=2 [1]=3) [2]([0]=4 [1]=5)", "a0|''",
        "a201020304|1=2 3=4", "a26161016162820203|a=1 b([0]=2 [1]=3)", "826161a161626163|[0]=a [1](b=c)",
        "5f42010243030405ff|value=01 02 03 04 05", "7f657374726561646d696e67ff|value=streaming", "9fff|''",
        "9f018202039f0405ffff|[0]=1 [1]([0]=2 [1]=3) [2]([0]=4 [1]=5)", "bf61610161629f0203ffff|a=1 b([0]=2 [1]=3)",
        "bf6346756ef563416d7421ff|Fun=true Amt=-2"})
    void readsTheExamplesOfTheRfc(String hex, String expected) {
        assertEquals(expected, line("cbor", hex(hex)));
    }

    /** Apart from the others, since what Java prints for it depends on its version. */
    @Test
    void readsTheSmallestHalf() {
        assertEquals(new Value.Real(5.960464477539063e-8, ""), decode("cbor", hex("f90001")).fields().get(0).value());
    }

    @Test
    void saysWhatIsWrongInCbor() {
        assertEquals("[0]=1 !2 the payload ends where a data item is needed", line("cbor", hex("8201")));
        assertEquals("!0 this needs 3 more bytes, and only 1 is left", line("cbor", hex("6361")));
        assertEquals("value=1 !1 something follows the end of the data item", line("cbor", hex("0102")));
        assertEquals("!0 this is no beginning of a data item", line("cbor", hex("1c")));
        assertEquals("!0 there is an end where nothing has begun", line("cbor", hex("ff")));
        assertEquals("!0 a simple value below 32 may not have two bytes", line("cbor", hex("f810")));
        assertTrue(line("cbor", hex("81".repeat(5_000))).endsWith("!32 it is deeper than 32 levels"));
        assertTrue(line("cbor", hex("9f" + "00".repeat(20_000))).endsWith("there are more than 10000 fields"));
        assertTrue(line("cbor", hex("9bffffffffffffffff00")).startsWith("[0]=0 !10"));
    }

    @Test
    void readsJson() {
        String json = " { \"a\" : [1, -2.5e1, true, null, \"x\\u00e9\\n\"], \"b.c\": {\"d\": 123456789012345678901}, \"é\": [] } ";
        Decoded decoded = decode("json", text(json + "\0\0"));
        assertEquals("a([0]=1 [1]=-25.0 [2]=true [3]=null [4]=xé\n) b.c(d=123456789012345678901) é",
                shown(decoded.fields()));
        assertTrue(decoded.complete(), decoded.problem());
        assertEquals("123456789012345678901", decoded.find("b.c.d").orElseThrow().value().text());
        Field item = decoded.find("a[1]").orElseThrow();
        assertEquals("-2.5e1", json.substring(item.offset(), item.offset() + item.length()));
        assertEquals("[0]=1 [1](x=2)", line("json", text("[1,{\"x\":2}]")));
        assertEquals("value=7", line("json", text("7")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"''#!0 the payload ends where a value is needed",
        "{\"a\":1,\"b\":tru}#a=1 !11 this is no value", "[1 2]#[0]=1 !3 \",\" or \"]\" is missing",
                "{\"a\" 1}#!5 \":\" is missing",
        "{a}#!1 a name in quotes is missing", "\"ab#!0 the string has no end",
                "\"a\\#!3 this may not follow a backslash",
        "\"\\u12\"#!5 four hexadecimal digits are missing after \\u",
                "01#value=0 !1 something follows the end of the value",
        "[1,]#[0]=1 !3 this is no value", "-#!1 a digit is missing", "1.e5#!2 a digit is missing"})
    void saysWhatIsWrongInJson(String json, String expected) {
        assertEquals(expected, line("json", text(json)));
    }

    @Test
    void readsText() {
        Decoded decoded = decode("text", text("one\r\n\ntwö\0"));
        assertEquals("text=one\r\n\ntwö([0]=one [1] [2]=twö)", shown(decoded.fields()));
        assertEquals(List.of(6, 4), List.of(decoded.find("text[2]").orElseThrow().offset(),
                decoded.find("text[2]").orElseThrow().length()));
        assertEquals("text=a\uFFFDb([0]=a\uFFFDb) !1 byte 0xff is not UTF-8", line("text", hex("61ff62")));
        assertTrue(decode("text", text("\n".repeat(20_000))).problem().startsWith("there are more than"));
    }

    @Test
    void readsTheNameService() {
        CapturedEndpoint bus = new CapturedEndpoint("b", "", "", "bus", "", OptionalLong.of(53), OptionalLong.empty());
        Decoder decoder = decoders.forEndpoint(bus);
        Decoded decoded = decoder.decode(hex("72706d73672d6563686f" + "00".repeat(22) + "00040000" + "01000000"), bus);
        assertEquals("name-service name=rpmsg-echo addr=1024 flags=1 (destroy)",
                decoded.decoder() + " " + shown(decoded.fields()));
    }

    @Test
    void choosesOnlyWhatIsClear() throws LayoutException {
        List<ByteBuffer> payloads = List.of(text("{\"a\":1}"), text("{not json"), text("12\n"), hex("a1616101"),
                hex("d9d9f700"),
                hex("80"), hex("00000000"), hex("0102"), hex("a1616101ff"), hex(""));
        assertEquals(List.of("json", "text", "text", "cbor", "cbor", "", "", "", "", ""), payloads.stream()
                .map(payload -> decoders.forEndpoint(endpoint("x")).decode(payload, endpoint("x")).decoder()).toList());
    }

    @Test
    void takesTheFirstLayoutThatFits() throws LayoutException {
        Decoders own = new Decoders(Layout.parse("layout \"a\" for \"x?\" {} layout \"b\" for \"x*\" {} layout \"text\" {}"));
        assertEquals(List.of("a", "b", "auto"), List.of(own.forEndpoint(endpoint("x1")).name(),
                own.forEndpoint(endpoint("x")).name(), own.forEndpoint(endpoint("y")).name()));
        assertTrue(own.named("text").orElseThrow() instanceof Layout);
        assertFalse(own.named("nothing").isPresent());
    }
}
