// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.doctor.Finding;
import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus;

/** What a virtual board needs of this machine. */
final class VirtualBoardFindings {
    private static final String SUBJECT = "Virtual board";
    /** What run.sh of the virtual board calls. */
    private static final List<String> TOOLS = List.of("setpriv", "taskset", "vde_plug", "ssh-keygen", "ip");
    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    private VirtualBoardFindings() {
    }

    /** Looks at this machine; returns whether the board runs, so that there is more to look at. */
    static boolean check(String name, Consumer<Finding> findings) throws IOException {
        try {
            Kernel kernel = Kernel.locate();
            findings.accept(kernel.isBuilt() ? Finding.ok(SUBJECT, "its kernel is built: " + kernel.image())
                    : Finding.problem(SUBJECT, "its kernel is not built",
                    "./rpmsg setup builds it, once, in some minutes."));
        } catch (VirtualBoardException cannot) {
            findings.accept(Finding.problem(SUBJECT, cannot.getMessage(), cannot.hint()));
            return false;
        }
        List<String> missing = TOOLS.stream().filter(tool -> !isThere(tool)).toList();
        findings.accept(missing.isEmpty() ? Finding.ok(SUBJECT, "its tools are there: " + String.join(", ", TOOLS))
                : Finding.problem(SUBJECT, "tools are missing on this machine: " + String.join(", ", missing),
                        "./rpmsg setup installs them, as root or with sudo."));
        BoardFolder folder = BoardFolder.of(name);
        Optional<BoardState> state = folder.running();
        if (state.isEmpty()) {
            findings.accept(Finding.problem(SUBJECT, "\"" + name + "\" does not run", "rpmsg board start -b virtual:"
                    + name
                    + (Files.exists(folder.consoleLog()) ? "; why it ended: rpmsg board log -b virtual:" + name : "")));
            return false;
        }
        findings.accept(Finding.ok(SUBJECT, "\"" + name + "\" runs, process " + state.get().pid()));
        remoteCore(name, folder, findings);
        return true;
    }

    private static void remoteCore(String name, BoardFolder folder, Consumer<Finding> findings) throws IOException {
        RemoteCoreStatus status = BoardControl.status(folder);
        String text = status.state().name().toLowerCase(Locale.ROOT);
        findings.accept(switch (status.state()) {
            case CRASHED -> Finding.problem("Remote core", "it has crashed", "rpmsg board core return -b virtual:"
                    + name);
            case STALLED -> Finding.warning("Remote core", "it is stalled, and takes no message",
                    "rpmsg board core resume -b virtual:" + name);
            default -> Finding.ok("Remote core", text);
        });
    }

    private static boolean isThere(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + USUAL;
        return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
