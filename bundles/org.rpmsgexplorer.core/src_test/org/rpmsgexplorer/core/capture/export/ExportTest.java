// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowCopy;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.decode.Decoders;

class ExportTest {
    private static final List<RowCopy> ROWS = List.of(
            RowCopy.message(0, 1_500_000_000, Direction.SENT, 0x500, 0x400, "612c220a5cc3a9"),
            RowCopy.message(0, 2_000_000_001, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, 0x500, "80417f"),
            RowCopy.gap(0, 3_000_000_000L, 7),
            RowCopy.marker(Row.NO_ENDPOINT, 4_000_000_000L, MarkerKind.LOST, "cable, \"out\""),
            RowCopy.note(0, 5_000_000_000L, "two\nlines"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void commaSeparatedValuesAreQuotedWhereTheyMust() throws IOException {
        write(new CsvExport(bytes));
        assertEquals("""
                number,time,endpoint,kind,direction,source,destination,length,count,marker,payload,text
                0,1970-01-01T00:00:01.500Z,"a,b",message,tx,0x500,0x400,7,,,612c220a5cc3a9,"a,""\\n\\\\é"
                0,1970-01-01T00:00:02.000000001Z,"a,b",message,rx,,0x500,3,,,80417f,\\x80A\\x7f
                0,1970-01-01T00:00:03Z,"a,b",gap,,,,,7,,,
                0,1970-01-01T00:00:04Z,,marker,,,,,,lost,,"cable, ""out""\"
                0,1970-01-01T00:00:05Z,"a,b",note,,,,,,,,"two|lines"
                """.replace("\n", "\r\n").replace("|", "\n"), bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void noCellIsAFormulaOfASpreadsheet() throws IOException {
        try (RowSink sink = new CsvExport(bytes)) {
            sink.endpoint(new CapturedEndpoint("", "", "", "@a", "", OptionalLong.empty(), OptionalLong.empty()));
            sink.row(RowCopy.message(0, 0, Direction.RECEIVED, 1, 2, "3d4831"));
            sink.row(RowCopy.note(0, 0, "-1"));
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("0,1970-01-01T00:00:00Z,\\x40a,message,rx,0x1,0x2,3,,,3d4831,\\x3dH1", lines.get(1));
        assertEquals("0,1970-01-01T00:00:00Z,\\x40a,note,,,,,,,,\\x2d1", lines.get(2));
    }

    @Test
    void aLineOfJsonHasNullForWhatIsNotKnown() throws IOException {
        write(new JsonLinesExport(bytes));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(5, lines.size());
        assertEquals("{'number':0,'time':'1970-01-01T00:00:02.000000001Z','boardNanos':null,'endpoint':'a,b',"
                .replace('\'', '"') + "'kind':'message','direction':'rx','source':null,'destination':1280,".replace('\'', '"')
                + "'length':3,'count':null,'marker':null,'payload':'80417f','text':null}".replace('\'', '"'), lines.get(1));
        assertEquals("{'number':0,'time':'1970-01-01T00:00:04Z','boardNanos':null,'endpoint':null,'kind':'marker',"
                .replace('\'', '"') + "'direction':null,'source':null,'destination':null,'length':null,".replace('\'', '"')
                + "'count':null,'marker':'lost','payload':null,'text':'cable, ".replace('\'', '"') + "\\\"out\\\"\"}",
                lines.get(3));
        assertEquals(true, lines.get(4).endsWith("\"text\":\"two\\u000alines\"}"), lines.get(4));
    }

    @Test
    void aLineOfJsonIsAscii() throws IOException {
        try (RowSink sink = new JsonLinesExport(bytes)) {
            sink.row(RowCopy.note(Row.NO_ENDPOINT, 0, "\u009b2J\u007f\u202e°"));
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(true, line.endsWith("\"text\":\"\\u009b2J\\u007f\\u202e\\u00b0\"}\n"), line);
    }

    @Test
    void aLineOfJsonHasDecodedFieldsWithTheirPaths() throws IOException {
        CapturedEndpoint endpoint = new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(), OptionalLong.empty());
        DecodedFields decoder = new DecodedFields(new Decoders(List.of())::forEndpoint, number -> endpoint);
        try (RowSink sink = new JsonLinesExport(bytes, Optional.of(decoder))) {
            sink.endpoint(endpoint);
            sink.row(RowCopy.message(0, 0, Direction.RECEIVED, 1, 2, HexFormat.of().formatHex(
                    "{\"n\":[1,{\"x\":2.5}],\"b\":true}".getBytes(StandardCharsets.UTF_8))));
            sink.row(RowCopy.gap(0, 0, 1));
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(true, lines.get(0).replace('"', '\'').contains("'decoder':'json','fields':[{'path':'n[0]','value':1,'text':'1',"
                + "'offset':6,'length':1},{'path':'n[1].x','value':2.5,"), lines.get(0));
        assertEquals(true, lines.get(0).endsWith("],\"problem\":null}"), lines.get(0));
        assertEquals(true, lines.get(1).endsWith(",\"decoder\":null,\"fields\":null,\"problem\":null}"), lines.get(1));
    }

    @Test
    void rawPayloadsStandOneBehindTheOther() throws IOException {
        write(new RawExport(bytes, false));
        assertEquals("612c220a5cc3a980417f", HexFormat.of().formatHex(bytes.toByteArray()));
        bytes.reset();
        write(new RawExport(bytes, true));
        assertEquals("07000000612c220a5cc3a90300000080417f", HexFormat.of().formatHex(bytes.toByteArray()));
    }

    private static void write(RowSink sink) throws IOException {
        try (sink) {
            sink.endpoint(new CapturedEndpoint("", "", "", "a,b", "", OptionalLong.empty(), OptionalLong.empty()));
            for (RowCopy row : ROWS) {
                sink.row(row);
            }
        }
    }
}
