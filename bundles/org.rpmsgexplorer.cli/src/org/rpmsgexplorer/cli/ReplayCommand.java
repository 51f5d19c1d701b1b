// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.record.Recorder;
import org.rpmsgexplorer.core.capture.replay.CaptureMessages;
import org.rpmsgexplorer.core.capture.replay.Replay;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends the messages of a capture. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = {"Send messages of a capture again, to PEER, with the times between them that they once had.",
                "Which: those that FILTER lets through. Without one, those that were sent (tx) when the capture was made, or,"
                        + " if none were, those that were received. --endpoint takes those of one endpoint only.",
                "Ctrl-C ends it, with a report of what was sent."},
        footer = {"", "Examples:", "  rpmsg replay lunch.rpmsg rpmsg-echo",
                "  rpmsg replay lunch.rpmsg 0x400 --endpoint sensor --speed 10",
                "  rpmsg replay lunch.rpmsg rpmsg-echo 'len < 64' --write answers.rpmsg"})
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Mixin
    private CaptureFileParameter file;

    @Parameters(index = "1", paramLabel = "PEER", description = EndpointOptions.PEER)
    private String peer;

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "FILTER",
            description = "Which messages, as in rpmsg capture list.")
    private List<String> filter = new ArrayList<>();

    @Option(names = "--endpoint", paramLabel = "LABEL",
            description = "Send the messages of this endpoint of the capture only; see rpmsg capture info. Default: of"
                    + " all.")
    private String source;

    @Option(names = "--speed", paramLabel = "N", defaultValue = "1", converter = Speed.class,
            description = "1 is the original timing, 2 twice as fast; max: as fast as each is taken. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double speed;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", converter = Rounds.class,
            description = "How often to send them all; forever: until Ctrl-C. Default: ${DEFAULT-VALUE}.")
    private OptionalInt rounds;

    @Option(names = "--any-length", description = "Send messages of more than " + Endpoint.VIRTIO_MOST
            + " bytes on virtio too: for kernels with larger buffers. Default: refuse, before anything is sent.")
    private boolean anyLength;

    @Mixin
    private EndpointOptions options;

    @Mixin
    private DecoderOptions decoders;

    @Option(names = "--write", paramLabel = "TARGET",
            description = "Write what is sent and what comes back to a new file, as rpmsg monitor --write does.")
    private Path answers;

    @Option(names = "--overwrite", description = "Write a file anew that is there. Default: refuse.")
    private boolean overwrite;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "1", converter = Seconds.class,
            description = "With --write: how long to wait after the last message for what comes back. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Duration wait;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What is printed as JSON; how late messages were is null where nobody asked for times, or it failed. */
    private record Replayed(String messages, long destination, Way way, long sent, long bytes, OptionalLong rounds,
            double seconds, OptionalLong late, OptionalLong worstNanos, OptionalLong answers) {
    }

    @Override
    public Integer call() throws Exception {
        EndpointOptions.refuseAny(peer);
        if (overwrite && answers == null) {
            throw new UsageException("--overwrite is for --write");
        }
        CaptureTarget target = answers == null ? null : CaptureTarget.of(answers, Optional.empty());
        if (target != null && target.isStandardOutput()) {
            throw new UsageException("--write needs a file here, because the report goes to standard output");
        }
        RowFilter asked = RowFilter.of(filter);
        try (Interrupt interrupt = new Interrupt(); Capture capture = file.open()) {
            ReplaySelection selection = ReplaySelection.of(capture, asked, Optional.ofNullable(source), decoders,
                    interrupt);
            if (selection.messages() == 0 && !interrupt.asked()) {
                throw new CommandException("The capture has no such message: " + selection.text(), "", null);
            } else if (target != null && overwrite) {
                target.refuseSame(file.path());
            } else if (target != null) {
                target.refuseExisting();
            }
            if (!interrupt.asked()) {
                replay(capture, selection, target, interrupt);
            }
        }
        return 0;
    }

    private void replay(Capture capture, ReplaySelection selection, CaptureTarget target, Interrupt interrupt)
            throws CommandException, BoardException, IOException {
        try (Connection connection = board.connect(); Inbox inbox = connection.newInbox()) {
            Devices devices = connection.devices();
            EndpointSpec spec = options.resolve(devices, peer);
            refuseTooLong(selection, devices, spec);
            if (!json) {
                System.out.println("Replaying to " + Addresses.format(OptionalLong.of(spec.destination())) + ", "
                        + spec.way() + " way: " + Terminal.harmless(selection.text()));
            }
            String origin = "replay of " + capture.path().getFileName() + " on " + board.text();
            try (RowSink sink = target == null ? null : target.create(origin, overwrite);
                    Endpoint endpoint = connection.open(spec, inbox.listener(0))) {
                Optional<Recorder> recorder = Optional.ofNullable(sink).map(to -> new Recorder(to, connection::boardTime));
                if (recorder.isPresent()) {
                    recorder.get().open(board.text(), peer, endpoint.spec(), false);
                }
                ReplayTraffic traffic = new ReplayTraffic(endpoint, inbox::takeAll, recorder, interrupt);
                send(traffic, capture, selection, interrupt);
            } catch (IOException failed) {
                throw target == null ? failed : target.unwritable(failed);
            }
        }
    }

    private void refuseTooLong(ReplaySelection selection, Devices devices, EndpointSpec spec) throws CommandException {
        boolean virtio = devices.controls().stream().filter(control -> control.name().equals(spec.control()))
                .anyMatch(control -> control.device().orElse("").startsWith("virtio"));
        ReplaySelection.Longest longest = selection.longest().orElseThrow();
        if (virtio && !anyLength && longest.length() > Endpoint.VIRTIO_MOST) {
            throw new CommandException("Row " + longest.row() + " has " + longest.length()
                    + " bytes, and virtio takes up to " + Endpoint.VIRTIO_MOST, "Leave such messages away with the filter len <= "
                            + Endpoint.VIRTIO_MOST
                            + ", or try with --any-length if the kernel has larger buffers. Nothing was sent.", null);
        }
    }

    /** Sends until all is sent, or Ctrl-C; tells what was sent also where it fails. */
    private void send(ReplayTraffic traffic, Capture capture, ReplaySelection selection, Interrupt interrupt)
            throws CommandException, BoardException, IOException {
        long start = System.nanoTime();
        CaptureMessages messages = new CaptureMessages(capture, selection.filter());
        Optional<Replay.Report> report = Optional.empty();
        try (ReplayProgress progress = new ReplayProgress(interrupt, selection.messages())) {
            report = Optional.of(new Replay().run(messages, new Replay.Settings(speed, rounds), traffic, progress));
            if (answers != null && !interrupt.asked()) {
                traffic.await(wait);
            }
        } catch (InterruptedException stopped) {
            // By Ctrl-C while it waits for what comes back.
        } catch (BoardException failed) {
            throw report.isPresent() ? failed : new BoardException(failed.kind(), "Row " + messages.row()
                    + " could not be sent: " + failed.getMessage(), failed.hint(), failed);
        } finally {
            try {
                traffic.takeRest();
            } finally {
                print(traffic, selection, report, (System.nanoTime() - start) / 1e9);
            }
        }
    }

    private void print(ReplayTraffic traffic, ReplaySelection selection, Optional<Replay.Report> report,
            double seconds) {
        EndpointSpec spec = traffic.endpoint().spec();
        boolean timed = report.isPresent() && speed != Double.POSITIVE_INFINITY;
        OptionalLong late = timed ? OptionalLong.of(report.get().late()) : OptionalLong.empty();
        OptionalLong worst = timed ? OptionalLong.of(report.get().worstNanos()) : OptionalLong.empty();
        OptionalLong done = report.isPresent() ? OptionalLong.of(report.get().rounds()) : OptionalLong.empty();
        if (json) {
            Json.print(new Replayed(selection.text(), spec.destination(), spec.way(), traffic.messages(), traffic.bytes(),
                    done, seconds, late, worst, answers == null ? OptionalLong.empty() : OptionalLong.of(traffic.answers())));
            return;
        }
        long all = rounds.isPresent() ? selection.messages() * rounds.getAsInt() : traffic.messages();
        System.out.println("Sent " + (traffic.messages() < all ? traffic.messages() + " of " : "") + all + (all == 1 ? " message, " : " messages, ")
                + traffic.bytes() + " bytes, in " + String.format(Locale.ROOT, "%.1f s", seconds)
                + (done.isPresent() && rounds.isEmpty() ? ", " + done.getAsLong() + " whole rounds" : "")
                + (timed ? "; " + late.getAsLong() + " late, by up to " + CaptureFormats.interval(worst) : "")
                + (answers == null ? "" : "; " + traffic.answers() + " messages came back"));
    }
}
