// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.perf.Wireshark.Total;

/** Whether a million messages are the same after they were exported as pcapng and imported again, and Wireshark sees them all. */
final class ExchangeFigure implements Figure {
    private static final int MESSAGES = 1_000_000;
    private static final int QUICK_MESSAGES = 100_000;
    private static final int RPMSG_HEADER = 16;

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public String description() {
        return "what differs when messages go to pcapng and back, and what capinfos and tshark count differently; needs no board";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int messages = settings.quick() ? QUICK_MESSAGES : MESSAGES;
        Wireshark wireshark = new Wireshark(settings.work());
        Path capture = settings.work().resolve("exchange.rpmsg");
        Path pcapng = settings.work().resolve("exchange.pcapng");
        Path back = settings.work().resolve("back.rpmsg");
        try {
            try (CaptureWriter writer = CaptureWriter.create(capture, "perf")) {
                new SampleMessages().write(writer, messages);
            }
            settings.progress().accept("export and import of " + messages + " messages");
            long start = System.nanoTime();
            Exchange.export(capture, pcapng);
            long exported = System.nanoTime();
            Exchange.importTo(back, pcapng);
            long imported = System.nanoTime();
            long rows = Exchange.differences(capture, back);
            long payloads = Exchange.missing(pcapng, messages);
            settings.progress().accept("capinfos and tshark");
            Total counted = wireshark.capinfos(pcapng);
            Total added = wireshark.lengths(pcapng);
            Total expected = new Total(messages, (long) messages * (SampleMessages.SIZE + RPMSG_HEADER));
            String times = String.format(Locale.ROOT, "%d messages of %d bytes, exported in %.1f s, imported in %.1f s", messages,
                    SampleMessages.SIZE, (exported - start) / 1e9, (imported - exported) / 1e9);
            return List.of(
                    Line.of("exchange rows", "rows", rows, 0, "rows that differ by endpoint, direction, time, address or payload; "
                            + times),
                    Line.of("exchange payloads", "rows", payloads, 0,
                            "received payloads that another reader of pcapng does not find in their order"),
                    line("packets", Math.abs(counted.packets() - expected.packets()), Math.abs(added.packets()
                            - expected.packets())),
                    line("bytes", Math.abs(counted.bytes() - expected.bytes()), Math.abs(added.bytes() - expected.bytes())));
        } finally {
            for (Path file : List.of(capture, pcapng, back)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Line line(String what, long capinfos, long tshark) {
        return Line.of("exchange " + what, what, Math.max(capinfos, tshark), 0,
                what + " that capinfos or tshark (sum of frame.len) counts differently, rpmsg's headers included");
    }
}
