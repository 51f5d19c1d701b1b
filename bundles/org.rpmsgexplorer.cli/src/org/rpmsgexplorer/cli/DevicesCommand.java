// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what rpmsg has on a board. */
@Command(name = "devices", mixinStandardHelpOptions = true,
        description = "List the control devices, channels and endpoint nodes of a board.",
        footer = {"", "Examples:", "  rpmsg devices", "  rpmsg devices -b root@192.0.2.1 --json"})
final class DevicesCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Connection connection = board.connect()) {
            Devices devices = connection.devices();
            if (json) {
                Json.print(devices);
            } else {
                DeviceTables.print(devices);
            }
        }
        return 0;
    }
}
