// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowCopy;

/** Wireshark's programs, where they are installed, and the dissector on what we write; and we on what they write. */
class WiresharkTest {
    @TempDir
    private Path folder;

    @Test
    void tsharkAndCapinfosSeeTheSameMessages() throws Exception {
        List<RowCopy> rows = new ArrayList<>();
        Path file = Files.write(folder.resolve("random.pcapng"),
                PcapngReaderTest.random(3, 500, 500, new ArrayList<>(), rows));
        List<String> expected = rows.stream().filter(row -> row.kind() == Row.Kind.MESSAGE)
                .map(row -> row.time() / 1_000_000_000 + "." + String.format("%09d", row.time() % 1_000_000_000) + "\t"
                        + Integer.toUnsignedString((int) row.source()) + "\t"
                        + Integer.toUnsignedString((int) row.destination()) + "\t" + row.length() + "\t"
                        + (row.direction() == Direction.RECEIVED ? 1 : 2) + "\t" + row.hex())
                .toList();
        List<String> seen = tshark(file, "frame.time_epoch", "rpmsg.src", "rpmsg.dst", "rpmsg.len",
                "frame.packet_flags_direction", "data.data").lines().map(WiresharkTest::decimal).toList();
        assertEquals(expected, seen);
        String count = run("capinfos", "-Mc", file.toString());
        assertTrue(count.contains("= " + expected.size()) || count.matches("(?s).*packets:\\s+" + expected.size() + "\\s*"),
                count);
    }

    @Test
    void nameServiceAnnouncementsAreShown() throws Exception {
        Path file = folder.resolve("names.pcapng");
        String name = "72706d73672d6563686f" + "00".repeat(22);
        try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(file), "test")) {
            writer.endpoint(new CapturedEndpoint("", "", "", "ns", "", OptionalLong.empty(), OptionalLong.empty()));
            writer.row(RowCopy.message(0, 1, Direction.RECEIVED, 0x400, 0x35, name + "0004000000000000"));
            writer.row(RowCopy.message(0, 2, Direction.RECEIVED, 0x400, 0x35, name + "0004000001000000"));
            writer.row(RowCopy.message(0, 3, Direction.RECEIVED, 0x400, 0x36, name + "0004000001000000"));
        }
        assertEquals("rpmsg-echo\t0x00000400\t0\nrpmsg-echo\t0x00000400\t1\n\t\t\n",
                tshark(file, "rpmsg.ns.name", "rpmsg.ns.addr", "rpmsg.ns.flags"));
        String column = tshark(file, "_ws.col.Info");
        assertTrue(column.contains("Name service: destroy rpmsg-echo at 0x400"), column);
    }

    @Test
    void whatWiresharkSavedAnewComesBack() throws Exception {
        List<RowCopy> rows = new ArrayList<>();
        Path file = Files.write(folder.resolve("random.pcapng"),
                PcapngReaderTest.random(4, 300, 500, new ArrayList<>(), rows));
        Path saved = folder.resolve("saved.pcapng");
        run("tshark", "-r", file.toString(), "-w", saved.toString());
        RowCopy.Sink sink = new RowCopy.Sink();
        PcapngReader.read(Files.newInputStream(saved), "saved", 0, sink, Progress.NONE);
        assertEquals(messages(rows), messages(sink.rows));
    }

    private static List<RowCopy> messages(List<RowCopy> rows) {
        return rows.stream().filter(row -> row.kind() == Row.Kind.MESSAGE).toList();
    }

    /** Writes the two addresses of a line in decimal. */
    private static String decimal(String line) {
        String[] columns = line.split("\t", -1);
        columns[1] = Long.decode(columns[1]).toString();
        columns[2] = Long.decode(columns[2]).toString();
        columns[4] = Long.decode(columns[4]).toString();
        return String.join("\t", columns);
    }

    private String tshark(Path file, String... fields) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-X", "lua_script:" + dissector(), "-r", file.toString(),
                "-T", "fields"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", command[0])), command[0] + " is not installed");
        File output = folder.resolve("output").toFile();
        File errors = folder.resolve("errors").toFile();
        Process process = new ProcessBuilder(command).redirectOutput(output).redirectError(errors).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), () -> command[0] + " failed, see " + errors);
        return Files.readString(output.toPath(), StandardCharsets.UTF_8);
    }

    private static Path dissector() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("releng/wireshark/rpmsg.lua"))) {
            root = root.getParent();
        }
        assertTrue(root != null, "The dissector is not above " + Path.of("").toAbsolutePath());
        return root.resolve("releng/wireshark/rpmsg.lua");
    }
}
