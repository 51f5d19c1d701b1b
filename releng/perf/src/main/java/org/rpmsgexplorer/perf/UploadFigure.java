// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.List;

/** How much the first connection leaves on a board. */
final class UploadFigure implements Figure {
    private static final double LIMIT_MEGABYTES = 1;
    private static final String FILES = "find ~ /tmp /var/tmp /dev/shm -type f -newer /run/before -exec wc -c {} \\;";

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public String description() {
        return "bytes of all files that a first connection leaves in the places where the agent may live";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        try (Lab lab = Lab.start(settings)) {
            lab.run("touch /run/before");
            lab.time(lab.cli("devices"));
            double bytes = lab.run(FILES).lines().mapToLong(line -> Long.parseLong(line.strip().split(" ")[0])).sum();
            if (bytes == 0) {
                throw new IllegalStateException("The agent was not found on the board");
            }
            return List.of(Line.of(name(), "MB", bytes / 1e6, LIMIT_MEGABYTES, description()));
        }
    }
}
