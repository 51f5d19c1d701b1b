// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.time.Duration;
import java.util.Optional;

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The C program that reads messages on the board and throws them away. */
final class ReadProgram implements RateSearch.Receiver {
    private static final String PROGRAM = "read-rate";

    private final Lab lab;
    private final String path;

    ReadProgram(Lab lab) throws Exception {
        this.lab = lab;
        this.path = lab.install(PROGRAM);
    }

    @Override
    public String name() {
        return "C program";
    }

    @Override
    public MessageStream run(int rate, int seconds, boolean watchMemory) throws Exception {
        int count = rate * seconds;
        lab.silenceSource();
        String output = lab.run("exec " + path + " fd " + RemoteCore.SOURCE_ADDRESS + " " + MessageStream.SIZE + " " + rate + " "
                + count, new byte[0], Duration.ofSeconds(10L * seconds + 30));
        JsonNode result = JsonMapper.builder().build().readTree(output);
        return new MessageStream(count, rate, result.get("received").asLong(), result.get("wrong").asLong(),
                result.get("nanos").asLong(), Optional.empty(), Optional.empty());
    }
}
