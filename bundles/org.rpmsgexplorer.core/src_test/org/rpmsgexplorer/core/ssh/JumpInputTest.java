// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Random;

import org.junit.jupiter.api.Test;

class JumpInputTest {
    @Test
    void whatIsWrittenIsReadInItsOrder() throws IOException {
        Random random = new Random(3);
        byte[] sent = new byte[1_000_000];
        random.nextBytes(sent);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (JumpInput input = new JumpInput(); OutputStream writer = input.writer()) {
            int written = 0;
            while (read.size() < sent.length) {
                int part = Math.min(random.nextInt(50_000), sent.length - written);
                writer.write(sent, written, part);
                written += part;
                byte[] some = new byte[random.nextInt(50_000) + 1];
                int count = input.available() == 0 ? 0 : input.read(some);
                read.write(some, 0, count);
            }
            assertArrayEquals(sent, read.toByteArray());
            writer.write(7);
            writer.close();
            assertEquals(7, input.read());
            assertEquals(-1, input.read());
        }
    }

    @Test
    void aReadHasALimitOnWhichKeepAliveHangs() throws IOException {
        try (JumpInput input = new JumpInput()) {
            input.setLimit(20);
            assertThrows(SocketTimeoutException.class, input::read);
        }
    }

    @Test
    void aFloodIsCutOff() throws IOException {
        try (JumpInput input = new JumpInput(); OutputStream writer = input.writer()) {
            byte[] part = new byte[1 << 20];
            for (int index = 0; index < 16; index++) {
                writer.write(part);
            }
            assertThrows(IOException.class, () -> writer.write(1));
            assertThrows(IOException.class, input::read);
        }
    }
}
