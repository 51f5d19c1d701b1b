// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class MainTest {
    private static final String NO_BOARD = "virtual:test-no-such-board";

    private static final Set<String> WITHOUT_BOARD = Set.of("demo", "completion", "help", "hosts list",
            "hosts forget", "bench list", "bench show", "bench compare", "bench export",
            "bench import", "bench delete");

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private CommandLine rpmsg;

    @BeforeEach
    void makeCommandLine() {
        rpmsg = Main.commandLine(new ErrorReport(folder.resolve("rpmsg.log"))).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        assertEquals(0, run((command + " --help").strip()));
        String usage = "Usage: " + ("rpmsg " + command).strip();
        // The one of picocli itself has its description first.
        assertTrue(command.equals("help") ? out.toString().contains(usage) : out.toString().startsWith(usage), out::toString);
        assertEquals("", errors.toString());
        CommandSpec spec = spec(command);
        assertTrue(spec.usageMessage().description().length > 0);
        for (OptionSpec option : spec.options()) {
            assertTrue(option.description().length > 0, option::longestName);
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            assertTrue(parameter.description().length > 0, parameter::paramLabel);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandThatGoesToABoardCanBeToldWhich(String command) {
        // Without a command of its own, bench runs one.
        boolean leaf = spec(command).subcommands().isEmpty() || command.equals("bench");
        assertEquals(leaf && !WITHOUT_BOARD.contains(command) && !command.startsWith("capture "), spec(command).findOption("-b") != null);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsAnExample(String command) {
        boolean group = !command.isEmpty() && !spec(command).subcommands().isEmpty();
        String footer = String.join("\n", spec(command).usageMessage().footer());
        assertTrue(group || command.equals("help") || footer.contains("  " + ("rpmsg " + command).strip())
                || footer.contains("./rpmsg " + command), command + ": " + footer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "devices --nonsense", "board", "send", "send echo", "send echo text --hex 01",
            "send echo --hex 0g", "send echo --file no/such/file", "send echo text --src 0x100000000",
            "send echo text --way other", "send echo text --wait -1", "send echo text --wait NaN", "send any text",
            "send echo text --repeat 0", "send echo text --repeat 100001 --wait 1 --json", "send echo a\\q",
            "monitor", "monitor echo --count 0", "monitor echo echo", "monitor a b --src 5", "monitor echo --quiet",
            "monitor any --send text", "monitor echo --json --hex",
            "create", "create echo --channel c", "create --channel c --hold", "create echo --way none", "destroy",
            "destroy rpmsg0 --leftovers", "destroy --channel c --dst 0x1ffffffff", "ping any", "bench --loops 0",
            "bench --repeats 0", "bench --loops many", "devices -b user@@host", "devices -b virtual:../x",
            "devices -b virtual:", "devices -J other", "completion", "completion fish", "board",
            "board start -b root@192.0.2.1", "board core", "board core stop", "board nonsense", "hosts", "hosts forget",
            "hosts forget a@b@c", "hosts list -x", "capture", "capture list", "capture list f --count 0",
            "capture list f --tail 1 --count 1", "capture list f --json --hex", "capture list f --from -1", "capture filter f",
            "capture filter f dir==rx", "capture filter f dir==rx --write g.txt", "capture export f", "capture export f g",
            "capture export f g.csv --format x", "capture export f - --format rpmsg", "capture import f", "capture import f g.pcapng",
            "capture import f g.rpmsg --append --overwrite", "capture follow f --tail -1", "capture note f",
            "replay f", "replay f any", "replay f echo --speed 0", "replay f echo --repeat 0", "replay f echo --overwrite",
            "replay f echo --write -", "bench nonsense", "bench run --loops 0", "bench show",
            "bench show last --json --markdown", "bench compare last", "bench export last", "bench export last run.txt",
            "bench export last - --format x", "bench import", "bench delete"})
    void aWrongCallEndsWith2AndSaysWhy(String arguments) {
        assertEquals(2, run(arguments));
        List<String> lines = errors.toString().lines().toList();
        assertTrue(lines.size() == 2 || lines.get(2).startsWith("Did you mean"), errors::toString);
        assertTrue(lines.get(0).startsWith("rpmsg: "), errors::toString);
        assertTrue(lines.get(1).matches(" +See rpmsg.* --help\\."), errors::toString);
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"devices", "channels", "endpoints", "create echo", "destroy rpmsg0", "ping echo",
            "send echo text", "monitor echo", "bench", "bench run", "board ssh", "board core status", "board log"})
    void aBoardThatIsNotThereEndsWith1AndTwoLines(String arguments) {
        assertEquals(1, run(arguments + " -b " + NO_BOARD));
        assertEquals(2, errors.toString().lines().count(), errors::toString);
        assertTrue(errors.toString().startsWith("rpmsg: "), errors::toString);
    }

    @Test
    void aCommandThatThereIsNotIsNamed() {
        run("board nonsense");
        assertTrue(errors.toString().startsWith("rpmsg: There is no command \"nonsense\""), errors::toString);
    }

    @Test
    void aNameThatNoBoardCanHaveIsNamed() {
        run("devices -b virtual:../x");
        assertTrue(errors.toString().contains("../x"), errors::toString);
    }

    private int run(String arguments) {
        return rpmsg.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }

    private CommandSpec spec(String command) {
        CommandLine found = rpmsg;
        for (String word : command.isEmpty() ? new String[0] : command.split(" ")) {
            found = found.getSubcommands().get(word);
        }
        return found.getCommandSpec();
    }

    static Stream<String> commands() {
        List<String> commands = new ArrayList<>();
        collect(Main.commandLine(), "", commands);
        return commands.stream();
    }

    private static void collect(CommandLine command, String name, List<String> into) {
        into.add(name);
        command.getSubcommands().forEach((word, sub) -> collect(sub, (name + " " + word).strip(), into));
    }
}
