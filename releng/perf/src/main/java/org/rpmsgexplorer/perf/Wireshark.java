// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Wireshark's programs on pcapng files, as they are out of the box: whatever the user has set for them is not for them. */
final class Wireshark {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Programs programs;
    private final List<String> environment;

    /** How many packets there are, and how many bytes in all of them. */
    record Total(long packets, long bytes) {
    }

    /**
     * Finds the programs.
     *
     * @throws IOException if there are none
     */
    Wireshark(Path work) throws IOException {
        programs = new Programs(work);
        environment = List.of("env", "WIRESHARK_CONFIG_DIR=" + work);
        String path = System.getenv("PATH");
        if (path == null || List.of(path.split(File.pathSeparator)).stream()
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")))) {
            throw new IOException("tshark is not installed; on Debian: apt-get install tshark");
        }
    }

    /** Runs tshark without name resolution and returns what it printed. */
    String tshark(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(environment);
        command.addAll(List.of("tshark", "-n"));
        command.addAll(arguments);
        return programs.run(command, LIMIT);
    }

    /** Returns what capinfos counts. */
    Total capinfos(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(environment);
        command.addAll(List.of("capinfos", "-T", "-r", "-M", "-c", "-d", file.toString()));
        return capinfos(programs.run(command, LIMIT));
    }

    /** Returns the numbers of a line of a file's name, packets and bytes with tabs between. */
    static Total capinfos(String line) {
        String[] columns = line.strip().split("\t");
        return new Total(Long.parseLong(columns[columns.length - 2]), Long.parseLong(columns[columns.length - 1]));
    }

    /** Returns what there is when each packet's length is added to the others as tshark tells it. */
    Total lengths(Path file) throws IOException, InterruptedException {
        return lengths(tshark(List.of("-r", file.toString(), "-T", "fields", "-e", "frame.len")));
    }

    static Total lengths(String lines) {
        return lines.lines().map(line -> new Total(1, Long.parseLong(line.strip())))
                .reduce(new Total(0, 0), (sum, next) -> new Total(sum.packets + 1, sum.bytes + next.bytes));
    }

    /** Returns the time of each packet in nanoseconds since 1970, a line each. */
    String times(Path file) throws IOException, InterruptedException {
        return tshark(List.of("-r", file.toString(), "-T", "fields", "-e", "frame.time_epoch")).replace(".", "");
    }
}
