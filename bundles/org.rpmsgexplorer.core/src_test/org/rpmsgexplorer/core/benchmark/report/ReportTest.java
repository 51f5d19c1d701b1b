// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.SampleRuns;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

class ReportTest {
    private static String csv(BenchmarkRun run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvExport.write(run, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static BenchmarkRun both() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            samples.add(SampleRuns.loops(round, Way.LEGACY, 1000, 137_160));
            samples.add(SampleRuns.loops(round, Way.FD, 1000, 1143));
            samples.add(new CreationSample(round, Engine.JAVA, Way.LEGACY, Step.LOOP, 0, 1000, 140_000_000,
                    OptionalLong.of(141_200_000), OptionalLong.empty()));
            samples.add(new CreationSample(round, Engine.JAVA, Way.FD, Step.LOOP, 0, 1000, 1_600_000, OptionalLong.of(2_500_000),
                    OptionalLong.empty()));
        }
        BenchmarkRun run = SampleRuns.run(SampleRuns.creationPlan(1000, 6, Engine.NATIVE, Engine.JAVA), samples);
        return new BenchmarkRun(run.id(), run.started(), run.took(), "before the patch", run.plan(), run.before(), Optional.empty(),
                Outcome.CANCELLED, List.of("The board's udev was stopped for this."), run.samples());
    }

    @Test
    void aRunIsATextForAMail() {
        assertEquals("""
                # rpmsg benchmark 20260102-030405-1a2b

                How long an endpoint takes to be created, opened, destroyed and closed, the
                legacy way (RPMSG_CREATE_EPT_IOCTL) and the fd way
                (RPMSG_CREATE_EPT_FD_IOCTL). The ways took turns in 6 rounds of 1000 loops,
                and 95 % is the bootstrap interval of the ratio of the medians over rounds.

                Medians in microseconds for a loop (there: how many endpoints there were
                already):

                    engine  step  there  legacy     fd  legacy/fd  95 %
                    native  loop      0   137.2  1.143      120.0  120.0 to 120.0
                    java    loop      0   138.8  0.700      198.3  198.3 to 198.3

                How far the samples are apart, in microseconds for a loop (spread: 1.4826
                times the median absolute deviation; far: how many are farther than 3.5 of
                it from the median, which count like all others):

                    engine  step  there  way     median    p95    p99  spread  far
                    native  loop      0  legacy   137.2  137.2  137.2   0.000    0
                    native  loop      0  fd       1.143  1.143  1.143   0.000    0
                    java    loop      0  legacy   138.8  138.8  138.8   0.000    0
                    java    loop      0  fd       0.700  0.700  0.700   0.000    0

                What the way into the kernel costs, measured beside the calls and subtracted
                (doubtful: more was subtracted than is left):

                    engine  step  there  way       raw  overhead    net
                    java    loop      0  legacy  140.0     1.200  138.8
                    java    loop      0  fd      1.600     0.900  0.700  doubtful

                ## Run

                    label         before the patch
                    started       2026-01-02T03:04:05.678Z
                    took          12 s
                    outcome       cancelled
                    control       rpmsg_ctrl0
                    board         root@192.0.2.1
                    model         Example Board <rev. *2*>
                    machine       aarch64
                    kernel        6.12.0
                    build         #1 SMP PREEMPT Fri Jan 2 2026
                    command line  console=ttyS0 root=/dev/mmcblk0p2
                                  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                                  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                    processors    4
                    frequency     0-3: performance, 1800 (600 to 1800) MHz
                    loops run on  2
                    load before   0.1 0.2 0.3
                    nodes by      udev
                    clock source  arch_sys_counter
                    Java          17.0.12
                    agent         0.1.0

                ## Remarks

                    - The board's udev was stopped for this.
                """, MarkdownReport.of(both()));
    }

    @Test
    void noLineIsLongerThan76AndNothingSteersATerminal() {
        for (long seed = 0; seed < 200; seed++) {
            String text = MarkdownReport.of(SampleRuns.random(seed));
            text.lines().forEach(line -> assertTrue(line.length() <= 76, line));
            assertTrue(text.chars().allMatch(character -> character == '\n' || character >= ' '), text);
        }
    }

    @Test
    void messagesHaveTheirTablesAndVerdicts() {
        List<Sample> echoes = new ArrayList<>();
        List<Sample> rates = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            for (Way way : Way.values()) {
                echoes.add(new LatencySample(round, way, 496, new long[] {0, 50_000}, new long[] {100_000, LatencySample.LOST}));
                rates.add(new ThroughputSample(round, way, 496, 5000, way == Way.FD ? 1_000_000_000L : 1_100_000_000L));
            }
        }
        String latency = MarkdownReport.of(SampleRuns.run(new LatencyPlan("rpmsg_ctrl0", 0x400, List.of(496), 2000, 2, 6), echoes));
        assertTrue(latency.contains("one was due every 500.0 us"), latency);
        assertTrue(latency.lines().filter(line -> line.matches(" +496 +(legacy|fd) +100.* 6")).count() == 4, latency);
        assertTrue(latency.contains("no difference is shown"), latency);
        String throughput = MarkdownReport.of(SampleRuns.run(new ThroughputPlan("rpmsg_ctrl0", 0x400, List.of(496), 5000, 16, 6), rates));
        assertTrue(throughput.contains("5000"), throughput);
        assertTrue(throughput.contains("legacy is 9.1 % slower"), throughput);
    }

    @Test
    void aRunWithoutSamplesSaysSo() {
        assertTrue(MarkdownReport.of(both().withoutSamples()).contains("No sample was taken."));
    }

    @Test
    void everySampleIsARecord() throws IOException {
        List<String> lines = csv(both()).lines().toList();
        assertEquals("round,way,engine,step,existing,loops,raw_nanos,doubled_nanos,net_nanos,retries", lines.get(0));
        assertEquals("1,legacy,native,loop,0,1000,137160000,,137160000,0", lines.get(1));
        assertEquals("1,fd,java,loop,0,1000,1600000,2500000,700000,", lines.get(4));
        assertEquals(25, lines.size());
    }

    @Test
    void everyMessageOfALatencySampleIsARecord() throws IOException {
        LatencySample sample = new LatencySample(3, Way.FD, 16, new long[] {7, 8}, new long[] {9, LatencySample.LOST});
        assertEquals("round,way,size,message,late_nanos,round_trip_nanos\r\n3,fd,16,0,7,9\r\n3,fd,16,1,8,\r\n",
                csv(SampleRuns.run(new LatencyPlan("c", 0, List.of(16), 1, 2, 3), List.of(sample))));
        assertEquals("round,way,size,messages,nanos\r\n1,legacy,2,3,4\r\n", csv(SampleRuns.run(
                new ThroughputPlan("c", 0, List.of(2), 3, 1, 1), List.of(new ThroughputSample(1, Way.LEGACY, 2, 3, 4)))));
    }

    @Test
    void aReportFitsANarrowPlaceAndItsTablesStay() {
        String report = MarkdownReport.of(both());
        String narrow = Lines.fit(report, 40);
        assertTrue(narrow.contains("""

                How long an endpoint takes to be
                created, opened, destroyed and closed,
                the legacy way (RPMSG_CREATE_EPT_IOCTL)
                and the fd way"""), narrow);
        List<String> tables = narrow.lines().filter(line -> line.startsWith("    ")).toList();
        assertEquals(report.lines().filter(line -> line.startsWith("    ")).toList(), tables);
        assertTrue(narrow.lines().allMatch(line -> line.length() <= 40 || line.startsWith("    ")), narrow);
        assertEquals(report.replaceAll("\\s+", " "), narrow.replaceAll("\\s+", " "), "the same words");
        assertEquals(report, Lines.fit(report, 76));
        assertEquals("First: short\nSecond: short\n", Lines.fit("First: short\nSecond: short\n", 40), "lines of their own");
    }
}
