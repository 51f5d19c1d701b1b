// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;

class ExchangeTest {
    private static final int MESSAGES = 1_000;

    @TempDir
    private Path folder;

    @Test
    void nothingDiffersAfterThereAndBack() throws IOException {
        Path capture = sample("one.rpmsg", MESSAGES);
        Path pcapng = folder.resolve("one.pcapng");
        Path back = folder.resolve("back.rpmsg");
        Exchange.export(capture, pcapng);
        Exchange.importTo(back, pcapng);
        assertEquals(0, Exchange.differences(capture, back));
        assertEquals(0, Exchange.missing(pcapng, MESSAGES));
    }

    @Test
    void countsRowsThatDifferAndThoseThatOneLacks() throws IOException {
        Path capture = sample("one.rpmsg", MESSAGES);
        Path shorter = sample("shorter.rpmsg", MESSAGES - 3);
        assertEquals(3, Exchange.differences(capture, shorter));
        assertEquals(3, Exchange.differences(shorter, capture));
        Path pcapng = folder.resolve("shorter.pcapng");
        Exchange.export(shorter, pcapng);
        assertEquals(3, Exchange.missing(pcapng, MESSAGES));
        // Another payload, another direction, another endpoint: each is a difference.
        Path others = folder.resolve("others.rpmsg");
        Path plain = folder.resolve("plain.rpmsg");
        write(plain, 0, 0, 0);
        write(others, 1, 2, 3);
        assertEquals(3, Exchange.differences(plain, others));
    }

    private void write(Path file, int otherPayload, int otherDirection, int otherEndpoint) throws IOException {
        try (CaptureWriter writer = CaptureWriter.create(file, "test")) {
            for (CapturedEndpoint endpoint : SampleMessages.endpoints()) {
                writer.addEndpoint(endpoint);
            }
            for (int i = 1; i <= 4; i++) {
                writer.message(i == otherEndpoint ? 1 : 0, i == otherDirection ? Direction.SENT : Direction.RECEIVED, i, i, 1, 2,
                        ByteBuffer.wrap(new byte[] {(byte) (i == otherPayload ? 9 : 0)}));
            }
        }
    }

    private Path sample(String name, int messages) throws IOException {
        Path file = folder.resolve(name);
        try (CaptureWriter writer = CaptureWriter.create(file, "test")) {
            new SampleMessages().write(writer, messages);
        }
        return file;
    }
}
