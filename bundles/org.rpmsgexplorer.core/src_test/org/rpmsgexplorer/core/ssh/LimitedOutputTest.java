// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;

class LimitedOutputTest {
    @Test
    void theBeginningIsKeptAndNothingBehindTheLimit() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (LimitedOutput out = new LimitedOutput(kept)) {
            byte[] part = new byte[(1 << 20) - 3];
            out.write(part, 0, part.length);
            out.write(new byte[] {9, 1, 2, 3, 4}, 1, 4);
            out.write(5);
            out.write(new byte[10], 0, 10);
        }
        byte[] bytes = kept.toByteArray();
        assertEquals(1 << 20, bytes.length);
        assertEquals(1, bytes[bytes.length - 3]);
        assertEquals(3, bytes[bytes.length - 1]);
    }
}
