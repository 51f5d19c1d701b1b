// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngFileTest {
    private static final int SECTION = 0x0A0D0D0A;

    @TempDir
    private Path folder;
    private final ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void tellsReceivedMessagesWithTheirSequence() throws IOException {
        section();
        packet(0x1_0000_0001L, 0, false);
        packet(0x1_0000_0002L, 7, true);
        packet(0x1_0000_0005L, 1, false);
        packet(0x1_0000_0009L, 3, false);
        SequenceCheck check = new SequenceCheck();
        PcapngFile.read(written(), check);
        assertEquals(3, check.received());
        assertEquals(1, check.wrong());
        assertEquals(8, check.nanos());
    }

    @Test
    void refusesWhatIsNoCaptureOrIsCut() throws IOException {
        section();
        packet(1, 0, false);
        Path whole = written();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 5));
        Path other = Files.writeString(folder.resolve("other"), "This is not a capture");
        assertThrows(IOException.class, () -> PcapngFile.read(cut, new SequenceCheck()));
        assertThrows(IOException.class, () -> PcapngFile.read(other, new SequenceCheck()));
    }

    private void section() {
        file.putInt(SECTION).putInt(28).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28);
    }

    private void packet(long nanos, int number, boolean outbound) {
        int length = 16 + 5;
        int total = 8 + 20 + 24 + 12 + 4;
        file.putInt(6).putInt(total).putInt(0).putInt((int) (nanos >>> 32)).putInt((int) nanos).putInt(length).putInt(length);
        file.putLong(0).putLong(0).putInt(number).put((byte) 9).put(new byte[3]);
        file.putShort((short) 2).putShort((short) 4).putInt(outbound ? 2 : 1).putInt(0);
        file.putInt(total);
    }

    private Path written() throws IOException {
        byte[] bytes = new byte[file.position()];
        file.get(0, bytes);
        return Files.write(folder.resolve("capture"), bytes);
    }
}
