// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The memory of the agent on a board, and of the board.
 *
 * @param residentBytes of the agent, with the pages that it shares with others
 * @param shareBytes of the agent, with its part of the pages that it shares
 * @param boardBytes that the board could still give to programs
 */
record AgentMemory(long residentBytes, long shareBytes, long boardBytes) {
    private static final String READ = "pid=$(pgrep -n -f '[a]gent.jar')"
            + " || { echo 'no agent runs any more' >&2; exit 1; }; cat /proc/$pid/smaps_rollup /proc/meminfo";

    /** Reads the memory of the agent that was started last. */
    static AgentMemory read(Lab lab) throws Exception {
        Map<String, Long> values = lab.run(READ).lines().map(line -> line.split(":?\\s+"))
                .filter(words -> words.length == 3 && words[2].equals("kB"))
                .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1]) * 1024, (first, same) -> first));
        return new AgentMemory(values.get("Rss"), values.get("Pss"), values.get("MemAvailable"));
    }
}
