// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

/** Each operator on rows that are known, and each kind of error with its column. */
class QueryTest {
    private static final TestRow BOOT = TestRow.text("U-Boot 2026: \u00e4 ok");
    private static final TestRow FRAME = TestRow.message((byte) 0x7e, (byte) 0xff, (byte) 0x01, (byte) 0x80, (byte) 0xff,
            (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff);
    private static final TestRow STATUS = TestRow.message((byte) 1, (byte) 86, (byte) 3);

    private static boolean lets(String filter, Row row) throws QueryException {
        Query query = Query.parse(filter);
        assertEquals(query, Query.parse(query.toString()), () -> filter + " is printed as " + query);
        return query.matcher(TestRow.context()).test(row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dir == rx", "dir != tx", "dir in (tx, rx)", "kind == message", "kind in (gap, message)",
        "endpoint == \"rpmsg-echo\"", "endpoint == rpmsg-echo", "endpoint == echo-1", "endpoint in (\"x\", \"echo-1\")",
        "endpoint startswith rpmsg", "endpoint != other", "endpoint matches \"o-\\d$\"", "endpoint icontains ECHO",
        "board == virtual", "board iequals VIRTUAL", "way == fd", "way != legacy", "control endswith \"0\"", "src == unknown",
        "not src != unknown", "dst == 0x400", "dst == 1024", "dst != 5", "dst != unknown", "dst in (1, 1024)", "len == 18",
        "len > 17", "len>=18 && len<19", "time >= 1.5s", "time == 1500ms", "time < 2", "time > 0.001m", "row == 7", "count == 1",
        "time == 2026-01-02T03:04:06.5Z", "time == 2026-01-02T05:04:06.5", "time == \"2026-01-02T04:04:06.5+01:00\"",
        "time > 2026-01-02 and time < 2026-01-03", "text contains \"Boot\"", "text contains Boot", "text startswith U-Boot",
        "text endswith \"\u00e4 ok\"", "text endswith \"\\u00e4 ok\"", "text icontains \"u-bOOT\"", "text istartswith \"u-b\"",
        "text iendswith OK", "text matches \"Boot \\d{4}:\"", "text imatches \"BOOT\"", "text != boot", "text contains \"\"",
        "payload contains \"Boot\"", "payload contains 2d 42", "payload contains 2d42", "payload startswith 55 2d",
        "payload endswith 6f6b", "payload matches 2d ?? 6f 6?", "payload[0..2] == 55 2d", "payload[0..2] == \"U-\"",
        "payload[0..2] == 5? ??", "payload[2..8] contains 6f 6f", "payload[0] == 0x55", "u16le(0) == 0x2d55",
        "u16be(0) == 0x552d", "i8(0) > 0", "not len == 3", "! len == 3", "not (len == 3 or row == 8)",
        "len == 3 or row == 7 and dir == rx", "(len == 3 || row == 7)&&!(dir == tx)", "marker == unknown",
        "field.nothing == unknown", "field.\"no thing\" == unknown", "u32le(16) == unknown"})
    void letsThrough(String filter) throws QueryException {
        assertTrue(lets(filter, BOOT), filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir == tx", "dir == unknown", "kind != message", "endpoint == echo", "endpoint != rpmsg-echo",
        "endpoint != unknown and endpoint == unknown", "src == 0", "src != 0", "src > 0", "src <= 0", "src in (1, 2)",
        "src == 4294967295", "dst == 99999999999999999999", "dst < -1", "len < 18", "time < 1.5s", "time > 2026-01-03",
        "text contains boot", "text contains \"Boot\\n\"", "text == \"\"", "text startswith Boot", "text matches \"^Boot\"",
        "payload matches 2d ?? 6f 7?", "payload == 55 2d", "payload[0..2] == 55", "payload[0..99] == unknown and len == 1",
        "payload[18..20] != 00 00", "u32le(16) != 5", "u32le(16) == 5", "payload[19] != 0", "marker != lost",
        "field.nothing != 5", "field.nothing == 5", "field.type != status", "count > 1", "row in (1, 2)"})
    void keepsBack(String filter) throws QueryException {
        assertFalse(lets(filter, BOOT), filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload matches 7e ?? 01", "payload matches ff ff", "payload startswith 7E FF", "i8(1) == -1",
        "u8(1) == 255", "u64le(1) > 9223372036854775807", "u64le(1) > 0xffffffff00000000", "i64le(1) < 0", "u64be(1) != 5",
        "i16be(3) == -32513", "i16le(3) == -128", "u32be(5) == 4294967295", "i32be(5) == -1", "text contains \"\ufffd\\u0001\"",
        "text startswith \"~\ufffd\"", "payload[8] == 255", "payload[5..9] == ff ff ff ff"})
    void readsBytes(String filter) throws QueryException {
        assertTrue(lets(filter, FRAME), filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"field.type == 1", "field.type == status", "field.type == \"status\"", "field.type in (3, status)",
        "field.value.celsius == 21.5", "field.value.celsius > 21.4", "field.value.celsius <= 0x16", "field.items[1].name == n3",
        "field.items[1].name matches \"^n\\d\"", "field.items[1].name icontains N", "field.type != 2",
        "not field.items[1].name == 3", "field.type < 2"})
    void comparesDecodedFields(String filter) throws QueryException {
        assertTrue(lets(filter, STATUS), filter);
    }

    @Test
    void knowsWhatOtherRowsHave() throws QueryException {
        TestRow gap = TestRow.other(Row.Kind.GAP, 12, null, "");
        assertTrue(lets("kind == gap and count > 10 and len == unknown and text == unknown and endpoint == unknown", gap));
        assertFalse(lets("len == 0", gap));
        assertFalse(lets("text != x", gap));
        TestRow marker = TestRow.other(Row.Kind.MARKER, 0, MarkerKind.LOST, "no answer");
        assertTrue(lets("marker == lost and marker in (lost, ended) and text contains answer and count == unknown", marker));
        assertFalse(lets("endpoint != x or board != x or dir != rx or payload != 00", marker));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "len >|6: a number is needed after \">\"",
        "lenght > 5|1: a field is needed, not \"lenght\"",
        "dir == rx and|14: a field is needed, not the end",
        "len|4: an operator is needed after len, not the end",
        "len = 5|5: an operator is needed after len, not \"=\"",
        "len contains 5|5: \"contains\" cannot be used with len",
        "text < a|6: \"<\" cannot be used with text",
        "dir == up|8: one of rx, tx is needed after \"==\", not \"up\"",
        "len > 5 dir == rx|9: \"and\", \"or\" or the end is needed, not \"dir\"",
        "(len > 5|9: a \")\" is needed for the \"(\" in column 1, not the end",
        "len > 5)|8: \"and\", \"or\" or the end is needed, not \")\"",
        "text contains \"abc|15: the text has no closing quote",
        "text contains|14: a text is needed after \"contains\"",
        "text == \"\\q\"|10: a backslash in a text is followed by one of \" \\ n r t u",
        "text matches abc|14: a regular expression in quotes is needed after \"matches\", not \"abc\"",
        "text matches \"a(b\"|18: this is no regular expression: unclosed group",
        "payload matches 7e ?g 01|21: a hex digit or \"?\" is needed, not \"g\"",
        "payload matches 7e 1|20: a byte is two hex digits; the last of \"1\" has one",
        "payload matches|16: bytes in hex or a text is needed after \"matches\"",
        "payload[4..2] == 00|12: the end of a range lies behind its beginning: 2 is not greater than 4",
        "payload[0..2] == 00 01 02|18: payload[0..2] is 2 bytes long, what it is compared with 3",
        "payload[x] == 1|9: an offset from 0 to 65536 is needed, not \"x\"",
        "u16le 4 > 1|7: \"(\" is needed after u16le, not \"4\"",
        "len in 5|8: a list such as (1, 2) is needed after \"in\", not \"5\"",
        "len in (5 6)|11: a \",\" or a \")\" is needed, not \"6\"",
        "time < soon|8: a time is needed after \"<\", not \"soon\"",
        "time < 2026-13-01|8: \"2026-13-01\" is no time",
        "field. == 1|8: the name of a decoded field is needed after \"field.\"",
        "field.x < abc|11: a number is needed after \"<\", not \"abc\"",
        "len > 1.5|7: a number is needed after \">\", not \"1.5\""})
    void saysWhatIsWrongAndWhere(String filter, String message) {
        QueryException e = assertThrows(QueryException.class, () -> Query.parse(filter));
        assertEquals("column " + message, e.getMessage());
        assertTrue(message.startsWith(e.column() + ":"));
    }

    @Test
    void saysThatTheBeginningOfADamagedCaptureIsNotKnown() throws QueryException {
        QueryContext known = TestRow.context();
        RowPredicate later = Query.parse("time > 5s").matcher(new QueryContext(known.endpoints(), () -> {
            throw new UncheckedIOException(new IOException("block 0 is damaged"));
        }, known.zone(), known.fields()));
        QueryException e = assertThrows(QueryException.class, () -> later.test(TestRow.text("x")));
        assertTrue(e.getMessage().contains("block 0 is damaged"), e.getMessage());
    }

    @Test
    void boundsLengthAndDepth() {
        String deep = "(".repeat(5000) + "len == 1" + ")".repeat(1000);
        assertEquals(101, assertThrows(QueryException.class, () -> Query.parse(deep)).column());
        assertThrows(QueryException.class, () -> Query.parse("not ".repeat(2000) + "len == 1"));
        assertThrows(QueryException.class, () -> Query.parse("len == 1" + " or len == 1".repeat(1000)));
        assertThrows(QueryException.class, () -> Query.parse("text matches \"" + "(".repeat(9000) + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(){200000000}", "(?:(?:(?:){1000}){1000}){1000}", "(|){40}\\z", "(?:^|){50}b", "a(()|){2147483647}",
        "((?=a){90}|){90}(?!)", "(a?){100000000}", "[]a{1}](){99999}", "\\Q()\\E(){99999}", "(?x) ( ) {99999}", "(?ix: a)",
        "(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?:|^)(?!)"})
    void refusesRegularExpressionsThatNeverLook(String regex) {
        assertThrows(QueryException.class, () -> Query.parse("text matches \"" + regex + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "\\d{1,3}(\\.\\d{1,3}){3}", "(?i)error|warn(ing)?",
        "^\\s*(foo|bar)?\\s*=\\s*('[^']*'|\\S+)?\\s*$", "\\p{L}{2,}\\x{41}\\b", "[]a{9}](x{3}){99}", "\\Q(){999999999}\\E",
        "a{0,60000}", "(?<year>\\d{4})-\\k<year>", "(\\w+\\s?)*", ".*.*.*.*x", "(?<=a)b(?!c)(?>d|e)(?m-i:f)", "(x?y?z?){20}",
        "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", "(?:a|b|)*c"})
    void takesRegularExpressionsOfEveryDay(String regex) throws QueryException {
        RowPredicate predicate = Query.parse("text matches \"" + regex + "\"").matcher(TestRow.context());
        predicate.test(TestRow.text("a 1234-1234 x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|aa)+$b", "(a|b)*c"})
    void givesUpOnRegularExpressionsThatNeverEnd(String regex) throws QueryException {
        RowPredicate predicate = Query.parse("text matches \"" + regex + "\"").matcher(TestRow.context());
        TestRow row = TestRow.text("a".repeat(60_000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            QueryException e = assertThrows(QueryException.class, () -> predicate.test(row));
            assertTrue(e.getMessage().contains("takes too long on a text of 60000 characters"), e.getMessage());
        });
        assertFalse(predicate.test(TestRow.text("xyz")));
    }
}
