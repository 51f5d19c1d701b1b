// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

class BoardStateTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static BoardState state(long pid, String start) throws IOException {
        return JSON.readValue("{\"name\":\"virtual\",\"pid\":" + pid + ",\"" + start
                + ",\"port\":1,\"identity\":\"/key\",\"knownHosts\":\"/hosts\",\"fdWay\":true,\"kernel\":\"/linux\"}",
                BoardState.class);
    }

    /** Ticks since boot are what a step of the clock leaves as it is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessIsKnownByItsStartSinceBoot() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String[] fields = Files.readString(Path.of("/proc/self/stat")).replaceFirst("\\(.*\\)", "java").split(" ");
        long ticks = Long.parseLong(fields[22 - 1]);
        BoardState state = state(self.pid(), "pidStart\":" + ticks);
        assertTrue(state.isAlive());
        assertEquals(state, JSON.readValue(JSON.writeValueAsString(state), BoardState.class));
        assertFalse(state(self.pid(), "pidStart\":" + (ticks - 1)).isAlive(), "the pid is another process's now");
        assertFalse(state(Integer.MAX_VALUE, "pidStart\":" + ticks).isAlive());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aBoardOfAnOlderBuildIsStillKnown() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long millis = self.info().startInstant().orElseThrow().toEpochMilli();
        assertTrue(state(self.pid(), "pidStartMillis\":" + millis).isAlive());
        assertFalse(state(self.pid(), "pidStartMillis\":" + (millis - 1)).isAlive());
    }

    @Test
    void theNameOfAProgramMayLookLikeFields() {
        assertEquals(4711, BoardState.startTicks("12 (a) S 1) R 1 12 12 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 9 0 4711 99 100\n"));
    }
}
