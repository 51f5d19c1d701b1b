// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.perf.Wireshark.Total;

class WiresharkTest {
    @Test
    void readsWhatTheProgramsPrint() {
        assertEquals(new Total(1_000_000, 80_000_000), Wireshark.capinfos("/tmp/a\tb.pcapng\t1000000\t80000000\n"));
        assertEquals(new Total(3, 97), Wireshark.lengths("80\n16\n1\n"));
        assertEquals(new Total(0, 0), Wireshark.lengths(""));
    }

    @Test
    void readsWhatTheMeasuringProcessPrints() {
        assertEquals(Map.of("open", 0.5, "all by text", 1e-3), CaptureFigure.results("open 0.5\nall by text 0.001\n"));
    }
}
