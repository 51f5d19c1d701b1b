// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.export.ExportFormat;
import org.rpmsgexplorer.core.capture.pcapng.PcapngReader;
import org.rpmsgexplorer.core.capture.pcapng.PcapngReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a capture of a pcapng file. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = {"Make a capture of a pcapng file, and say what was taken and what was left.",
                "What rpmsg wrote comes back, but for the board's monotonic time; of other files those packets are taken that have"
                        + " the link type USER0 and begin with rpmsg's 16-byte header."},
        footer = {"", "Examples:", "  rpmsg capture import colleague.pcapng colleague.rpmsg",
                "  rpmsg capture import more.pcapng lunch.rpmsg --append"})
final class CaptureImportCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int BUFFER = 1 << 20;

    @Parameters(index = "0", paramLabel = "PCAPNG", description = "A pcapng file; - is standard input.")
    private Path source;

    @Parameters(index = "1", paramLabel = "CAPTURE", description = "The capture (.rpmsg) to make.")
    private Path file;

    @Option(names = "--append", description = "Go on with the capture that is there.")
    private boolean append;

    @Option(names = "--overwrite", description = "Write a capture anew that is there. Default: refuse.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What is printed as JSON. */
    private record Imported(Path capture, long rows, long messages, long shortened, long otherLinks, long noHeader,
            OptionalLong cutAt) {
    }

    @Override
    public Integer call() throws Exception {
        if (append && overwrite) {
            throw new UsageException("--append goes on with what --overwrite takes away: one of the two");
        }
        CaptureTarget target = CaptureTarget.of(file, Optional.empty());
        if (target.format() != ExportFormat.RPMSG) {
            throw new UsageException("The name of a capture ends in .rpmsg, and that of " + file + " does not");
        }
        String name = source.equals(STANDARD_INPUT) ? "standard input" : source.toString();
        try (Interrupt interrupt = new Interrupt(); InputStream in = open(); LateSink sink = new LateSink(() -> append
                ? target.append("imported from " + name) : target.create("imported from " + name, overwrite))) {
            if (append || overwrite) {
                target.refuseSame(source);
            } else {
                target.refuseExisting();
            }
            PcapngReport report = read(in, name, sink, interrupt);
            sink.finish();
            print(report, sink.isOpen(), interrupt.asked());
            return sink.isOpen() ? 0 : 1;
        }
    }

    private InputStream open() throws CaptureException {
        try {
            return new BufferedInputStream(source.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(source),
                    BUFFER);
        } catch (IOException unreadable) {
            throw CaptureException.unreadable(source, unreadable);
        }
    }

    private PcapngReport read(InputStream in, String name, LateSink sink, Interrupt interrupt) throws IOException {
        long size = source.equals(STANDARD_INPUT) ? 0 : Files.size(source);
        try (ImportProgress progress = new ImportProgress(interrupt)) {
            return PcapngReader.read(in, name, size, sink, progress);
        } catch (CaptureException wrong) {
            tell(sink.rows(), "rows before the place that is wrong were taken to " + file);
            throw wrong;
        } catch (IOException failed) {
            throw new CaptureException(name + " cannot be read: " + failed.getMessage(), "", failed);
        }
    }

    private void print(PcapngReport report, boolean made, boolean early) {
        if (json) {
            Json.print(new Imported(file, report.rows(), report.messages(), report.shortened(), report.otherLinks(),
                    report.noHeader(), report.cutAt()));
        } else if (made) {
            System.out.println(report.messages() + " messages and " + (report.rows() - report.messages())
                    + " other rows taken to " + Terminal.harmless(file.toString()) + (early ? ", ended early" : ""));
        }
        tell(report.shortened(), "messages are shortened: the file does not have all of their bytes");
        tell(report.otherLinks(), "packets were left: their link type is not USER0");
        tell(report.noHeader(), "packets were left: they are shorter than rpmsg's header");
        report.cutAt().ifPresent(at -> System.err.println("rpmsg: the file breaks off in the block at byte " + at
                + "; what stands before was taken"));
        if (!made) {
            System.err.println("rpmsg: nothing was there to take; no capture was made");
        }
    }

    private static void tell(long count, String what) {
        if (count > 0) {
            System.err.println("rpmsg: " + count + " " + Terminal.harmless(what));
        }
    }
}
