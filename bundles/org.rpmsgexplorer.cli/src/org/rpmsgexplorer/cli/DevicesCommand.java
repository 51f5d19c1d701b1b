// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.connection.DeviceWatch;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what rpmsg has on a board. */
@Command(name = "devices", mixinStandardHelpOptions = true,
        description = {"List the control devices, remote processors, channels and endpoint nodes of a board.",
                "What nobody tells is shown as –, and is null in JSON."},
        footer = {"", "Examples:", "  rpmsg devices", "  rpmsg devices -b root@192.0.2.1 --json", "  rpmsg devices --watch"})
final class DevicesCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Mixin
    private BoardOption board;

    @Option(names = "--watch", description = "Go on, and list again whenever something has changed, until Ctrl-C; a lost"
            + " connection is waited for. With --json, each list is one line.")
    private boolean watch;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (watch) {
            watch();
            return 0;
        }
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

    private void watch() throws Exception {
        DeviceNews news = new DeviceNews(System.err);
        try (Interrupt interrupt = new Interrupt();
                Connection connection = board.connect(ConnectionOptions.PLAIN.comingBack().telling(news));
                DeviceWatch watching = connection.watchDevices(news::devices)) {
            // Who reads this, such as head, may have seen enough; Main tells.
            while (!interrupt.asked() && !System.out.checkError()) {
                print(news.next());
            }
        } catch (InterruptedException stopped) {
            // By Ctrl-C.
        } catch (BoardException ended) {
            if (!Thread.interrupted()) {
                throw ended;
            }
        }
    }

    private void print(Devices devices) {
        if (json) {
            Json.printLine(devices);
        } else {
            System.out.println("== " + LocalTime.now().format(TIME));
            DeviceTables.print(devices);
            System.out.println();
        }
    }
}
